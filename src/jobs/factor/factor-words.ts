// The factors of a list of integers of one word.

import { Collector, type FactoredPart, factorPacked } from '../../factor/factor-all.js';
import type { PackedIntegers } from '../../input/lists.js';
import { factorModule } from '../../wasm/factor.js';
import type { DivisibleJobKind } from '../kind.js';
import { copyOf } from '../verdicts.js';

/** Milliseconds of a random integer of 64 bits. Others take 0.0001 to 0.09. */
const WORD_COST = 0.01;

/** Maximum numbers in one part. */
const CAPACITY = 8192;

/** The integers of a list from `start` to before `end`. */
export interface FactorWordsArgs {
  readonly list: PackedIntegers;
  readonly start: number;
  readonly end: number;
}

export const factorWords: DivisibleJobKind<FactorWordsArgs, FactoredPart> = {
  kind: 'factor words',
  kernels: [factorModule],
  uniform: true,
  cost: ({ start, end }) => (end - start) * WORD_COST,
  size: ({ start, end }) => end - start,
  split({ list, start, end }, budget) {
    const count = Math.min(Math.max(1, Math.floor(budget / WORD_COST)), CAPACITY);
    const cut = Math.min(start + count, end);
    return [{ list, start, end: cut }, cut < end ? { list, start: cut, end } : undefined];
  },
  *run({ list, start, end }) {
    const collector = new Collector();
    for (const part of factorPacked(list.subarray(start, end))) {
      collector.add(part);
      yield;
    }
    return collector.part();
  },
  merge() {
    const parts = new Map<number, FactoredPart>();
    return {
      add: ({ start }, output) => {
        parts.set(start, output);
      },
      output: () => {
        const collector = new Collector();
        for (const [, part] of [...parts].sort(([a], [b]) => a - b)) collector.add(part);
        return collector.part();
      },
    };
  },
  copy({ list, start, end }, spare) {
    return { list: copyOf(list, start, end, spare), start: 0, end: end - start };
  },
  spare: ({ list }) => list.buffer as ArrayBuffer,
};
