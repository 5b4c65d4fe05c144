// The part of an integer that is made of small primes.

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

/** The product, by halves: factors of similar sizes multiply fastest. */
export function productOf(factors: readonly bigint[]): bigint {
  if (factors.length <= 8) return factors.reduce((product, factor) => product * factor, 1n);
  const middle = factors.length >> 1;
  return productOf(factors.slice(0, middle)) * productOf(factors.slice(middle));
}

/**
 * The cofactor of each integer >= 1 after all primes up to a bound are divided out, by one long
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
 * The bound for integers of `bits` bits, fitted to the fastest proofs of 332 to 1000 bits.
 */
export function smoothBound(bits: number): number {
  return 2 ** Math.min(Math.round(14.3 + bits / 190), 21);
}
