// Counts the primes, or tuplets, of an interval.

import { countSteps, countTupletSteps } from '../sieve/count.js';
import type { ResidueClass } from '../sieve/residue-class.js';
import { sieveCost } from '../sieve/segments/costs.js';
import type { Offsets } from '../sieve/tuplet-patterns.js';
import { sieve } from '../wasm/sieve.js';
import type { DivisibleJobKind } from './kind.js';

export interface CountInRangeArgs {
  readonly from: bigint;
  readonly to: bigint;
  /** Numbers in a part. */
  readonly part: bigint;
  /** Only primes of this class. */
  readonly residueClass?: ResidueClass | undefined;
  /**
   * Counts tuplets of these patterns, all of the same length, instead of primes: those that start
   * in the interval and end at `last` or before.
   */
  readonly tuplets?: { readonly patterns: Offsets; readonly last: bigint } | undefined;
}

export interface CountInRangeOutput {
  readonly count: bigint;
}

export const countInRange: DivisibleJobKind<CountInRangeArgs, CountInRangeOutput> = {
  kind: 'count in range',
  kernels: [sieve],
  cost: ({ from, to }) => sieveCost(from, to),
  size: ({ from, to }) => Math.max(0, Number(to - from) + 1),
  split(args) {
    const cut = args.from + args.part - 1n;
    return cut < args.to
      ? [
          { ...args, to: cut },
          { ...args, from: cut + 1n },
        ]
      : [args, undefined];
  },
  *run({ from, to, residueClass, tuplets }) {
    if (tuplets === undefined) return { count: yield* countSteps(from, to, residueClass) };
    const { patterns, last } = tuplets;
    const end = to + BigInt(patterns[0]?.at(-1) ?? 0);
    return { count: yield* countTupletSteps(from, end < last ? end : last, patterns) };
  },
  merge() {
    let count = 0n;
    return {
      add: (_, output) => {
        count += output.count;
      },
      output: () => ({ count }),
    };
  },
};
