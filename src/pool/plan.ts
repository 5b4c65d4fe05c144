// How a call is divided: whether it is done at once, in which order, and in chunks of which size.
// Pure.

import { CHUNK_DURATION, CHUNK_MINIMUM, INLINE_LIMIT, LONG_COST } from './tunables.js';

/** Whether work of this cost, in milliseconds, is too small to gain from a worker. */
export function isSmall(cost: number): boolean {
  return cost <= INLINE_LIMIT;
}

/** Whether a number of this cost, in milliseconds, is a job of its own. */
export function isLong(cost: number): boolean {
  return cost >= LONG_COST;
}

/**
 * Whether a long number is shared by the workers, in ranges of divisors, instead of given to one of
 * them: when it is among the last, and others would be idle before it is done.
 *
 * @param cost of the number, in milliseconds
 * @param remaining expected work not yet sent, with the number, in milliseconds
 */
export function isShared(cost: number, remaining: number, workers: number): boolean {
  return isLong(cost) && remaining < workers * cost;
}

/**
 * Items in the order in which they are sent: the longest first, so that no long job begins when all
 * others are done. Short ones, whose order does not matter, keep theirs.
 */
export function longestFirst<T extends { readonly cost: number }>(items: readonly T[]): T[] {
  const long = items.filter(({ cost }) => isLong(cost)).sort((a, b) => b.cost - a.cost);
  return long.length === 0 ? [...items] : [...long, ...items.filter(({ cost }) => !isLong(cost))];
}

/**
 * How much work the next chunk of short numbers holds, in milliseconds: a little, and less towards
 * the end, so that the workers finish together.
 *
 * @param remaining expected work not yet sent, in milliseconds; undefined if more will come
 * @param longest chunk, in milliseconds
 */
export function chunkBudget(
  remaining: number | undefined,
  workers: number,
  longest = CHUNK_DURATION,
): number {
  return remaining === undefined
    ? longest
    : Math.min(longest, Math.max(remaining / (2 * workers), CHUNK_MINIMUM));
}
