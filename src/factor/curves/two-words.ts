// Elliptic curves for integers slightly longer than a word, in the factoring kernel.

import { bitLength } from '../../bigint/bit-length.js';
import type { Steps } from '../../steps/steps.js';
import { factorModule } from '../../wasm/factor.js';

/** The maximum bit length of n: the limit of the kernel's arithmetic. */
export const CURVE_BITS = 89;

/**
 * For integers up to some bits, the level of B1 and the giant steps of stage 2. Each is the fastest
 * for semiprimes of that size, and its neighbours are within 2 %. The rows of smaller sizes come
 * first, for factors far below the root, at almost no cost.
 */
const ROWS = [
  { bits: 0, level: 2, giants: 14 },
  { bits: 66, level: 6, giants: 40 },
  { bits: 70, level: 8, giants: 70 },
  { bits: 74, level: 9, giants: 80 },
  { bits: 78, level: 10, giants: 100 },
  { bits: CURVE_BITS, level: 11, giants: 110 },
] as const;

/** Bits up to which curves find a divisor of a semiprime faster than the quadratic sieve. */
const FASTER_BITS = 80;

/**
 * The maximum number of curves up to that size: 5 to 10 find a divisor of a semiprime on average,
 * and one semiprime in thousands is left to the sieve.
 */
const CURVES = 100;

/**
 * The maximum number of curves beyond, in a tenth of the time of a sieve: every second integer
 * without a factor below 2^13 has one below 2^26.
 */
const FEW_CURVES = 4;

/** The first curve is that of assembly/factor/word.ts. */
const FIRST_SIGMA = 11;

/**
 * A divisor of n, neither 1 nor n; undefined if no curve finds one. A step is a curve, which takes
 * a tenth of a millisecond.
 *
 * In: odd composite n from 2^64 to 2^CURVE_BITS.
 */
export function* divisorByTwoWordCurves(n: bigint): Steps<bigint | undefined> {
  const kernel = factorModule.kernel();
  const bits = bitLength(n);
  const curves = bits <= FASTER_BITS ? CURVES : FEW_CURVES;
  const last = ROWS.findIndex((row) => row.bits >= bits);
  const low = BigInt.asUintN(64, n);
  const high = n >> 64n;
  for (let curve = 0; curve < curves; curve++) {
    const { level, giants } = ROWS[Math.min(curve, last)] ?? ROWS[0];
    if (kernel.divisorByCurve89(low, high, FIRST_SIGMA + curve, level, giants) !== 0) {
      return (kernel.divisorHigh() << 64n) | BigInt.asUintN(64, kernel.divisorLow());
    }
    yield;
  }
  return undefined;
}
