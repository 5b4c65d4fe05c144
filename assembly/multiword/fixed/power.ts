// Powers modulo an odd n below 2^256, by sliding windows over the bits of the exponent: a window
// begins and ends with a one.

import { bitOf } from '../bits';
import { fixedPower, fixedProduct } from './chains';
import { X, Y } from './rows';
import {
  copy,
  count,
  inverse,
  leaveMontgomery,
  makeCanonical,
  setUp,
  toDigits,
  wordOf,
} from './residue';
import { BASE, bitLength, EXPONENT, NUMBER, storeWords } from './words';

const ZEROS = memory.data(80, 16);
/** Odd powers of a base, Montgomery form. */
const ODD_POWERS = memory.data(8 * 80, 16);

/** Bits of the exponent at most for each product with a power of the base. */
@inline
const WINDOW: i32 = 4;

/**
 * In: the words of n, odd, 2^64 < n < 2^256; those of the Montgomery form of a base in [0, n), with
 * R = 2^shift256; and those of an exponent > 0. Out: the power, for powerWord256.
 */
export function power256(
  n0: u64,
  n1: u64,
  n2: u64,
  n3: u64,
  base0: u64,
  base1: u64,
  base2: u64,
  base3: u64,
  exponent0: u64,
  exponent1: u64,
  exponent2: u64,
  exponent3: u64,
): void {
  setUp(storeWords(NUMBER, n0, n1, n2, n3));
  storeWords(BASE, base0, base1, base2, base3);
  storeWords(EXPONENT, exponent0, exponent1, exponent2, exponent3);
  raise();
  leaveMontgomery(Y, X);
  makeCanonical(Y);
}

/** Word i, i < 4, of what power256 has found, in [0, n). */
export function powerWord256(i: i32): u64 {
  return wordOf(Y, i);
}

/**
 * In: BASE, Montgomery form, below n; EXPONENT > 0. Out: X is the power, Montgomery form, below 4n.
 */
export function raise(): void {
  toDigits(oddPower(1), BASE);
  copy(X, oddPower(1));
  fixedPower(ZEROS, 1, count, inverse);
  for (let k = 3; k < 1 << WINDOW; k += 2) {
    fixedProduct(oddPower(k), oddPower(k - 2), X, ZEROS, count, inverse);
  }
  let isFirst = true;
  for (let high = bitLength(EXPONENT) - 1; high >= 0;) {
    let low = high;
    if (bitOf(EXPONENT, high)) {
      low = max(high - WINDOW + 1, 0);
      while (!bitOf(EXPONENT, low)) low++;
    }
    const k = bitsOf(low, high);
    if (isFirst) {
      copy(X, oddPower(k));
    } else {
      fixedPower(ZEROS, high - low + 1, count, inverse);
      if (k) fixedProduct(X, X, oddPower(k), ZEROS, count, inverse);
    }
    isFirst = false;
    high = low - 1;
  }
}

/** Where the power k of the base stands, k odd, below 2^WINDOW. */
@inline
function oddPower(k: i32): usize {
  return ODD_POWERS + 80 * <usize>(k >> 1);
}

/** In: low <= high < low + WINDOW. Out: these bits of the exponent. */
function bitsOf(low: i32, high: i32): i32 {
  let bits = 0;
  for (let i = high; i >= low; i--) bits = 2 * bits + bitOf(EXPONENT, i);
  return bits;
}
