// Common divisors, inverses, roots and logarithms of BigInts.

import { bitLength } from './bit-length.js';

/** The greatest common divisor of two integers that are not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/**
 * The inverse of a modulo n, in [0, n); undefined if they have a common divisor. In: a in [0, n), n
 * > 1.
 */
export function inverseModulo(a: bigint, n: bigint): bigint | undefined {
  let [previous, rest] = [n, a];
  let [before, cofactor] = [0n, 1n];
  while (rest > 1n) {
    const quotient = previous / rest;
    [previous, rest] = [rest, previous - quotient * rest];
    [before, cofactor] = [cofactor, before - quotient * cofactor];
  }
  if (rest !== 1n) return undefined;
  return cofactor < 0n ? cofactor + n : cofactor;
}

/** ⌊n^(1/k)⌋ for n >= 0, k >= 1, by Newton's iteration from above. */
export function integerRoot(n: bigint, k: number): bigint {
  if (n < 2n) return n;
  const degree = BigInt(k);
  for (let root = 1n << BigInt(Math.ceil(bitLength(n) / k)); ; ) {
    const next = ((degree - 1n) * root + n / root ** (degree - 1n)) / degree;
    if (next >= root) return root;
    root = next;
  }
}

/** The natural logarithm of n > 0. */
export function logarithm(n: bigint): number {
  const shift = Math.max(0, bitLength(n) - 60);
  return Math.log(Number(n >> BigInt(shift))) + shift * Math.LN2;
}
