// The k-th prime from a number on, upwards or downwards, by a sieve of as many numbers as it is
// expected away.

import type { Steps } from '../steps/steps.js';
import {
  type CountKernel,
  instanceWithPrimes,
  outOfMemory,
  SEGMENT_NUMBERS,
} from './count-kernel.js';

/** Numbers that are sieved at once, at most: 2 MB. */
const INTERVAL_LIMIT = 2 ** 21 * 30;

/** Numbers that are sieved at once, at least: to cross off takes as long as for none. */
const INTERVAL_LEAST = 2 ** 14;

/** Which prime is looked for. @internal */
export interface KthPrime {
  readonly from: bigint;
  /** 1 for the first prime >= from, or with direction -1 for the first <= from. */
  readonly k: bigint;
  readonly direction: 1 | -1;
}

/**
 * Looks for it.
 *
 * @param place `from` is at least 2^16 and as far from 0 as the prime is from it; both are below
 *   2^64
 *
 * @internal
 */
export function* kthPrime({ from, k, direction }: KthPrime): Steps<bigint> {
  // The primes that find those to sieve with.
  const kernel = instanceWithPrimes(Math.ceil(Number(from) ** (1 / 4)) + 1);
  let start = from;
  for (let left = k; ; ) {
    const expected = Number(left) * Math.log(Number(start)) * 1.05;
    const length = Math.max(INTERVAL_LEAST, Math.min(INTERVAL_LIMIT, Math.ceil(expected)));
    const end = start + BigInt(direction * (length - 1));
    const [least, greatest] = direction === 1 ? [start, end] : [end, start];
    const base = least - (least % 30n);
    const count = BigInt(yield* sieveInterval(kernel, base, least, greatest));
    if (left <= count) {
      const place = direction === 1 ? left : count - left + 1n;
      return base + BigInt(kernel.select(Number(place)));
    }
    left -= count;
    start = end + BigInt(direction);
  }
}

/** Sieves the numbers from least to greatest. In: base, the multiple of 30 before them. */
function* sieveInterval(
  kernel: CountKernel,
  base: bigint,
  least: bigint,
  greatest: bigint,
): Steps<number> {
  const bytes = 8 * Math.ceil(Number(greatest - base + 1n) / 240);
  if (kernel.beginInterval(base / 30n, bytes) === 0) throw outOfMemory();
  // The root may be rounded up, which costs nothing.
  const limit = Math.min(Math.floor(Math.sqrt(Number(greatest))) + 1, 2 ** 32 - 1);
  for (let window = 0; window * SEGMENT_NUMBERS <= limit; window++) {
    kernel.crossOffWindow(window, limit);
    yield;
  }
  return kernel.keepBetween(Number(least - base), Number(greatest - base));
}
