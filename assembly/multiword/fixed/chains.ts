// Montgomery arithmetic modulo an odd n below 2^256, in 5, 7 or 9 unsigned digits of 29 bits and
// without a loop over digits.
//
// R = 2^(29·count) >= 2^5·n. A residue is below 4n, so a² / R <= n/2. The result is below n/2 + n,
// and below 4n when it is doubled or has n added.
//
// Loops over signed digits take two to four times as long. With all digits in locals, Node 20 is 2
// to 10 % faster, and the compressed module a fifth larger.

import { bitOf } from '../bits';
import { LESS_2, LESS_P, X, Y } from './rows';
import { product5, square5 } from './product5';
import { product7, square7 } from './product7';
import { product9, square9 } from './product9';

function calledProduct5(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  product5(target, a, b, plus, inverse);
}
function calledProduct7(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  product7(target, a, b, plus, inverse);
}
function calledProduct9(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  product9(target, a, b, plus, inverse);
}

/** target = a·b / R + plus mod n. In: a, b below 4n, plus below n. Out: below 4n. */
@inline
export function fixedProduct(
  target: usize,
  a: usize,
  b: usize,
  plus: usize,
  count: i32,
  inverse: u64,
): void {
  if (count == 5) calledProduct5(target, a, b, plus, inverse);
  else if (count == 7) calledProduct7(target, a, b, plus, inverse);
  else calledProduct9(target, a, b, plus, inverse);
}

/** In: as square5, with a = target; count is a literal. */
@inline
function square(x: usize, shift: u64, plus: usize, count: i32, inverse: u64): void {
  if (count == 5) square5(x, x, shift, plus, inverse);
  else if (count == 7) square7(x, x, shift, plus, inverse);
  else square9(x, x, shift, plus, inverse);
}

/** In and out: as fixedPower; count is a literal. */
@inline
function power(exponent: usize, bits: i32, count: i32, inverse: u64): void {
  for (let i = bits - 1; i >= 0; i--) square(X, <u64>bitOf(exponent, i), 0, count, inverse);
}

/**
 * In and out: as fixedLucas; count is a literal. Calling the product instead of inlining it costs 2
 * to 6 % at 128 bits and nothing above, and makes the module 4 KB smaller.
 */
@inline
function lucas(index: usize, bits: i32, count: i32, inverse: u64): void {
  for (let i = bits - 1; i >= 0; i--) {
    const bit = bitOf(index, i);
    const squared = select(Y, X, bit);
    const other = select(X, Y, bit);
    if (count == 5) product5(other, squared, other, LESS_P, inverse);
    else fixedProduct(other, squared, other, LESS_P, count, inverse);
    square(squared, 0, LESS_2, count, inverse);
  }
}

function power5(exponent: usize, bits: i32, inverse: u64): void {
  power(exponent, bits, 5, inverse);
}
function power7(exponent: usize, bits: i32, inverse: u64): void {
  power(exponent, bits, 7, inverse);
}
function power9(exponent: usize, bits: i32, inverse: u64): void {
  power(exponent, bits, 9, inverse);
}
function lucas5(index: usize, bits: i32, inverse: u64): void {
  lucas(index, bits, 5, inverse);
}
function lucas7(index: usize, bits: i32, inverse: u64): void {
  lucas(index, bits, 7, inverse);
}
function lucas9(index: usize, bits: i32, inverse: u64): void {
  lucas(index, bits, 9, inverse);
}

/** For each of the lower bits of an exponent, from the highest down: X = X²·2^bit. */
export function fixedPower(exponent: usize, bits: i32, count: i32, inverse: u64): void {
  if (count == 5) power5(exponent, bits, inverse);
  else if (count == 7) power7(exponent, bits, inverse);
  else power9(exponent, bits, inverse);
}

/**
 * X = V_k, Y = V_(k+1). For each of the lower bits of an index, from the highest down:
 * k = 2k + bit.
 */
export function fixedLucas(index: usize, bits: i32, count: i32, inverse: u64): void {
  if (count == 5) lucas5(index, bits, inverse);
  else if (count == 7) lucas7(index, bits, inverse);
  else lucas9(index, bits, inverse);
}
