// π(x) by the formula, divided into ranges of its stages.

import { parametersOf } from '../count/parameters.js';
import { allPieces, costOf, cutPieces, type Piece, sizeOf } from '../count/pieces.js';
import { type PiPart, runPieces } from '../count/total.js';
import { count } from '../wasm/count.js';
import type { DivisibleJobKind } from './kind.js';

/** Maximum parts. The calling thread adds their sums, in up to 0.4 ms each. */
const MOST_PARTS = 1000;

/**
 * Minimum and maximum milliseconds of a part. Sending and adding a part costs about 0.05 ms, and
 * each starts its own segments: shorter parts lose a tenth of the speed of two workers.
 */
const [LEAST_PART, LONGEST_PART] = [2, 40];

export interface PrimeCountArgs {
  readonly x: bigint;
  readonly pieces: readonly Piece[];
}

export interface PrimeCountOutput {
  /** The input of {@link total}. */
  readonly parts: readonly PiPart[];
}

/** All of π(x). In: SMALL_LIMIT <= x <= COUNT_LIMIT. */
export function primeCountArgs(x: bigint): PrimeCountArgs {
  return { x, pieces: allPieces(parametersOf(x)) };
}

export const primeCount: DivisibleJobKind<PrimeCountArgs, PrimeCountOutput> = {
  kind: 'prime count',
  kernels: [count],
  longestPart: LONGEST_PART,
  cost: ({ x, pieces }) => costOf(parametersOf(x), pieces),
  size: ({ x, pieces }) => sizeOf(parametersOf(x), pieces),
  split({ x, pieces }, budget) {
    const parameters = parametersOf(x);
    const whole = costOf(parameters, allPieces(parameters));
    const least = Math.max(LEAST_PART, whole / MOST_PARTS);
    const [front, rest] = cutPieces(parameters, pieces, Math.max(budget, least));
    return [{ x, pieces: front }, rest.length === 0 ? undefined : { x, pieces: rest }];
  },
  *run({ x, pieces }) {
    return { parts: [yield* runPieces(x, pieces)] };
  },
  merge() {
    const parts: PiPart[] = [];
    return {
      add: (_, output) => {
        parts.push(...output.parts);
      },
      output: () => ({ parts }),
    };
  },
};
