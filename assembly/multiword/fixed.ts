// Montgomery arithmetic modulo an odd n below 2^256, in 5, 7 or 9 unsigned digits of 29 bits and without a loop: one source,
// of which the compiler makes straight code for each count, as every index in it is a constant of an inlined call.
//
// A product is made column by column (Comba), with one sum under way, so that nothing but it must stay in a register:
// columns below R give the digits q of the multiple of n that makes them zero, those above give the result. Up to nine
// products of two digits from either, at most 2^58 each, and a carry, doubled, are below 2^64.
//
// R = 2^(29·count) >= 2^5·n. A residue is below 4n, so that a² / R <= n/2: the result is below n/2 + n, and below 4n
// when it is doubled or has n added.
//
// Measured, ns for a square on Node 20 and 24: 128 bits 19, 18 (with all digits in locals 17, 18; in loops over signed
// digits 62, 80), 192 bits 33, 27 (124, 114), 256 bits in ten digits of 28 bits 65, 52 (113, 140).

import { bitOf } from './bits';

/** Bits of a digit. */
@inline
export const FIXED_WIDTH: u64 = 29;

/** The largest digit. */
@inline
export const DIGIT_MASK: u64 = (1 << FIXED_WIDTH) - 1;

/** The modulus. */
export const N = memory.data(80, 16);
/** A residue, and another. */
export const X = memory.data(80, 16);
export const Y = memory.data(80, 16);
/** n - 2 and n - P, Montgomery form. */
export const LESS_2 = memory.data(80, 16);
export const LESS_P = memory.data(80, 16);
/** The quotient. */
const Q = memory.data(80, 16);
/** What `halfway` stores, and nothing reads. */
const HALFWAY = memory.data(8, 8);

/** Digits for an n of so many words of 64 bits. */
@inline
export function fixedCount(words: i32): i32 {
  return 2 * words + 1;
}

/** In: i < count. Out: digit i of a row. */
@inline
export function digit(row: usize, i: i32): u64 {
  return load<u64>(row + ((<usize>i) << 3));
}

/** In: i < count; value of any size. */
@inline
export function setDigit(row: usize, i: i32, value: u64): void {
  store<u64>(row + ((<usize>i) << 3), value);
}

/** The product of two digits, if there are such. */
@inline
function term(a: usize, b: usize, i: i32, j: i32, count: i32): u64 {
  return j >= 0 && i < count && j < count ? digit(a, i) * digit(b, j) : 0;
}

/** The sum of the products of digits i and k - i. */
@inline
function productColumn(a: usize, b: usize, k: i32, count: i32): u64 {
  return (
    term(a, b, 0, k, count) +
    term(a, b, 1, k - 1, count) +
    term(a, b, 2, k - 2, count) +
    term(a, b, 3, k - 3, count) +
    term(a, b, 4, k - 4, count) +
    term(a, b, 5, k - 5, count) +
    term(a, b, 6, k - 6, count) +
    term(a, b, 7, k - 7, count) +
    term(a, b, 8, k - 8, count)
  );
}

/** The product of two different digits, once. */
@inline
function cross(a: usize, i: i32, j: i32, count: i32): u64 {
  return i < j ? term(a, a, i, j, count) : 0;
}

/** The same of a square, with half as many products. */
@inline
function squareColumn(a: usize, k: i32, count: i32): u64 {
  const once =
    cross(a, 0, k, count) +
    cross(a, 1, k - 1, count) +
    cross(a, 2, k - 2, count) +
    cross(a, 3, k - 3, count) +
    cross(a, 4, k - 4, count) +
    cross(a, 5, k - 5, count) +
    cross(a, 6, k - 6, count) +
    cross(a, 7, k - 7, count);
  return (once << 1) + (k & 1 ? 0 : term(a, a, k >> 1, k >> 1, count));
}

/** A column of q·n, of whose digits those below k are known. */
@inline
function knownColumn(k: i32, count: i32): u64 {
  return (
    (k > 0 ? term(Q, N, 0, k, count) : 0) +
    (k > 1 ? term(Q, N, 1, k - 1, count) : 0) +
    (k > 2 ? term(Q, N, 2, k - 2, count) : 0) +
    (k > 3 ? term(Q, N, 3, k - 3, count) : 0) +
    (k > 4 ? term(Q, N, 4, k - 4, count) : 0) +
    (k > 5 ? term(Q, N, 5, k - 5, count) : 0) +
    (k > 6 ? term(Q, N, 6, k - 6, count) : 0) +
    (k > 7 ? term(Q, N, 7, k - 7, count) : 0)
  );
}

/** Either of them. */
@inline
function column(a: usize, b: usize, k: i32, count: i32, squared: bool): u64 {
  return squared ? squareColumn(a, k, count) : productColumn(a, b, k, count);
}

/**
 * Half of a column's sum, unchanged. The optimizer of V8 before 13 (Node 20, 22) loads all digits of a column before it
 * multiplies any, as far as no store is between, and has no registers for them. Measured, ns for a step of the Lucas test
 * with this and without, Node 20: 128 bits 37, 45; 192 bits 68, 84; 256 bits 107, 137. Node 24 and Bun, which do not need
 * it: from no difference to 7 % slower (a square of 192 bits).
 */
@inline
function halfway(sum: u64): u64 {
  store<u64>(HALFWAY, sum);
  return sum;
}

/** Column k < count: finds a digit of q. In and out: what is carried. */
@inline
function lower(
  a: usize,
  b: usize,
  k: i32,
  count: i32,
  squared: bool,
  inverse: u64,
  over: u64,
): u64 {
  if (k >= count) return over;
  const sum = halfway(over + column(a, b, k, count, squared)) + knownColumn(k, count);
  const q = (sum * inverse) & DIGIT_MASK;
  setDigit(Q, k, q);
  return (sum + q * digit(N, 0)) >> FIXED_WIDTH;
}

/** Column count + i, which is digit i of the result. In and out: what is carried. */
@inline
function upper(
  target: usize,
  a: usize,
  b: usize,
  i: i32,
  count: i32,
  squared: bool,
  shift: u64,
  plus: usize,
  over: u64,
): u64 {
  if (i >= count) return 0;
  const k = count + i;
  let sum = over;
  if (i < count - 1)
    sum += (halfway(column(a, b, k, count, squared)) + productColumn(Q, N, k, count)) << shift;
  if (plus) sum += digit(plus, i);
  setDigit(target, i, i < count - 1 ? sum & DIGIT_MASK : sum);
  return sum >> FIXED_WIDTH;
}

/**
 * target = (a·b / R)·2^shift + plus mod n. The target may be a or b, as digit i is not read again once it is written.
 * In: a, b below 4n; shift is 0 or 1; plus, if given, below n; n·inverse ≡ -1 mod 2^29. Out: below 4n.
 */
@inline
function multiply(
  target: usize,
  a: usize,
  b: usize,
  squared: bool,
  shift: u64,
  plus: usize,
  count: i32,
  inverse: u64,
): void {
  let over = lower(a, b, 0, count, squared, inverse, 0);
  over = lower(a, b, 1, count, squared, inverse, over);
  over = lower(a, b, 2, count, squared, inverse, over);
  over = lower(a, b, 3, count, squared, inverse, over);
  over = lower(a, b, 4, count, squared, inverse, over);
  over = lower(a, b, 5, count, squared, inverse, over);
  over = lower(a, b, 6, count, squared, inverse, over);
  over = lower(a, b, 7, count, squared, inverse, over);
  over = lower(a, b, 8, count, squared, inverse, over);
  over <<= shift;
  over = upper(target, a, b, 0, count, squared, shift, plus, over);
  over = upper(target, a, b, 1, count, squared, shift, plus, over);
  over = upper(target, a, b, 2, count, squared, shift, plus, over);
  over = upper(target, a, b, 3, count, squared, shift, plus, over);
  over = upper(target, a, b, 4, count, squared, shift, plus, over);
  over = upper(target, a, b, 5, count, squared, shift, plus, over);
  over = upper(target, a, b, 6, count, squared, shift, plus, over);
  over = upper(target, a, b, 7, count, squared, shift, plus, over);
  upper(target, a, b, 8, count, squared, shift, plus, over);
}

function product5(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  multiply(target, a, b, false, 0, plus, 5, inverse);
}
function product7(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  multiply(target, a, b, false, 0, plus, 7, inverse);
}
function product9(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  multiply(target, a, b, false, 0, plus, 9, inverse);
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
  if (count == 5) product5(target, a, b, plus, inverse);
  else if (count == 7) product7(target, a, b, plus, inverse);
  else product9(target, a, b, plus, inverse);
}

/** In and out as fixedPower. */
@inline
function power(exponent: usize, bits: i32, count: i32, inverse: u64): void {
  for (let i = bits - 1; i >= 0; i--) {
    multiply(X, X, X, true, <u64>bitOf(exponent, i), 0, count, inverse);
  }
}

/**
 * The call of a product costs 128 bits 6 % on Node 20 and 2 % on Node 24; longer ones lose nothing by it, and the module
 * is 4 KB smaller.
 */
@inline
function lucas(index: usize, bits: i32, count: i32, inverse: u64): void {
  for (let i = bits - 1; i >= 0; i--) {
    const bit = bitOf(index, i);
    const squared = select(Y, X, bit);
    const other = select(X, Y, bit);
    if (count == 5) multiply(other, squared, other, false, 0, LESS_P, count, inverse);
    else fixedProduct(other, squared, other, LESS_P, count, inverse);
    multiply(squared, squared, squared, true, 0, LESS_2, count, inverse);
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

/** X = V_k, Y = V_(k+1). For each of the lower bits of an index, from the highest down: k = 2k + bit. */
export function fixedLucas(index: usize, bits: i32, count: i32, inverse: u64): void {
  if (count == 5) lucas5(index, bits, inverse);
  else if (count == 7) lucas7(index, bits, inverse);
  else lucas9(index, bits, inverse);
}
