// Arithmetic modulo n in BigInt: remainders, greatest common divisors, inverses.

import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';

/** The remainder of a in [0, n). In: n > 0. @internal */
export function modulo(a: bigint, n: bigint): bigint {
  const rest = a % n;
  return rest < 0n ? rest + n : rest;
}

/** The greatest common divisor, by Euclid's algorithm. In: a, b >= 0. @internal */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** The inverse of a modulo n, in [0, n), or undefined if gcd(a, n) > 1. In: n > 0. @internal */
export function inverse(a: bigint, n: bigint): bigint | undefined {
  let [r0, r1] = [n, modulo(a, n)];
  let [t0, t1] = [0n, 1n];
  while (r1 > 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return r0 === 1n ? modulo(t0, n) : undefined;
}

/**
 * The modular inverse of a: the x in [0, modulus) with a·x ≡ 1.
 *
 * By the extended Euclidean algorithm: about 10 µs at 256 bits, 0.2 ms at 2048.
 *
 * @throws TypeError if an argument is neither a number nor a bigint
 * @throws RangeError for a number that is not a safe integer, a modulus below 1, or if a and the
 *   modulus have a common factor
 * @example inverseMod(3, 11) // 4n
 */
export function inverseMod(a: Integer, modulus: Integer): bigint {
  assertInteger(a);
  const n = positiveModulus(modulus);
  const found = inverse(BigInt(a), n);
  if (found !== undefined) return found;
  throw new IntegerRangeError(
    `${a} has no inverse modulo ${modulus}: pass integers without a common factor`,
  );
}

/** @throws TypeError or RangeError if it is not a valid modulus @internal */
export function positiveModulus(modulus: Integer): bigint {
  assertInteger(modulus);
  if (modulus >= 1) return BigInt(modulus);
  throw new IntegerRangeError(`${modulus} is not a valid modulus: pass an integer of 1 or more`);
}
