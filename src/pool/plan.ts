// How a call is divided: on the calling thread or not, in which order, in chunks of which size.
// Pure.

import { CHUNK_DURATION, CHUNK_MINIMUM, INLINE_LIMIT, LONG_COST } from './tunables.js';

/** Whether work of this cost, in milliseconds, is too small to gain from a worker. */
export function isSmall(cost: number): boolean {
  return cost <= INLINE_LIMIT;
}

/** Whether a number of this cost, in milliseconds, is a separate job. */
export function isLong(cost: number): boolean {
  return cost >= LONG_COST;
}

/**
 * Whether the workers share a long number, in ranges of divisors: if it is among the last, and
 * other workers would become idle before it is done.
 *
 * @param cost of the number, in milliseconds
 * @param remaining expected work not yet sent, including the number, in milliseconds
 */
export function isShared(cost: number, remaining: number, workers: number): boolean {
  return isLong(cost) && remaining < workers * cost;
}

/**
 * Items in the order of sending: the longest first, or a long job could begin when all others are
 * done. Short ones, whose order does not matter, keep theirs.
 */
export function longestFirst<T extends { readonly cost: number }>(items: readonly T[]): T[] {
  const long = items.filter(({ cost }) => isLong(cost)).sort((a, b) => b.cost - a.cost);
  return long.length === 0 ? [...items] : [...long, ...items.filter(({ cost }) => !isLong(cost))];
}

/**
 * Work in the next chunk of short numbers, in milliseconds. It shrinks towards the end: the workers
 * then finish together.
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
