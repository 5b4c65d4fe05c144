// A divisor of a composite integer of several words, by the method that is expected to be the
// fastest.

import { bitLength } from '../bigint/bit-length.js';
import type { Steps } from '../steps/steps.js';
import { type CurveCounts, divisorByCurves } from './curves/levels.js';
import { CURVE_BITS, divisorByTwoWordCurves } from './curves/two-words.js';
import { divisorBySieve } from './quadratic/divisor.js';

/** Bits up to which the quadratic sieve is used: 100 digits, which take hours. */
const SIEVE_BITS = 330;

/**
 * The share of the time that a sieve is expected to take for which curves look for a small factor
 * first.
 */
const CURVES_SHARE = 0.1;

/** Milliseconds of a sieve below which that is not worth the trouble: one curve takes some 20. */
const CURVES_LEAST = 500;

/**
 * Milliseconds that the sieve of n takes on one thread: 14 for 128 bits, twice as many for every 10
 * bits more.
 */
export function sieveDuration(n: bigint): number {
  return 14 * 2 ** ((bitLength(n) - 128) / 10);
}

/**
 * What is done before a sieve. In: odd composite n >= 2^64, no perfect power, without small
 * factors. Out: a divisor, neither 1 nor n; undefined if the sieve should find one. It may never
 * end if n is too large for that.
 */
export function* divisorBeforeSieve(n: bigint, counts: CurveCounts): Steps<bigint | undefined> {
  const bits = bitLength(n);
  if (bits <= CURVE_BITS) return yield* divisorByTwoWordCurves(n);
  if (bits > SIEVE_BITS) return yield* divisorByCurves(n, Number.POSITIVE_INFINITY, counts);
  const duration = sieveDuration(n);
  if (duration < CURVES_LEAST) return undefined;
  return yield* divisorByCurves(n, CURVES_SHARE * duration, counts);
}

/** The same with the sieve, on one thread. */
export function* divisorInSteps(n: bigint, counts: CurveCounts): Steps<bigint> {
  return (yield* divisorBeforeSieve(n, counts)) ?? (yield* divisorBySieve(n));
}
