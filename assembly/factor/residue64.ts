// Products, inverses and common divisors modulo an odd n < 2^64.

import { reduce } from '../word/montgomery';
import { mulHi } from '../word/product';

/**
 * In: x, y in [0, n), Montgomery form; n·inverse ≡ 1 mod 2^64.
 * Out: x·y, Montgomery form, in [0, n).
 */
@inline
export function mulMod(x: u64, y: u64, n: u64, inverse: u64): u64 {
  const low = x * y;
  return reduce(mulHi(x, y, low), low, n, inverse);
}

/**
 * In: a, b, not both 0. Out: their greatest common divisor.
 */
export function gcd(a: u64, b: u64): u64 {
  while (b != 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** The greatest common divisor of the last call of invert: 1 if there is an inverse. */
export let commonDivisor: u64 = 1;

/**
 * Inverse by Euclid's algorithm. The cofactors alternate in sign and are at most n: only their
 * absolute values are kept.
 *
 * In: a in [0, n), n > 1. Out: commonDivisor is gcd(a, n), which is n for a = 0. If it is 1,
 * returns a^-1 mod n in [0, n).
 */
export function invert(a: u64, n: u64): u64 {
  let previous = n;
  let rest = a;
  let before: u64 = 0;
  let cofactor: u64 = 1;
  let negative = false;
  while (rest > 1) {
    const quotient = previous / rest;
    const next = previous - quotient * rest;
    const further = before + quotient * cofactor;
    previous = rest;
    rest = next;
    before = cofactor;
    cofactor = further;
    negative = !negative;
  }
  commonDivisor = rest == 1 ? 1 : previous;
  return negative ? n - cofactor : cofactor;
}
