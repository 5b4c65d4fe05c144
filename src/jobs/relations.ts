// Finds relations of the quadratic sieve of one integer, until there are enough.

import { sieveDuration } from '../factor/divisor.js';
import type { SieveCollector } from '../factor/quadratic/divisor.js';
import { keptSieve } from '../factor/quadratic/kept.js';
import { type PackedRelations, pack, unpack } from '../factor/quadratic/packed.js';
import type { Relation } from '../factor/quadratic/sieve.js';
import { factorModule } from '../wasm/factor.js';
import type { DivisibleJobKind } from './kind.js';

/** Milliseconds of a part: long compared with a message, short beside the sieve for a quick end. */
function partDuration(n: bigint): number {
  return Math.min(40, Math.max(4, sieveDuration(n) / 100));
}

export interface RelationsArgs {
  readonly n: bigint;
  /** Selects the polynomials of a thread that has not sieved for n yet. */
  readonly seed: number;
  /** Collects the relations, on the calling thread only. */
  readonly collector?: SieveCollector;
}

export interface RelationsOutput extends PackedRelations {
  /** The number of relations new to the collector: set when they are merged. */
  gained?: number;
  /** Whether the collector has enough: set when they are merged. */
  enough?: boolean;
}

export const relations: DivisibleJobKind<RelationsArgs, RelationsOutput> = {
  kind: 'relations',
  kernels: [factorModule],
  cost: ({ n, collector }) =>
    collector === undefined ? partDuration(n) : Math.max(partDuration(n), sieveDuration(n)),
  size: (_, { gained }) => gained ?? 0,
  split(args) {
    const { n, seed } = args;
    return [
      { n, seed },
      { ...args, seed: seed + 1 },
    ];
  },
  *run({ n, seed }) {
    const found: Relation[] = [];
    const end = performance.now() + partDuration(n);
    const next = keptSieve(n, seed);
    while (performance.now() < end) {
      found.push(...next());
      yield;
    }
    return pack(found);
  },
  ends: ({ enough }) => enough === true,
  merge({ collector }) {
    return {
      add: (_, output) => {
        const before = collector?.count ?? 0;
        collector?.add(unpack(output));
        output.gained = (collector?.count ?? 0) - before;
        output.enough = collector?.enough === true;
      },
      output: () => pack([]),
    };
  },
};
