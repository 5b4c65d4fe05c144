// A buffer of numbers in, a buffer of verdicts out.

import { isPrime } from './prime64';

/** How many numbers the buffer holds: 64 KiB of them. */
export const CAPACITY: u32 = 8192;

// Past the static data, whose end the compiler names; aligned for vectors.
const NUMBERS: usize = (__heap_base + 15) & ~15;
const VERDICTS: usize = NUMBERS + CAPACITY * 8;

/** The address of the numbers, u64 each. */
export function numbersAddress(): usize {
  return NUMBERS;
}

/** The address of the verdicts, a byte each: 1 for a prime, else 0. */
export function verdictsAddress(): usize {
  return VERDICTS;
}

/**
 * Decides the first `count` numbers of the buffer.
 *
 * In: count ≤ CAPACITY.
 * Out: as many verdicts.
 */
export function arePrime(count: u32): void {
  assert(count <= CAPACITY);
  for (let i: u32 = 0; i < count; i++) {
    store<u8>(VERDICTS + i, <u8>isPrime(load<u64>(NUMBERS + ((<usize>i) << 3))));
  }
}
