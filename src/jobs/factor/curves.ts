// Runs elliptic curves of one level for one integer, until one finds a divisor or time is up.

import {
  type Attempts,
  attemptDuration,
  type CurveCounts,
  curvesAmong,
  divisorByAttempts,
} from '../../factor/curves/levels.js';
import { factorModule } from '../../wasm/factor.js';
import type { DivisibleJobKind } from '../kind.js';

/** Milliseconds of a part: long compared with a message, short enough for a quick end. */
const PART_DURATION = 20;

export interface CurvesArgs extends Attempts {
  /** The time from which no more parts begin, on the calling thread only. */
  readonly end?: number;
  /** Counts the unsuccessful curves, on the calling thread only. */
  readonly counts?: CurveCounts;
}

export interface CurvesOutput {
  readonly divisor: bigint | undefined;
  /** The number of attempts without a divisor. */
  readonly failed: number;
}

export const curves: DivisibleJobKind<CurvesArgs, CurvesOutput> = {
  kind: 'curves',
  kernels: [factorModule],
  uniform: true,
  longestPart: PART_DURATION,
  cost: ({ n, level, count }) => count * attemptDuration(n, level),
  size: (args, { failed }) => curvesAmong({ ...args, count: failed }),
  split(args, budget) {
    const { n, level, first, count, end = Number.POSITIVE_INFINITY } = args;
    const most = Math.max(1, Math.floor(budget / attemptDuration(n, level)));
    const taken = Math.min(count, most);
    const isLast = taken === count || performance.now() >= end;
    return [
      { n, level, first, count: taken },
      isLast ? undefined : { ...args, first: first + taken, count: count - taken },
    ];
  },
  *run(args) {
    let failed = 0;
    const divisor = yield* divisorByAttempts(args, () => {
      failed++;
      return true;
    });
    return { divisor, failed };
  },
  ends: ({ divisor }) => divisor !== undefined,
  merge({ counts }) {
    let divisor: bigint | undefined;
    let all = 0;
    return {
      add: (part, output) => {
        divisor ??= output.divisor;
        all += output.failed;
        counts?.add({ ...part, count: output.failed });
      },
      output: () => ({ divisor, failed: all }),
    };
  },
};
