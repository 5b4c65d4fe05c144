// Elliptic curves for integers that are little longer than a word, in the kernel of factoring.

import { bitLength } from '../../bigint/bit-length.js';
import type { Steps } from '../../steps/steps.js';
import { factorModule } from '../../wasm/factor.js';

/**
 * Bits up to which these curves are used, and must be: the arithmetic of
 * assembly/factor/residue89.ts ends there.
 */
export const CURVE_BITS = 89;

/**
 * How far curves go, for integers of so many bits at most: the level of B1 and the giant steps of
 * stage 2, the fastest for semiprimes of that size. The first curves are those of shorter integers,
 * for factors far below the root: they cost next to nothing.
 */
const ROWS = [
  { bits: 0, level: 2, giants: 14 },
  { bits: 66, level: 6, giants: 40 },
  { bits: 70, level: 8, giants: 70 },
  { bits: 74, level: 9, giants: 80 },
  { bits: 78, level: 10, giants: 100 },
  { bits: 82, level: 11, giants: 110 },
  { bits: 86, level: 12, giants: 130 },
  { bits: CURVE_BITS, level: 13, giants: 160 },
] as const;

/** The first curve is that of assembly/factor/word.ts. */
const FIRST_SIGMA = 11;

/**
 * Curves at most: a product of two primes takes 6 to 17 on average, and one in thousands as many.
 */
const CURVES = 150;

/**
 * A divisor of n, neither 1 nor n; undefined if no curve has found one. A step is one curve: a
 * quarter of a millisecond.
 *
 * In: odd composite n from 2^64 to 2^CURVE_BITS.
 */
export function* divisorByTwoWordCurves(n: bigint): Steps<bigint | undefined> {
  const kernel = factorModule.kernel();
  const last = ROWS.findIndex(({ bits }) => bits >= bitLength(n));
  const low = BigInt.asUintN(64, n);
  const high = n >> 64n;
  for (let curve = 0; curve < CURVES; curve++) {
    const { level, giants } = ROWS[Math.min(curve, last)] ?? ROWS[0];
    if (kernel.divisorByCurve89(low, high, FIRST_SIGMA + curve, level, giants) !== 0) {
      return (kernel.divisorHigh() << 64n) | BigInt.asUintN(64, kernel.divisorLow());
    }
    yield;
  }
  return undefined;
}
