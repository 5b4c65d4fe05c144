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
   * The worker that decided it, from 1; 0 for the calling thread. Of several that shared a long
   * trial division, it is the last; `elapsed` is then the sum of their times.
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
   * Of an array of bigints: 1 for a prime that is only probable (see {@link CheckResult.probable}),
   * else 0.
   */
  readonly probable?: Uint8Array<ArrayBuffer>;
  /** How long each decision took, in milliseconds. */
  readonly elapsed: Float64Array<ArrayBuffer>;
  /**
   * The smallest prime factor of a composite where the decision met one (see {@link check}), else
   * 0.
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
  /** The sum of the checks, in milliseconds: what one worker alone would have taken. */
  readonly busy: number;
  /** Numbers a second. */
  readonly throughput: number;
  /** Work done per worker. */
  readonly perWorker: readonly WorkerShare[];
}

/** What comes of numbers that were timed, whatever their size. @internal */
export type CheckOutput = CheckWordsOutput & Partial<CheckIntegersOutput>;

/** The results of a job, whose items are in the order in which they were sent. @internal */
export function resultsOf(
  items: readonly Item[],
  output: CheckOutput,
  worker: number,
): PoolResult[] {
  return items.map(({ index, n }, place) => {
    const prime = output.verdicts[place] === 1;
    const elapsed = output.elapsed[place] ?? 0;
    const factor = output.factors[place] ?? 0n;
    // Each literal by itself: to spread one into another takes as long as a decision.
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
