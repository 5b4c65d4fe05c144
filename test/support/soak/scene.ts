// What the kinds of work of the soak test share.

import type { PrimePool } from 'primepool';
import { expect } from 'vitest';
import { Random } from '../random.js';

export const random = new Random();

/** Counts, to see that nothing was skipped. */
export const count = {
  rounds: 0,
  calls: 0,
  answers: 0,
  refused: 0,
  aborted: 0,
  left: 0,
  lost: 0,
  closed: 0,
  kills: 0,
};

/** A kind of work: it calls a pool, and checks the answers. */
export type Work = (pool: PrimePool, signal: AbortSignal) => Promise<void>;

/** A random element of a list. */
export function oneOf<T>(list: readonly T[]): T {
  return list[random.below(list.length)] as T;
}

/** Takes all of a stream, or stops after some. @returns what was taken, and whether it is all */
export async function takeSome<T>(
  stream: AsyncIterable<T>,
  length: number,
): Promise<{ readonly taken: T[]; readonly all: boolean }> {
  const limit = random.below(3) === 0 ? random.below(length + 1) : Number.POSITIVE_INFINITY;
  const taken: T[] = [];
  for await (const value of stream) {
    taken.push(value);
    if (taken.length > limit) break;
  }
  const all = taken.length <= limit;
  if (!all) count.left++;
  return { taken, all };
}

/** Compares an answer. */
export function verify(actual: unknown, expected: unknown, answers = 1): void {
  expect(actual).toEqual(expected);
  count.answers += answers;
}
