// A divisor of a composite integer of several words, by the method that is expected to be the fastest.

import { bitLength } from '../bigint/bit-length.js';
import type { Steps } from '../steps/steps.js';
import { divisorBySieve } from './quadratic/divisor.js';

/** Bits up to which the quadratic sieve is used: 100 digits, which take hours. */
export const SIEVE_BITS = 330;

/** In: composite n >= 2^64, no perfect power, without small factors. Out: a divisor, neither 1 nor n. It may never end. */
export function* divisorInSteps(n: bigint): Steps<bigint> {
  if (bitLength(n) <= SIEVE_BITS) return yield* divisorBySieve(n);
  for (;;) yield;
}
