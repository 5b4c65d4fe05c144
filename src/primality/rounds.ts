// The number of rounds with random bases after the general test.

import { bitLength } from '../bigint/bit-length.js';
import { randomBelow } from '../bigint/random.js';
import type { Rounds } from '../input/options.js';

/**
 * FIPS 186-5 (2023), appendix B, table B.1, its stricter column: the least number of rounds for
 * random primes of at least so many bits. From 1024 bits on, the table is for the primes p and q of
 * RSA; from 141 bits on, for auxiliary primes. The error bounds are 2^-112 to 2^-144, for
 * candidates chosen at random.
 */
const FIPS_186_5: readonly { readonly bits: number; readonly rounds: number }[] = [
  { bits: 1536, rounds: 4 },
  { bits: 1024, rounds: 5 },
  { bits: 201, rounds: 44 },
  { bits: 171, rounds: 41 },
  { bits: 141, rounds: 38 },
];

/** Below the table's sizes: 4^-56 = 2^-112 bounds the error for every integer. */
const ROUNDS_BELOW_TABLE = 56;

/** The number of rounds for n of several words. */
export function countRounds(rounds: Rounds, n: bigint): number {
  if (rounds !== 'fips') return rounds;
  const size = bitLength(n);
  return FIPS_186_5.find(({ bits }) => size >= bits)?.rounds ?? ROUNDS_BELOW_TABLE;
}

/** A base for a round: uniform from 2 to n - 2. */
export function randomBase(n: bigint): bigint {
  return 2n + randomBelow(n - 3n, bitLength(n));
}
