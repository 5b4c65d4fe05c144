// Powers modulo an odd n below 2^256, by windows of four bits of the exponent.

import { fixedPower } from './chains';
import { FIXED_WIDTH, X, Y, ZEROS } from './rows';
import {
  copy,
  count,
  inverse,
  leaveMontgomery,
  makeCanonical,
  multiply,
  setUp,
  toDigits,
  toWords,
} from './residue';
import { BASE, bitLength, EXPONENT, NUMBER, wordsOf } from './words';

/** Powers of a base, Montgomery form. */
const POWERS = memory.data(16 * 80, 16);

/** The address of the operands of power256, five words each: an exponent, a base, n. */
export function operands256(): usize {
  return EXPONENT;
}

/**
 * In: odd n in NUMBER, 2^64 < n < 2^256. Out: n is set up for power256. Returns the exponent e of
 * R = 2^e.
 */
export function shift256(): i32 {
  setUp(wordsOf(bitLength(NUMBER)));
  return <i32>FIXED_WIDTH * count;
}

/**
 * In: shift256 was called for odd n; an exponent > 0, and the Montgomery form of a base in [0, n).
 * Out: the power, in [0, n), replaces the base.
 */
export function power256(): void {
  raise();
  leaveMontgomery(Y, X);
  makeCanonical(Y);
  toWords(BASE, Y);
}

/** Out: X is the power, Montgomery form, below 4n. */
function raise(): void {
  toDigits(power(1), BASE);
  for (let i = 2; i < 16; i++) {
    multiply(power(i), power(i - 1), power(1));
  }
  let place = (bitLength(EXPONENT) - 1) >> 2;
  copy(X, power(window(place)));
  while (--place >= 0) {
    fixedPower(ZEROS, 4, count, inverse);
    const i = window(place);
    if (i) multiply(X, X, power(i));
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
