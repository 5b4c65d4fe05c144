// Powers modulo an odd n below 2^256, by windows of four bits of the exponent.

import { fixedPower, fixedProduct } from './fixed';
import { X, Y } from './fixed-rows';
import {
  copy,
  count,
  inverse,
  leaveMontgomery,
  makeCanonical,
  setUp,
  toDigits,
  wordOf,
} from './fixed-residue';
import { BASE, bitLength, EXPONENT, NUMBER, storeWords } from './fixed-words';

const ZEROS = memory.data(80, 16);
/** Powers of a base, Montgomery form. */
const POWERS = memory.data(16 * 80, 16);

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
  toDigits(power(1), BASE);
  for (let i = 2; i < 16; i++) {
    fixedProduct(power(i), power(i - 1), power(1), ZEROS, count, inverse);
  }
  let place = (bitLength(EXPONENT) - 1) >> 2;
  copy(X, power(window(place)));
  while (--place >= 0) {
    fixedPower(ZEROS, 4, count, inverse);
    const i = window(place);
    if (i) fixedProduct(X, X, power(i), ZEROS, count, inverse);
  }
}

/** Where the power i of the base stands, 0 < i < 16. */
@inline
function power(i: i32): usize {
  return POWERS + 80 * <usize>i;
}

/** Four bits of the exponent, from bit 4·place on. */
@inline
function window(place: i32): i32 {
  return ((<i32>load<u8>(EXPONENT + <usize>(place >> 1))) >> ((place & 1) << 2)) & 15;
}
