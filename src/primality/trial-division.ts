// The textbook method, in short steps between which it can be stopped.

import type { Steps } from '../steps/steps.js';
import { word } from '../wasm/word.js';

/**
 * Divisors that are tried between two checks for cancellation, which must take effect within 100
 * ms: 2^25 divisors take about 7 ms. A check takes about 10 µs, as long as 2^16 divisors.
 */
const DIVISORS_PER_STEP = 2 ** 25;

/** The kernel's greatest divisor. */
export const GREATEST_DIVISOR = 2 ** 32 - 1;

/**
 * The smallest prime factor of n, or undefined if n is prime or below 2.
 *
 * Costs about 0.2 ns for each integer up to that factor or √n: 20 ms for a prime near 10^16, a
 * second for one near 2^64. It blocks the thread for that time.
 */
export function smallestFactor(n: bigint): bigint | undefined {
  if (n < 4n) return undefined;
  const divisor = word.kernel().findDivisor(n, 0, GREATEST_DIVISOR);
  return divisor === 0 ? undefined : BigInt(divisor);
}

/**
 * The same in steps, for divisors in a range.
 *
 * @param first n has no divisor from 2 to below it, or any divisor will do
 */
export function* smallestFactorInSteps(
  n: bigint,
  first = 0,
  last = GREATEST_DIVISOR,
): Steps<bigint | undefined> {
  if (n < 4n) return undefined;
  for (let start = first; ; ) {
    const end = Math.min(start + DIVISORS_PER_STEP, last);
    const divisor = word.kernel().findDivisor(n, start, end);
    if (divisor !== 0) return BigInt(divisor);
    if (end * end >= n || end === last) return undefined;
    yield;
    start = end;
  }
}
