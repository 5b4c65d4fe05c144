// The smallest divisor of one integer of one word by trial division over ranges of candidates.

import { GREATEST_DIVISOR, smallestFactorInSteps } from '../primality/trial-division.js';
import { DIVISION_COST } from './costs.js';
import type { DivisibleJobKind } from './kind.js';

/**
 * Divisors that are tried before several workers share a number: 13 µs, less than a round trip.
 * Three of four random odd integers have a factor below a thousand.
 */
export const FIRST_RANGE = 2 ** 16;

/** The divisors from `first` to `last`, both of them included. */
export interface DivisorArgs {
  readonly n: bigint;
  readonly first: number;
  readonly last: number;
}

export interface DivisorOutput {
  /**
   * The smallest divisor in the range, 0 if there is none. If the range does not start with the
   * first candidate, it may be another divisor.
   */
  readonly factor: number;
}

/** All divisors that n may have. */
export function allDivisors(n: bigint): DivisorArgs {
  // The rounded root may be one too small.
  return { n, first: 0, last: Math.min(Math.floor(Math.sqrt(Number(n))) + 1, GREATEST_DIVISOR) };
}

export const divisor: DivisibleJobKind<DivisorArgs, DivisorOutput> = {
  kind: 'divisor',
  kernels: [],
  // Most composite numbers have a small factor, which makes all other parts useless.
  probes: true,
  cost: ({ first, last }) => (last - first + 1) * DIVISION_COST,
  size: () => 0,
  split({ n, first, last }, budget) {
    const length = first === 0 ? FIRST_RANGE : Math.max(1, Math.ceil(budget / DIVISION_COST));
    const cut = Math.min(first + length - 1, last);
    return [{ n, first, last: cut }, cut < last ? { n, first: cut + 1, last } : undefined];
  },
  *run({ n, first, last }) {
    return { factor: Number((yield* smallestFactorInSteps(n, first, last)) ?? 0n) };
  },
  ends: ({ factor }) => factor !== 0,
  merge() {
    let found: DivisorOutput = { factor: 0 };
    return {
      add: (_, output) => {
        if (output.factor !== 0) found = output;
      },
      output: () => found,
    };
  },
};
