// π(x) and the primes below 2^20, from a table that is made once.

import { type CountKernel, instanceWithPrimes } from './count-kernel.js';

/**
 * Where the table ends. There, the formula takes about as long as making the table: a millisecond.
 */
export const SMALL_LIMIT = 2 ** 20;

/** π(n) for n < 5, which the table of the kernel does not cover. */
const FIRST = [0, 0, 1, 2, 2];

let table: CountKernel | undefined;

function smallTable(): CountKernel {
  table ??= instanceWithPrimes(SMALL_LIMIT);
  return table;
}

/** π(n). In: 0 <= n < {@link SMALL_LIMIT}. */
export function smallPi(n: number): number {
  return FIRST[n] ?? smallTable().pi(n);
}

/** The n-th prime, or undefined if it is beyond the table. In: n >= 1. */
export function smallPrime(n: number): number | undefined {
  if (n > smallPi(SMALL_LIMIT - 1)) return undefined;
  const { memory, primes } = smallTable();
  return new Uint32Array(memory.buffer, primes.value, n + 1)[n];
}
