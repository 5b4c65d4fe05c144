// Integers below 2^256 as words of 64 bits.

import { digit, setDigit } from './rows';

/** Words of an exponent, of the base of a power, and of n, each followed by zeros. */
export const EXPONENT = memory.data(160, 16);
export const BASE = EXPONENT + 40;
export const NUMBER = EXPONENT + 80;

/** In: bits >= 0. Out: the number of 64-bit words, at least two. */
@inline
export function wordsOf(bits: i32): i32 {
  return max((bits + 63) >> 6, 2);
}

/** Out: the words, at `target`. Returns their number without leading zeros, at least two. */
export function storeWords(target: usize, w0: u64, w1: u64, w2: u64, w3: u64): i32 {
  store<u64>(target, w0);
  store<u64>(target, w1, 8);
  store<u64>(target, w2, 16);
  store<u64>(target, w3, 24);
  return wordsOf(bitLength(target));
}

/**
 * In: words of an even number > 0, whose lowest bit is ignored. Out: the words of its odd part.
 * Returns the exponent of 2 in it.
 */
export function oddPart(target: usize, words: usize): i32 {
  let twos = 0;
  while (twos == 0 || !((load<u8>(words + <usize>(twos >> 3)) >> (twos & 7)) & 1)) twos++;
  for (let i = 0; i < 8; i++) {
    const bit = 32 * i + twos;
    store<u32>(
      target + ((<usize>i) << 2),
      <u32>(load<u64>(words + <usize>(bit >> 3)) >> (bit & 7)),
    );
  }
  return twos;
}

/** In: four words. Out: the bit length of the number. */
export function bitLength(words: usize): i32 {
  let i = 3;
  while (i > 0 && !digit(words, i)) i--;
  return 64 * i + 64 - <i32>clz(digit(words, i));
}

/** The words of -x modulo 2^256. */
export function negate(words: usize): void {
  for (let i = 0; i < 4; i++) setDigit(words, i, ~digit(words, i));
  increment(words);
}

/** The words of x + 1 modulo 2^256. */
export function increment(words: usize): void {
  let i = 0;
  do {
    setDigit(words, i, digit(words, i) + 1);
  } while (!digit(words, i) && ++i < 4);
}
