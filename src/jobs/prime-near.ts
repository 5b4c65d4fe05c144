// The k-th prime from a number on, by a sieve.

import { type KthPrime, kthPrime } from '../count/kth-prime.js';
import { sieve } from '../wasm/sieve.js';
import type { DivisibleJobKind } from './kind.js';

/** Milliseconds per prime passed, and per sieving prime up to the root. */
const PASSED_COST = 2e-5;
const SIEVING_COST = 4e-5;

export interface PrimeNearOutput {
  readonly prime: bigint;
}

export const primeNear: DivisibleJobKind<KthPrime, PrimeNearOutput> = {
  kind: 'prime near',
  kernels: [sieve],
  cost({ from, k }) {
    const root = Math.sqrt(Number(from));
    return 1 + Number(k) * PASSED_COST + (root / Math.log(root)) * SIEVING_COST;
  },
  size: () => 0,
  // The primes are counted in order.
  split: (args) => [args, undefined],
  *run(args) {
    return { prime: yield* kthPrime(args) };
  },
  merge() {
    let found: PrimeNearOutput = { prime: 0n };
    return {
      add: (_, output) => {
        found = output;
      },
      output: () => found,
    };
  },
};
