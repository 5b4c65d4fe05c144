// How a call is divided: whether it is done at once, in which order, and in chunks of which size. Pure.

import {
  CHUNK_DURATION,
  CHUNK_MINIMUM,
  DEAR_LIMIT,
  DIVISION_COST,
  FAST_COST,
  INLINE_LIMIT,
} from '../config.js';
import type { Method } from '../options.js';

/**
 * What a number is expected to cost, in milliseconds. Trial division is expected to go to √n, because
 * whether it ends sooner is what is to be found out.
 */
export function expectedCost(n: bigint, method: Method): number {
  if (method === 'bpsw' || n < 4n) return FAST_COST;
  return FAST_COST + Math.sqrt(Number(n)) * DIVISION_COST;
}

/** Whether work of this cost, in milliseconds, is too small to gain from a worker. */
export function isSmall(cost: number): boolean {
  return cost <= INLINE_LIMIT;
}

/** Whether a number of this cost, in milliseconds, is a job of its own. */
export function isDear(cost: number): boolean {
  return cost >= DEAR_LIMIT;
}

/**
 * Whether a dear number is shared by the workers, in ranges of divisors, instead of given to one of them:
 * when it is among the last, and others would be idle before it is done.
 *
 * @param cost of the number, in milliseconds
 * @param remaining expected work not yet sent, with the number, in milliseconds
 */
export function isShared(cost: number, remaining: number, workers: number): boolean {
  return isDear(cost) && remaining < workers * cost;
}

/**
 * Items in the order in which they are sent: the dearest first, so that no long job begins when all
 * others are done. Cheap ones, whose order does not matter, keep theirs.
 */
export function dearestFirst<T extends { readonly cost: number }>(items: readonly T[]): T[] {
  const dear = items.filter(({ cost }) => isDear(cost)).sort((a, b) => b.cost - a.cost);
  return dear.length === 0 ? [...items] : [...dear, ...items.filter(({ cost }) => !isDear(cost))];
}

/**
 * How much work the next chunk of cheap numbers holds, in milliseconds: a little, and less towards the
 * end, so that the workers finish together.
 *
 * @param remaining expected work not yet sent, in milliseconds; undefined if more will come
 */
export function chunkBudget(remaining: number | undefined, workers: number): number {
  return remaining === undefined
    ? CHUNK_DURATION
    : Math.min(CHUNK_DURATION, Math.max(remaining / (2 * workers), CHUNK_MINIMUM));
}
