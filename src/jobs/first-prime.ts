// Finds the first prime among candidates, which may be endless.

import { bitLength } from '../bigint/bit-length.js';
import { sieveBound } from '../generate/candidates.js';
import { isPrimeCandidate } from '../generate/random-prime.js';
import { multiword } from '../wasm/multiword.js';
import { PRIME_POWERS, powerCost } from './costs.js';
import type { DivisibleJobKind } from './kind.js';

export interface FirstPrimeArgs {
  /** In order. */
  readonly candidates: readonly bigint[];
  /** Whether (n - 1)/2 must be prime too. */
  readonly safe: boolean;
  /** The source of more candidates, present on the calling thread only. */
  readonly source?: {
    readonly more: Iterator<bigint, unknown, undefined>;
    /** The bit length of each. */
    readonly bits: number;
  };
}

export interface FirstPrimeOutput {
  /** Undefined if no candidate is prime. */
  readonly prime: bigint | undefined;
  /** The number of candidates up to this prime. */
  readonly tested: number;
}

export const firstPrime: DivisibleJobKind<FirstPrimeArgs, FirstPrimeOutput> = {
  kind: 'first prime',
  kernels: [multiword],
  cost: ({ candidates, safe, source }) =>
    source === undefined
      ? candidates.length * powerCost(bitLength(candidates[0] ?? 0n))
      : searchCost(source.bits, safe),
  size: (_, { tested }) => tested,
  split(args, budget) {
    const { safe, source } = args;
    if (source === undefined) return [args, undefined];
    const size = Math.max(1, Math.floor(budget / powerCost(source.bits)));
    const candidates: bigint[] = [];
    while (candidates.length < size) {
      const { done, value } = source.more.next();
      if (done) return [{ candidates, safe }, undefined];
      candidates.push(value);
    }
    return [{ candidates, safe }, args];
  },
  *run({ candidates, safe }) {
    let tested = 0;
    for (const n of candidates) {
      tested++;
      if (yield* isPrimeCandidate(n, safe)) return { prime: n, tested };
    }
    return { prime: undefined, tested };
  },
  ends: ({ prime }) => prime !== undefined,
  merge() {
    let prime: bigint | undefined;
    let tested = 0;
    return {
      add: (_, output) => {
        prime = output.prime ?? prime;
        tested += output.tested;
      },
      output: () => ({ prime, tested }),
    };
  },
};

/**
 * The expected cost of a search among integers of `bits` bits, in milliseconds.
 *
 * Of integers of b bits, one in b·ln 2 is prime, and a sieve up to y leaves a fraction e^-γ / ln y
 * (Mertens 1874). Most of these fail the first test. For a safe prime p, both p and (p - 1)/2 must
 * be prime.
 */
export function searchCost(bits: number, safe: boolean): number {
  const left = bits * Math.LN2 * (0.5615 / Math.log(sieveBound(bits)));
  const tests = Math.max(1, safe ? left ** 2 : left);
  return (tests + PRIME_POWERS) * powerCost(bits);
}
