// The primes of an interval.

import { primesBetweenSteps } from '../sieve/primes-between.js';
import type { ResidueClass } from '../sieve/residue-class.js';
import { sieveCost } from '../sieve/segments/costs.js';
import type { PrimeList } from '../sieve/segments/lists.js';
import { sieve } from '../wasm/sieve.js';
import type { JobKind } from './kind.js';

export interface PrimesInRangeArgs {
  readonly from: bigint;
  readonly to: bigint;
  /** Whether the primes are bigints. */
  readonly wide: boolean;
  readonly residueClass?: ResidueClass | undefined;
}

export interface PrimesInRangeOutput {
  /** In ascending order. */
  readonly primes: PrimeList;
}

export const primesInRange: JobKind<PrimesInRangeArgs, PrimesInRangeOutput> = {
  kind: 'primes in range',
  kernels: [sieve],
  cost: ({ from, to }) => sieveCost(from, to),
  size: ({ from, to }) => Math.max(0, Number(to - from) + 1),
  *run({ from, to, wide, residueClass }) {
    return { primes: yield* primesBetweenSteps({ from, to, wide }, residueClass) };
  },
};
