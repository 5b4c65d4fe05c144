// What the pool gives back.

import { isCertain } from '../big/big-prime.js';
import type { Batch } from '../integer.js';
import type { CheckResult } from '../primality.js';
import type { Division } from './division.js';
import type { Item } from './item.js';
import type { DoneReply } from './protocol.js';
import type { Tally, WorkerShare } from './stats.js';

/** The verdict on one number of a call. */
export interface PoolResult extends CheckResult {
  /** Its place in the input, from 0. */
  readonly index: number;
  /**
   * The worker that decided it, from 1; 0 for the calling thread. Of several that shared a long trial
   * division, it is the last; `elapsed` is then the sum of their times.
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
  /** Of an array of bigints: 1 for a prime that is only probable (see {@link CheckResult.probable}), else 0. */
  readonly probable?: Uint8Array<ArrayBuffer>;
  /** How long each decision took, in milliseconds. */
  readonly elapsed: Float64Array<ArrayBuffer>;
  /** By trial division: the smallest prime factor of a composite, else 0. */
  readonly factors?: BigUint64Array<ArrayBuffer>;
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
  /** Who did how much. */
  readonly perWorker: readonly WorkerShare[];
}

/**
 * For each number, 1 if it is a prime that is only probable.
 *
 * @internal
 */
export function probableOf(
  numbers: readonly bigint[],
  verdicts: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  return verdicts.map((verdict, place) => (isCertain(numbers[place] ?? 0n) ? 0 : verdict));
}

/**
 * The results of a job, whose items are in the order in which they were sent.
 *
 * @internal
 */
export function resultsOf(items: readonly Item[], reply: DoneReply, worker: number): PoolResult[] {
  return items.map(({ index, n }, place) => {
    const prime = reply.verdicts[place] === 1;
    const elapsed = reply.elapsed[place] ?? 0;
    const factor = reply.factors[place] ?? 0n;
    const result = { index, n, prime, elapsed, worker };
    if (prime && !isCertain(n)) return { ...result, probable: true };
    return factor === 0n ? result : { ...result, factor };
  });
}

/**
 * The result of a number that was shared.
 *
 * @param worker who was the last at it
 */
export function resultOf(
  { item: { index, n }, factor, elapsed }: Division,
  worker: number,
): PoolResult {
  const result = { index, n, prime: factor === undefined, elapsed, worker };
  return factor === undefined ? result : { ...result, factor };
}

/**
 * @param results in input order
 * @param tally who did how much
 * @param elapsed from the call to now, in milliseconds
 */
export function reportOf(
  results: PoolResult[],
  tally: Tally,
  workers: number,
  elapsed: number,
): CheckReport {
  let primes = 0;
  for (const { prime } of results) if (prime) primes++;
  return { results, primes, workers, ...tally.stats(elapsed) };
}
