// π(x) by the formula, its stages in ranges.

import { parametersOf } from '../count/parameters.js';
import { allPieces, costOf, cutPieces, type Piece, sizeOf } from '../count/pieces.js';
import { type PiPart, runPieces } from '../count/total.js';
import { count } from '../wasm/count.js';
import type { DivisibleJobKind } from './kind.js';

/** Parts at most, whose sums are added on the calling thread: each takes up to 0.4 ms there. */
const MOST_PARTS = 1000;

/**
 * Milliseconds of a part at least and at most. What is sent with one, and added, costs some 0.05,
 * and each begins its segments anew: with parts of 4 ms, two workers are 1.65 times as fast as one
 * thread at 10^14, with these 1.8 times.
 */
const [LEAST_PART, LONGEST_PART] = [2, 40];

export interface PrimeCountArgs {
  readonly x: bigint;
  readonly pieces: readonly Piece[];
}

export interface PrimeCountOutput {
  /** What {@link total} makes π(x) of, when all pieces are done. */
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
