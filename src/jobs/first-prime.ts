// The first prime among candidates, which may be without end.

import { bitLength } from '../bigint/bit-length.js';
import { sieveBound } from '../generate/candidates.js';
import { isPrimeCandidate } from '../generate/random-prime.js';
import { multiword } from '../wasm/multiword.js';
import { PRIME_POWERS, powerCost } from './costs.js';
import type { DivisibleJobKind } from './kind.js';

/**
 * Parts a worker that a search is divided into, on average: with more of them, less work is left over when the answer
 * is found, and more messages are sent. 2 to 8 is reasonable.
 */
const PARTS_PER_WORKER = 4;

/** Milliseconds of a part at most, unless it has one candidate only. */
const LONGEST_PART = 4;

/** How a search is divided. */
export interface SearchPlan {
  /** What all of it is expected to cost, in milliseconds. */
  readonly cost: number;
  /** Candidates in a part. */
  readonly candidates: number;
  /** What such a part is expected to cost, in milliseconds. */
  readonly partCost: number;
}

export interface FirstPrimeArgs {
  /** In order. */
  readonly candidates: readonly bigint[];
  /** Whether (n - 1)/2 has to be prime as well. */
  readonly safe: boolean;
  /** Where more candidates come from, in the whole, which is never sent. */
  readonly source?: {
    readonly more: Iterator<bigint, unknown, undefined>;
    readonly plan: SearchPlan;
  };
}

export interface FirstPrimeOutput {
  /** Undefined if no candidate is. */
  readonly prime: bigint | undefined;
  /** Candidates up to it. */
  readonly tested: number;
}

export const firstPrime: DivisibleJobKind<FirstPrimeArgs, FirstPrimeOutput> = {
  kind: 'first prime',
  kernels: [multiword],
  cost: ({ candidates, source }) =>
    source?.plan.cost ?? candidates.length * powerCost(bitLength(candidates[0] ?? 0n)),
  size: (_, { tested }) => tested,
  split(args) {
    const { safe, source } = args;
    const candidates: bigint[] = [];
    while (source !== undefined && candidates.length < source.plan.candidates) {
      const { done, value } = source.more.next();
      if (done) return [{ candidates, safe }, undefined];
      candidates.push(value);
    }
    const isLast = candidates.length < (source?.plan.candidates ?? 0);
    return [{ candidates, safe }, isLast ? undefined : args];
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
 * Among integers of b bits, one in b·ln 2 is prime, and a sieve up to y leaves a part of e^-γ / ln y of them
 * (Mertens 1874). Most of these fail the first test. With a safe prime, both it and its half have to be prime.
 */
export function searchPlan(bits: number, safe: boolean, workers: number): SearchPlan {
  const left = bits * Math.LN2 * (0.5615 / Math.log(sieveBound(bits)));
  const tests = Math.max(1, safe ? left ** 2 : left);
  const each = powerCost(bits);
  const cost = (tests + PRIME_POWERS) * each;
  const fair = tests / (PARTS_PER_WORKER * workers);
  const candidates = Math.max(1, Math.floor(Math.min(fair, LONGEST_PART / each)));
  return { cost, candidates, partCost: candidates * each };
}
