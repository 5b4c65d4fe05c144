// Checks and times integers of any size.

import type { Rounds } from '../input/options.js';
import { decideInSteps } from '../primality/decide.js';
import { multiword } from '../wasm/multiword.js';
import { expectedCost } from './costs.js';
import type { DivisibleJobKind } from './kind.js';

/** The integers of a list from `start` to before `end`. */
export interface CheckIntegersArgs {
  readonly list: readonly bigint[];
  readonly start: number;
  readonly end: number;
  readonly rounds: Rounds;
}

/** Each number has the same index in all arrays. */
export interface CheckIntegersOutput {
  /** 1 for a prime, else 0. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /** 1 for a probable prime without a proof, else 0. */
  readonly probable: Uint8Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly elapsed: Float64Array<ArrayBuffer>;
  /** The smallest prime factor of a composite if the decision found one, else 0. */
  readonly factors: BigUint64Array<ArrayBuffer>;
}

export const checkIntegers: DivisibleJobKind<CheckIntegersArgs, CheckIntegersOutput> = {
  kind: 'check integers',
  kernels: [multiword],
  cost: ({ list, start, end, rounds }) => {
    let cost = 0;
    for (let i = start; i < end; i++) cost += expectedCost(list[i] ?? 0n, 'bpsw', rounds);
    return cost;
  },
  size: ({ start, end }) => end - start,
  split({ list, start, end, rounds }, budget) {
    const costAt = (i: number): number => expectedCost(list[i] ?? 0n, 'bpsw', rounds);
    let cut = start + 1;
    for (let cost = costAt(start); cut < end; cut++) {
      cost += costAt(cut);
      if (cost > budget) break;
    }
    return [
      { list, start, end: cut, rounds },
      cut < end ? { list, start: cut, end, rounds } : undefined,
    ];
  },
  copy: ({ list, start, end, rounds }) => {
    return { list: list.slice(start, end), start: 0, end: end - start, rounds };
  },
  *run({ list, start, end, rounds }) {
    const output = outputFor(end - start);
    for (let i = start; i < end; i++) {
      const before = performance.now();
      const decision = yield* decideInSteps(list[i] ?? 0n, rounds);
      const place = i - start;
      output.elapsed[place] = performance.now() - before;
      if (decision.verdict === 'composite') {
        output.factors[place] = decision.factor ?? 0n;
      } else {
        output.verdicts[place] = 1;
        if (decision.verdict === 'probable') output.probable[place] = 1;
      }
      // Below 2^256 a decision has no steps, and a list may be long.
      yield;
    }
    return output;
  },
  merge({ start, end }) {
    const whole = outputFor(end - start);
    return {
      add: (part, output) => {
        const place = part.start - start;
        whole.verdicts.set(output.verdicts, place);
        whole.probable.set(output.probable, place);
        whole.elapsed.set(output.elapsed, place);
        whole.factors.set(output.factors, place);
      },
      output: () => whole,
    };
  },
};

/** All integers of a list. */
export function allIntegers(list: readonly bigint[], rounds: Rounds): CheckIntegersArgs {
  return { list, start: 0, end: list.length, rounds };
}

function outputFor(count: number): CheckIntegersOutput {
  return {
    verdicts: new Uint8Array(count),
    probable: new Uint8Array(count),
    elapsed: new Float64Array(count),
    factors: new BigUint64Array(count),
  };
}
