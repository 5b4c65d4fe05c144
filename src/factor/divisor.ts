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
 * Curves look for a small factor first, for this share of the expected time of the sieve.
 */
const CURVES_SHARE = 0.1;

/** Milliseconds of a sieve below which curves do not pay: one takes about 20. */
const CURVES_LEAST = 500;

/**
 * Milliseconds that the sieve of n takes on one thread: 14 at 128 bits, doubling every 10 bits.
 */
export function sieveDuration(n: bigint): number {
  return 14 * 2 ** ((bitLength(n) - 128) / 10);
}

/**
 * The work before a sieve. In: odd composite n >= 2^64, not a perfect power, without small factors.
 * Out: a divisor, neither 1 nor n; undefined if the sieve should find one. It may never end if n is
 * too large for the sieve.
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
