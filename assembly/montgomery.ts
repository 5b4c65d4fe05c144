// Modular arithmetic for odd n < 2^64 in Montgomery form: x stands for x·2^64 mod n, so that a
// reduction costs two products and no division (Montgomery, 1985). All residues are in [0, n).

import { mulHigh } from './mul64';

/**
 * The inverse of n modulo 2^64, by Newton's iteration: each step doubles the number of right bits, and
 * (3n)^2 has five to begin with.
 *
 * In: odd n.
 * Out: n⁻¹ mod 2^64.
 */
// @ts-ignore: decorator
@inline
export function inverse(n: u64): u64 {
  assert(n & 1);
  let x = (3 * n) ^ 2;
  x *= 2 - n * x;
  x *= 2 - n * x;
  x *= 2 - n * x;
  x *= 2 - n * x;
  return x;
}

/**
 * The number one.
 *
 * In: n > 1.
 * Out: 2^64 mod n, which is 1 in Montgomery form.
 */
// @ts-ignore: decorator
@inline
export function one(n: u64): u64 {
  assert(n > 1);
  return (0 - n) % n;
}

/**
 * Montgomery product (REDC with the positive inverse: a·b - q·n has a low half of zero, so that only
 * the high halves are subtracted).
 *
 * In: a, b < n in Montgomery form; odd n; inv = inverse(n).
 * Out: a·b·2^-64 mod n, which is the product in Montgomery form, < n.
 */
// @ts-ignore: decorator
@inline
export function mulMod(a: u64, b: u64, n: u64, inv: u64): u64 {
  assert(a < n && b < n);
  const high = mulHigh(a, b);
  const multiple = mulHigh(a * b * inv, n);
  const difference = high - multiple;
  return select<u64>(difference + n, difference, high < multiple);
}

/**
 * In: a, b < n.
 * Out: a + b mod n, < n. The sum itself may exceed 2^64.
 */
// @ts-ignore: decorator
@inline
export function addMod(a: u64, b: u64, n: u64): u64 {
  assert(a < n && b < n);
  const gap = n - b;
  return select<u64>(a - gap, a + b, a >= gap);
}

/**
 * In: a, b < n.
 * Out: a - b mod n, < n.
 */
// @ts-ignore: decorator
@inline
export function subMod(a: u64, b: u64, n: u64): u64 {
  assert(a < n && b < n);
  const difference = a - b;
  return select<u64>(difference + n, difference, a < b);
}
