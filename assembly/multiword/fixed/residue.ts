// One modulus below 2^256 and residues of it, in digits of 29 bits.

import { fixedProduct } from './chains';
import { DIGIT_MASK, digit, FIXED_WIDTH, fixedCount, N, setDigit, ZEROS } from './rows';
import { NUMBER } from './words';

/** The number of digits of n, and -n^-1 mod 2^64. */
export let count: i32 = 0;
export let inverse: u64 = 0;

/** Room for a residue. */
const REDUCED = memory.data(80, 16);

/** In: n in NUMBER, and its words. Out: N, `count` and `inverse`. */
export function setUp(words: i32): void {
  count = fixedCount(words);
  toDigits(N, NUMBER);
  const lowest = load<u64>(NUMBER);
  let x = (3 * lowest) ^ 2;
  x *= 2 - lowest * x;
  x *= 2 - lowest * x;
  x *= 2 - lowest * x;
  x *= 2 - lowest * x;
  inverse = 0 - x;
}

/** In: words followed by a zero. Out: their digits. */
export function toDigits(row: usize, words: usize): void {
  for (let i = 0; i < count; i++) {
    const bit = i * <i32>FIXED_WIDTH;
    setDigit(row, i, (load<u64>(words + <usize>(bit >> 3)) >> (bit & 7)) & DIGIT_MASK);
  }
}

/** In: digits of a number below 2^256. Out: its words, and zeros up to the end of the digits. */
export function toWords(words: usize, row: usize): void {
  store<u64>(words, 0);
  for (let i = 0; i < count; i++) {
    const bit = i * <i32>FIXED_WIDTH;
    const at = words + <usize>(bit >> 3);
    store<u64>(at, load<u8>(at) | (digit(row, i) << (bit & 7)));
  }
}

/** In: exponent < 29·count. Out: row = 2^exponent. */
export function setPowerOf2(row: usize, exponent: i32): void {
  for (let i = 0; i < count; i++) setDigit(row, i, 0);
  const width = <i32>FIXED_WIDTH;
  setDigit(row, exponent / width, 1 << (exponent % width));
}

export function copy(target: usize, row: usize): void {
  for (let i = 0; i < count; i++) setDigit(target, i, digit(row, i));
}

export function isZero(row: usize): bool {
  let any: u64 = 0;
  for (let i = 0; i < count; i++) any |= digit(row, i);
  return !any;
}

export function equals(a: usize, b: usize): bool {
  let difference: u64 = 0;
  for (let i = 0; i < count; i++) difference |= digit(a, i) ^ digit(b, i);
  return !difference;
}

/** target = a - b modulo R. Out: whether a < b. */
export function subtract(target: usize, a: usize, b: usize): bool {
  let over: i64 = 0;
  for (let i = 0; i < count; i++) {
    over += <i64>digit(a, i) - <i64>digit(b, i);
    setDigit(target, i, (<u64>over) & DIGIT_MASK);
    over >>= FIXED_WIDTH;
  }
  return over < 0;
}

/** In: a residue below R. Out: it is reduced to [0, n). */
export function makeCanonical(row: usize): void {
  while (!subtract(REDUCED, row, N)) copy(row, REDUCED);
}

/** target = a + b mod n. In: a, b in [0, n). Out: in [0, n). */
export function addMod(target: usize, a: usize, b: usize): void {
  let over: u64 = 0;
  for (let i = 0; i < count; i++) {
    over += digit(a, i) + digit(b, i);
    setDigit(target, i, over & DIGIT_MASK);
    over >>= FIXED_WIDTH;
  }
  makeCanonical(target);
}

/** target = a·b / R mod n. In: a, b below 4n. Out: below 4n. */
export function multiply(target: usize, a: usize, b: usize): void {
  fixedProduct(target, a, b, ZEROS, count, inverse);
}

/** In: a residue below 4n; target is another row. Out: target = row / R mod n, in [1, n] or 0. */
export function leaveMontgomery(target: usize, row: usize): void {
  setPowerOf2(target, 0);
  multiply(target, row, target);
}
