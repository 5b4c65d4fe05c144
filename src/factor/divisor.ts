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

/** Milliseconds of a sieve below which curves do not pay: one takes about 2. */
const CURVES_LEAST = 500;

/**
 * Milliseconds that the sieve of n takes on one thread: 51 at 160 bits, doubling every 10 bits.
 */
export function sieveDuration(n: bigint): number {
  return 51 * 2 ** ((bitLength(n) - 160) / 10);
}

/**
 * Milliseconds of one thread that curves of several levels may take before a sieve of n: 0 if they
 * do not pay, Infinity if n is too large for the sieve.
 */
export function curvesDuration(n: bigint): number {
  if (bitLength(n) > SIEVE_BITS) return Number.POSITIVE_INFINITY;
  const duration = sieveDuration(n);
  return duration < CURVES_LEAST ? 0 : CURVES_SHARE * duration;
}

/**
 * A divisor of n on one thread, neither 1 nor n. In: odd composite n >= 2^64, not a perfect power,
 * without small factors. It may never end if n is too large for the sieve.
 */
export function* divisorInSteps(n: bigint, counts: CurveCounts): Steps<bigint> {
  const duration = curvesDuration(n);
  const found =
    bitLength(n) <= CURVE_BITS
      ? yield* divisorByTwoWordCurves(n)
      : duration > 0
        ? yield* divisorByCurves(n, duration, counts)
        : undefined;
  return found ?? (yield* divisorBySieve(n));
}
