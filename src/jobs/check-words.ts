// Checks and times integers of one word.

import type { Method } from '../input/options.js';
import { smallestFactorInSteps } from '../primality/trial-division.js';
import type { Steps } from '../steps/steps.js';
import { word } from '../wasm/word.js';
import { expectedCost, FAST_COST } from './costs.js';
import type { JobKind } from './kind.js';

export interface CheckWordsArgs {
  readonly numbers: BigUint64Array<ArrayBuffer>;
  readonly method: Method;
}

/** Each number has the same index in all arrays. */
export interface CheckWordsOutput {
  /** 1 for a prime, else 0. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly elapsed: Float64Array<ArrayBuffer>;
  /** The smallest prime factor of a composite if the method found one, else 0. */
  readonly factors: BigUint64Array<ArrayBuffer>;
}

export const checkWords: JobKind<CheckWordsArgs, CheckWordsOutput> = {
  kind: 'check words',
  kernels: [],
  cost: ({ numbers, method }) =>
    method === 'bpsw'
      ? numbers.length * FAST_COST
      : numbers.reduce((sum, n) => sum + expectedCost(n, method), 0),
  size: ({ numbers }) => numbers.length,
  run: ({ numbers, method }) => (method === 'bpsw' ? decideEach(numbers) : divideEach(numbers)),
};

// biome-ignore lint/correctness/useYield: thousands of numbers take a millisecond
function* decideEach(list: BigUint64Array<ArrayBuffer>): Steps<CheckWordsOutput> {
  // One number at a time through the buffer of the kernel: as an argument it would need a BigInt,
  // which costs half as much as the decision.
  const { numbers: input, verdicts: output, arePrime } = word.kernel();
  const verdicts = new Uint8Array(list.length);
  const elapsed = new Float64Array(list.length);
  let before = performance.now();
  for (let index = 0; index < list.length; index++) {
    input[0] = list[index] ?? 0n;
    arePrime(1);
    verdicts[index] = output[0] ?? 0;
    // One reading of the clock ends one number and begins the next.
    const now = performance.now();
    elapsed[index] = now - before;
    before = now;
  }
  return { verdicts, elapsed, factors: smallFactorsOf(list) };
}

function smallFactorsOf(list: BigUint64Array<ArrayBuffer>): BigUint64Array<ArrayBuffer> {
  const { capacity, numbers, smallFactors } = word.kernel();
  const factors = new BigUint64Array(list.length);
  for (let start = 0; start < list.length; start += capacity) {
    const part = list.subarray(start, start + capacity);
    numbers.set(part);
    smallFactors(part.length);
    factors.set(numbers.subarray(0, part.length), start);
  }
  return factors;
}

function* divideEach(list: BigUint64Array<ArrayBuffer>): Steps<CheckWordsOutput> {
  const verdicts = new Uint8Array(list.length);
  const elapsed = new Float64Array(list.length);
  const factors = new BigUint64Array(list.length);
  for (const [index, n] of list.entries()) {
    const start = performance.now();
    const factor = yield* smallestFactorInSteps(n);
    elapsed[index] = performance.now() - start;
    verdicts[index] = n >= 2n && factor === undefined ? 1 : 0;
    factors[index] = factor ?? 0n;
  }
  return { verdicts, elapsed, factors };
}
