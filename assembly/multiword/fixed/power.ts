// Powers modulo an odd n below 2^256, by windows of four bits of the exponent.

import { fixedPower, fixedProduct } from './chains';
import { X } from './rows';
import { copy, count, inverse, leaveMontgomery, makeCanonical, setUp, toDigits } from './residue';
import { BASE, bitLength, EXPONENT, NUMBER, wordsOf } from './words';

const ZEROS = memory.data(80, 16);
/** Powers of a base, Montgomery form. */
const POWERS = memory.data(16 * 80, 16);

/** The address of the operands of power256, ten words each. */
export function operands256(): usize {
  return NUMBER;
}

/**
 * In: odd n, 2^64 < n < 2^256, an exponent > 0, and the Montgomery form of a base in [0, n), with
 * R = 2^shift256. Out: the digits of the power, in [0, n), replace the base.
 */
export function power256(): void {
  setUp(wordsOf(bitLength(NUMBER)));
  raise();
  leaveMontgomery(BASE, X);
  makeCanonical(BASE);
}

/** Out: X is the power, Montgomery form, below 4n. */
function raise(): void {
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

/** In: 0 < i < 16. Out: the address of power i of the base. */
@inline
function power(i: i32): usize {
  return POWERS + 80 * <usize>i;
}

/** In: place >= 0. Out: bits 4·place to 4·place + 3 of the exponent. */
@inline
function window(place: i32): i32 {
  return ((<i32>load<u8>(EXPONENT + <usize>(place >> 1))) >> ((place & 1) << 2)) & 15;
}
