// Integers of any size, each of which is timed.

import type { Rounds } from '../input/options.js';
import { decideInSteps } from '../primality/decide.js';
import { multiword } from '../wasm/multiword.js';
import { expectedCost } from './costs.js';
import type { DivisibleJobKind } from './kind.js';

export interface CheckIntegersArgs {
  readonly numbers: readonly bigint[];
  readonly rounds: Rounds;
  /** The place of the first of them in the whole. */
  readonly start: number;
}

/** In its arrays, each number has the same place. */
export interface CheckIntegersOutput {
  /** 1 for a prime, else 0. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /** 1 for a prime that is only probable, else 0. */
  readonly probable: Uint8Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly elapsed: Float64Array<ArrayBuffer>;
  /** The smallest prime factor of a composite where the decision met one, else 0. */
  readonly factors: BigUint64Array<ArrayBuffer>;
}

export const checkIntegers: DivisibleJobKind<CheckIntegersArgs, CheckIntegersOutput> = {
  kind: 'check integers',
  kernels: [multiword],
  cost: ({ numbers, rounds }) =>
    numbers.reduce((sum, n) => sum + expectedCost(n, 'bpsw', rounds), 0),
  size: ({ numbers }) => numbers.length,
  split({ numbers, rounds, start }, budget) {
    let cut = 0;
    let cost = 0;
    do {
      cost += expectedCost(numbers[cut++] ?? 0n, 'bpsw', rounds);
    } while (cut < numbers.length && cost < budget);
    const rest = numbers.slice(cut);
    return [
      { numbers: numbers.slice(0, cut), rounds, start },
      rest.length > 0 ? { numbers: rest, rounds, start: start + cut } : undefined,
    ];
  },
  *run({ numbers, rounds }) {
    const output = outputFor(numbers.length);
    for (const [index, n] of numbers.entries()) {
      const start = performance.now();
      const decision = yield* decideInSteps(n, rounds);
      output.elapsed[index] = performance.now() - start;
      if (decision.verdict === 'composite') {
        output.factors[index] = decision.factor ?? 0n;
      } else {
        output.verdicts[index] = 1;
        if (decision.verdict === 'probable') output.probable[index] = 1;
      }
    }
    return output;
  },
  merge({ numbers, start }) {
    const whole = outputFor(numbers.length);
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

function outputFor(count: number): CheckIntegersOutput {
  return {
    verdicts: new Uint8Array(count),
    probable: new Uint8Array(count),
    elapsed: new Float64Array(count),
    factors: new BigUint64Array(count),
  };
}
