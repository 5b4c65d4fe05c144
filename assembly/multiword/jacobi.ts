// Jacobi symbols of a small number and n, and remainders of n, whose words are u32.

import { jacobi32, signFlips } from '../word/jacobi';

/**
 * In: divisor > 0; a number of `count` u32 at `words`, the least significant first. Out: its
 * remainder.
 */
export function remainder(words: usize, count: i32, divisor: u32): u32 {
  let rest: u64 = 0;
  for (let i = count - 1; i >= 0; i--) {
    rest = ((rest << 32) | load<u32>(words + ((<usize>i) << 2))) % divisor;
  }
  return <u32>rest;
}

/** In: 0 < a < 2^32; the words of odd n. Out: (a/n), in {-1, 0, 1}. */
export function jacobi(a: u32, words: usize, count: i32): i32 {
  const lowest = load<u32>(words);
  const b = a >> ctz(a);
  return jacobi32(remainder(words, count, b), b, signFlips(ctz(a), lowest) ^ (b & lowest));
}
