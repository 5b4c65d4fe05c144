// The part of an integer that small primes make up.

import { gcd } from '../../arithmetic/modular.js';
import { primesUpTo } from '../../bigint/small-primes.js';

const products = new Map<number, bigint>();

/** The product of all primes up to a bound. */
function primorial(bound: number): bigint {
  let product = products.get(bound);
  if (product === undefined) {
    product = productOf(Array.from(primesUpTo(bound), BigInt));
    products.set(bound, product);
  }
  return product;
}

/** By halves, so that factors are of one size. */
export function productOf(factors: readonly bigint[]): bigint {
  if (factors.length <= 8) return factors.reduce((product, factor) => product * factor, 1n);
  const middle = factors.length >> 1;
  return productOf(factors.slice(0, middle)) * productOf(factors.slice(middle));
}

/**
 * Of each of the integers >= 1 what is left when all primes up to a bound are divided out: one long
 * division for all of them.
 */
export function roughParts(integers: readonly bigint[], bound: number): bigint[] {
  const common = primorial(bound) % productOf(integers);
  return integers.map((integer) => {
    let rest = integer;
    for (let factor = gcd(rest, common % rest); factor > 1n; factor = gcd(rest, factor)) {
      rest /= factor;
    }
    return rest;
  });
}

/**
 * The bound for integers of so many bits. Measured, ms for a proof with 2^15, 2^16, … 2^20, Node
 * 20: of 332 bits 49, 33, 34; of 664 bits 393, 346, 306, 340; of 1000 bits from 2^17 on 1857, 1455,
 * 1362, 1329.
 */
export function smoothBound(bits: number): number {
  return 2 ** Math.min(Math.round(14.3 + bits / 190), 21);
}
