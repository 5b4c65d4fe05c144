// The results of the pool.

import type { Batch } from '../../input/integers.js';
import type { CheckIntegersOutput } from '../../jobs/check-integers.js';
import type { CheckWordsOutput } from '../../jobs/check-words.js';
import type { CheckResult } from '../../primality/check.js';
import type { Item } from '../call.js';
import type { WorkByWorker, WorkerShare } from './stats.js';

/** The verdict on one number of a call. */
export interface PoolResult extends CheckResult {
  /** Its place in the input, from 0. */
  readonly index: number;
  /**
   * The worker that decided it, from 1; 0 for the calling thread. If several workers shared a long
   * trial division, the last of them; `elapsed` is then the sum of their times.
   */
  readonly worker: number;
}

/** The verdicts on one batch of a call. In its arrays, each number has the same place. */
export interface BatchResult<Numbers extends Batch = BigUint64Array> {
  /** The batch's place in the input, from 0. */
  readonly index: number;
  /** The batch itself. */
  readonly numbers: Numbers;
  /** 1 for a prime, else 0. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /**
   * For an array of bigints: 1 for a probable prime (see {@link CheckResult.probable}), else 0.
   */
  readonly probable?: Uint8Array<ArrayBuffer>;
  /** Milliseconds of each decision. */
  readonly elapsed: Float64Array<ArrayBuffer>;
  /**
   * The smallest prime factor of a composite, if the decision found it (see {@link check}), else 0.
   */
  readonly factors: BigUint64Array<ArrayBuffer>;
  /** Milliseconds for the batch. */
  readonly busy: number;
  /** The worker that decided it, from 1; 0 for the calling thread. */
  readonly worker: number;
}

/** All verdicts of a call, and its totals. */
export interface CheckReport {
  /** In input order. */
  readonly results: PoolResult[];
  readonly checked: number;
  readonly primes: number;
  /** The size of the pool. */
  readonly workers: number;
  /** From the call to the last result, in milliseconds. */
  readonly elapsed: number;
  /** The sum of all checks, in milliseconds: the time of a single worker. */
  readonly busy: number;
  /** Numbers per second. */
  readonly throughput: number;
  /** Work done per worker. */
  readonly perWorker: readonly WorkerShare[];
}

/** The output for timed numbers of any size. @internal */
export type CheckOutput = CheckWordsOutput & Partial<CheckIntegersOutput>;

/** The results of a job, with its items in the order of sending. @internal */
export function resultsOf(
  items: readonly Item[],
  output: CheckOutput,
  worker: number,
): PoolResult[] {
  return items.map(({ index, n }, place) => {
    const prime = output.verdicts[place] === 1;
    const elapsed = output.elapsed[place] ?? 0;
    const factor = output.factors[place] ?? 0n;
    // Separate literals: spreading one into another takes as long as a decision.
    if (factor !== 0n) return { index, n, prime, elapsed, worker, factor };
    if (output.probable?.[place] !== 1) return { index, n, prime, elapsed, worker };
    return { index, n, prime, elapsed, worker, probable: true };
  });
}

/**
 * @param results in input order
 * @param work done per worker
 * @param elapsed from the call to now, in milliseconds
 *
 * @internal
 */
export function reportOf(
  results: PoolResult[],
  work: WorkByWorker,
  workers: number,
  elapsed: number,
): CheckReport {
  let primes = 0;
  for (const { prime } of results) if (prime) primes++;
  return { results, primes, workers, ...work.stats(elapsed) };
}
