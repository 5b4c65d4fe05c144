// Jacobi symbols of integers of any size.

import { trailingZeros } from '../bigint/bit-length.js';
import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { modulo } from './modular.js';

/** @internal */
export type Symbol = -1 | 0 | 1;

/** The Jacobi symbol (a/n). In: odd n > 0. @internal */
export function jacobiSymbol(a: bigint, n: bigint): Symbol {
  let top = modulo(a, n);
  let bottom = n;
  let negative = false;
  while (top > 0xffff_ffffn) {
    const twos = trailingZeros(top);
    top >>= BigInt(twos);
    const low = Number(bottom & 7n);
    if (twos % 2 === 1 && (low === 3 || low === 5)) negative = !negative;
    if (Number(top & 3n) === 3 && low % 4 === 3) negative = !negative;
    [top, bottom] = [bottom % top, top];
  }
  const rest = smallTop(Number(top), bottom);
  return rest === 0 ? 0 : negative ? (-rest as Symbol) : rest;
}

/** In: 0 <= a < 2^32; odd n > 0. */
function smallTop(a: number, n: bigint): Symbol {
  if (a === 0) return n === 1n ? 1 : 0;
  let top = a;
  const low = Number(n & 7n);
  let negative = false;
  for (; top % 2 === 0; top /= 2) if (low === 3 || low === 5) negative = !negative;
  if (top % 4 === 3 && low % 4 === 3) negative = !negative;
  let bottom = top;
  top = Number(n % BigInt(bottom));
  while (top > 0) {
    for (; top % 2 === 0; top /= 2) {
      if (bottom % 8 === 3 || bottom % 8 === 5) negative = !negative;
    }
    [top, bottom] = [bottom, top];
    if (top % 4 === 3 && bottom % 4 === 3) negative = !negative;
    top %= bottom;
  }
  if (bottom !== 1) return 0;
  return negative ? -1 : 1;
}

/**
 * The Jacobi symbol (a/n): 1 or -1, or 0 if a and n have a common factor. For an odd prime n it is
 * the Legendre symbol: 1 if a is a square modulo n, -1 if not. By quadratic reciprocity (Jacobi,
 * 1837), in time quadratic in the size of n.
 *
 * @param n odd and positive
 * @throws TypeError if an argument is neither a number nor a bigint
 * @throws RangeError for a number that is not a safe integer, or an n that is even or below 1
 * @example jacobi(2, 7) // 1
 * @example jacobi(5, 21) // 1, though 5 is not a square modulo 21
 */
export function jacobi(a: Integer, n: Integer): Symbol {
  assertInteger(a);
  assertInteger(n);
  const modulus = BigInt(n);
  if (modulus < 1n || (modulus & 1n) === 0n) {
    throw new IntegerRangeError(
      `the modulus ${n} of the Jacobi symbol is not odd and positive: pass an odd integer above 0`,
    );
  }
  return jacobiSymbol(BigInt(a), modulus);
}
