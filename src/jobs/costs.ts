// The expected cost of deciding an integer, in milliseconds. Measured on a server of 2024 at 3 GHz.

import { bitLength } from '../bigint/bit-length.js';
import { fitsWord } from '../bigint/word.js';
import type { Method, Rounds } from '../input/options.js';
import { countRounds } from '../primality/rounds.js';

/**
 * An integer below 2^64 by the fast method: a prime takes 0.0006 ms, most composites a tenth of it.
 */
export const FAST_COST = 0.0005;

/** One candidate up to √n by trial division. */
export const DIVISION_COST = 0.2e-6;

/** A power modulo a prime of 1024 bits, and the exponent of its growth with the bit length. */
const BIG_COST = 0.6;
const BIG_COST_EXPONENT = 2.6;

/**
 * The general test of a prime takes as long as this many powers: one to base 2, and the Lucas test.
 */
export const PRIME_POWERS = 3.5;

/**
 * The worst case of one number: trial division up to √n, or a prime of several words.
 */
export function expectedCost(n: bigint, method: Method, rounds: Rounds = 0): number {
  if (!fitsWord(n)) return powerCost(bitLength(n)) * (PRIME_POWERS + countRounds(rounds, n));
  if (method === 'bpsw' || n < 4n) return FAST_COST;
  return FAST_COST + Math.sqrt(Number(n)) * DIVISION_COST;
}

/** A power modulo an integer of `bits` bits. */
export function powerCost(bits: number): number {
  return BIG_COST * (bits / 1024) ** BIG_COST_EXPONENT;
}
