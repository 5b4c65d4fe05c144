// Factors a buffer of numbers, and packs the factorisations: a JavaScript object for each would
// take as long as factoring.

import { exponentAt, primeAt, primeCount, PRIMES_LIMIT } from './result';
import { factorWord } from './word';

/** How many numbers the buffer holds. */
export const BATCH_CAPACITY: u32 = 1024;

// After the static data, which the compiler ends at __heap_base.
const NUMBERS: usize = (__heap_base + 15) & ~15;
const COUNTS: usize = NUMBERS + <usize>BATCH_CAPACITY * 8;
const EXPONENTS: usize = COUNTS + <usize>BATCH_CAPACITY;
const PRIMES: usize = EXPONENTS + <usize>(BATCH_CAPACITY * (PRIMES_LIMIT + 1));

/** Where the memory of the batch ends, and other buffers may start. */
export const AFTER_BATCH: usize = PRIMES + <usize>(BATCH_CAPACITY * PRIMES_LIMIT) * 8;

/** The address of the numbers, u64 each. */
export function numbersAddress(): usize {
  return NUMBERS;
}

/** The address of the numbers of distinct primes, a byte each. */
export function countsAddress(): usize {
  return COUNTS;
}

/** The address of the primes of all numbers, one number after another, u64 each. */
export function primesAddress(): usize {
  return PRIMES;
}

/** The address of their exponents, a byte each. */
export function exponentsAddress(): usize {
  return EXPONENTS;
}

/**
 * Factors the first `count` numbers of the buffer.
 * In: count <= BATCH_CAPACITY u64 at numbersAddress(), none 0.
 * Out: the total number of distinct primes; counts, primes and exponents are in their buffers.
 */
export function factorBatch(count: u32): u32 {
  assert(count <= BATCH_CAPACITY);
  let total: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    factorWord(load<u64>(NUMBERS + ((<usize>i) << 3)));
    store<u8>(COUNTS + i, <u8>primeCount);
    for (let j: u32 = 0; j < primeCount; j++) {
      store<u64>(PRIMES + ((<usize>total) << 3), primeAt(j));
      store<u8>(EXPONENTS + total, <u8>exponentAt(j));
      total++;
    }
  }
  return total;
}
