// The k-th prime from a number on, upwards or downwards, by sieving over its expected distance.

import { primesBetweenSteps } from '../sieve/primes-between.js';
import type { Steps } from '../steps/steps.js';

/** The greatest length that is sieved at once: its primes take up to 25 MB. */
const INTERVAL_LIMIT = 2 ** 26;

/** The least length that is sieved at once: starting a sieve takes as long. */
const INTERVAL_LEAST = 2 ** 14;

/** The prime to find. @internal */
export interface KthPrime {
  readonly from: bigint;
  /** 1 for the first prime >= from, or with direction -1 for the first <= from. */
  readonly k: bigint;
  readonly direction: 1 | -1;
}

/**
 * Finds it.
 *
 * @param place `from` is at least 2^16 and as far from 0 as the prime is from it; both are below
 *   2^64
 *
 * @internal
 */
export function* kthPrime({ from, k, direction }: KthPrime): Steps<bigint> {
  let start = from;
  for (let left = k; ; ) {
    const expected = Number(left) * Math.log(Number(start)) * 1.05;
    const length = Math.max(INTERVAL_LEAST, Math.min(INTERVAL_LIMIT, Math.ceil(expected)));
    const end = start + BigInt(direction * (length - 1));
    const [least, greatest] = direction === 1 ? [start, end] : [end, start];
    const primes = yield* primesBetweenSteps({ from: least, to: greatest, wide: true });
    const count = BigInt(primes.length);
    if (left <= count) {
      return BigInt(primes.at(Number(direction === 1 ? left - 1n : -left)) ?? 0);
    }
    left -= count;
    start = end + BigInt(direction);
  }
}
