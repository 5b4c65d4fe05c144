// Jacobi symbols of small numbers, and least non-residues.

import { isSquare } from './square-root.js';

/**
 * The Jacobi symbol (a/n): 1, -1, or 0 if a and n have a common factor. By quadratic reciprocity,
 * which leaves a division of n by a and the rest to small numbers.
 *
 * In: 0 < a < 2^31; odd n > 2^32.
 */
export function jacobi(a: number, n: bigint): -1 | 0 | 1 {
  const low = Number(n & 7n);
  let symbol: -1 | 1 = 1;
  let top = a;
  for (; top % 2 === 0; top /= 2) if (low === 3 || low === 5) symbol = negate(symbol);
  if (top % 4 === 3 && low % 4 === 3) symbol = negate(symbol);
  let bottom = top;
  top = Number(n % BigInt(bottom));
  while (top !== 0) {
    for (; top % 2 === 0; top /= 2) {
      if (bottom % 8 === 3 || bottom % 8 === 5) symbol = negate(symbol);
    }
    [top, bottom] = [bottom, top];
    if (top % 4 === 3 && bottom % 4 === 3) symbol = negate(symbol);
    top %= bottom;
  }
  return bottom === 1 ? symbol : 0;
}

/**
 * The least value of a sequence with symbol -1; undefined if n turns out composite: an earlier
 * value has the symbol 0, or n is a square, which has no such value. Half of all values have it:
 * few are tried.
 *
 * @param symbolOf the symbol of a value with n, which exceeds all of them
 */
export function leastNonResidue(
  n: bigint,
  first: number,
  step: number,
  symbolOf: (value: number) => number,
): number | undefined {
  for (let value = first, tried = 0; ; value += step, tried++) {
    const symbol = symbolOf(value);
    if (symbol === -1) return value;
    if (symbol === 0) return undefined;
    // Only a square, or one number in a million, needs this many.
    if (tried === 20 && isSquare(n)) return undefined;
  }
}

function negate(symbol: -1 | 1): -1 | 1 {
  return symbol === 1 ? -1 : 1;
}
