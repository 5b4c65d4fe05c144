// The book's method, in parts short enough to be stopped between them.

import { DIVISORS_PER_SLICE } from './config.js';
import { kernel } from './kernel.js';

/** What the kernel takes as a divisor at most. */
export const GREATEST_DIVISOR = 2 ** 32 - 1;

/**
 * The smallest prime factor of n, or undefined if n is prime or below 2.
 *
 * Costs about 0.2 ns for each integer up to that factor or √n: 20 ms for a prime near 10^16, a second
 * for one near 2^64, and keeps the thread for so long.
 */
export function smallestFactor(n: bigint): bigint | undefined {
  if (n < 4n) return undefined;
  const divisor = kernel().findDivisor(n, 0, GREATEST_DIVISOR);
  return divisor === 0 ? undefined : BigInt(divisor);
}

/**
 * The same, pausing after every few milliseconds of work.
 *
 * @param pause is awaited between two parts; what it throws ends the search
 * @param range the divisors to be tried; of one that has smaller divisors, any may be found
 */
export async function smallestFactorInSlices(
  n: bigint,
  pause: () => Promise<void>,
  range = { first: 0, last: GREATEST_DIVISOR },
): Promise<bigint | undefined> {
  if (n < 4n) return undefined;
  for (let { first } = range; ; ) {
    const last = Math.min(first + DIVISORS_PER_SLICE, range.last);
    const divisor = kernel().findDivisor(n, first, last);
    if (divisor !== 0) return BigInt(divisor);
    if (last * last >= n || last === range.last) return undefined;
    await pause();
    first = last;
  }
}
