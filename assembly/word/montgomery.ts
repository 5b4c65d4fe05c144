// Arithmetic modulo an odd n < 2^64 in Montgomery form: a residue a is stored as a·2^64 mod n, in
// [0, n). Corrections are a select, never a branch: their outcome is random, and a misprediction
// costs as much as the product.

import { mulHi, squareHi } from './product';

/**
 * Inverse by Newton's iteration. 3n xor 2 is right modulo 2^5, and each step doubles the bits.
 * In: odd n. Out: x with n·x ≡ 1 mod 2^64.
 */
@inline
export function inverse64(n: u64): u64 {
  let x = (3 * n) ^ 2;
  x *= 2 - n * x;
  x *= 2 - n * x;
  x *= 2 - n * x;
  x *= 2 - n * x;
  return x;
}

/**
 * The residue 1.
 * In: n > 1. Out: 2^64 mod n, Montgomery form of 1.
 */
@inline
export function montgomeryOne(n: u64): u64 {
  return (0 - n) % n;
}

/**
 * Sum modulo n, of either form, without overflow at n > 2^63.
 * In: x, y in [0, n). Out: x + y mod n, in [0, n).
 */
@inline
export function addMod(x: u64, y: u64, n: u64): u64 {
  const z = n - y;
  return select(x - z, x + y, x >= z);
}

/**
 * Difference modulo n, of either form.
 * In: x, y in [0, n). Out: x - y mod n, in [0, n).
 */
@inline
export function subMod(x: u64, y: u64, n: u64): u64 {
  return select(x - y + n, x - y, x < y);
}

/**
 * Montgomery reduction with a positive inverse: q·n ≡ low, so hi:low - q·n is a multiple of 2^64,
 * and only the upper halves differ.
 * In: hi in [0, n); any low; n·inverse ≡ 1 mod 2^64. Out: (hi·2^64 + low)·2^-64 mod n, in [0, n).
 */
@inline
export function reduce(hi: u64, low: u64, n: u64, inverse: u64): u64 {
  const m = mulHi(low * inverse, n, low);
  return select(hi + n - m, hi - m, hi < m);
}

/**
 * Square.
 * In: x in [0, n), Montgomery form. Out: x², Montgomery form, in [0, n).
 */
@inline
export function squareMod(x: u64, n: u64, inverse: u64): u64 {
  const low = x * x;
  return reduce(squareHi(x, low), low, n, inverse);
}
