// One call of `checkBatches`: each batch is a job, and its reply a result.

import { byteLength } from '../../bigint/bit-length.js';
import { IntegerTypeError } from '../../input/errors.js';
import { assertDivisible } from '../../input/integer.js';
import { type Batch, numbersOfBatch } from '../../input/integers.js';
import { batchIteratorOf } from '../../input/lists.js';
import { allIntegers, checkIntegers } from '../../jobs/check-integers.js';
import { checkWords } from '../../jobs/check-words.js';
import type { Call, CheckSettings } from '../call.js';
import type { BatchResult, CheckOutput } from '../reports/results.js';
import { type Job, jobOf } from '../scheduling/job.js';
import { BATCHES_AHEAD, BYTES_AHEAD, CHUNK_DURATION } from '../tunables.js';
import type { AnyIterator } from './reader.js';
import { type OnResults, type StreamSupply, stream } from './stream.js';

/** The sources of batches. */
export type Batches<Numbers extends Batch> = Iterable<Numbers> | AsyncIterable<Numbers>;

/**
 * The results in completion order.
 *
 * @internal
 * @param begin is called when the first result is requested
 */
export function batchStream<Numbers extends Batch>(
  begin: () => { readonly call: Call; readonly batches: Batches<Numbers> },
): AsyncGenerator<BatchResult<Numbers>, void, undefined> {
  return stream<Numbers, BatchResult<Numbers>>(() => {
    const { call, batches } = begin();
    return {
      call,
      makeSupply: (onResults) => new BatchSupply(call.settings, onResults),
      // Each batch is checked when it is read.
      rest: batchIteratorOf(batches) as AnyIterator<Numbers>,
      index: 0,
      lookAhead: BATCHES_AHEAD * call.workers,
      lookAheadBytes: BYTES_AHEAD * call.workers,
      burst: 1,
    };
  });
}

interface Queued<Numbers extends Batch> {
  readonly index: number;
  /** The batch as given, for the result. */
  readonly batch: Numbers;
  /**
   * Its numbers at the time of reading; arrays are copied. The buffer of a typed array may be
   * transferred or resized later.
   */
  readonly numbers: Batch;
  readonly length: number;
  readonly bytes: number;
  /** Expected milliseconds. */
  readonly cost: number;
}

class BatchSupply<Numbers extends Batch> implements StreamSupply<Numbers> {
  readonly #settings: CheckSettings;
  readonly #onResults: OnResults<BatchResult<Numbers>>;
  readonly #queue: Queued<Numbers>[] = [];
  #underWay = 0;
  pendingBytes = 0;
  #ended = false;

  constructor(settings: CheckSettings, onResults: OnResults<BatchResult<Numbers>>) {
    this.#settings = settings;
    this.#onResults = onResults;
  }

  get pending(): number {
    return this.#queue.length + this.#underWay;
  }

  get exhausted(): boolean {
    return this.#ended && this.#queue.length === 0;
  }

  put(batch: Numbers, index: number): void {
    const numbers = numbersOfBatch(batch, index);
    const cost = costOf(numbers, index, this.#settings);
    const bytes = sizeOf(numbers);
    this.pendingBytes += bytes;
    this.#queue.push({ index, batch, numbers, length: numbers.length, bytes, cost });
  }

  end(): void {
    this.#ended = true;
  }

  next(): Job | undefined {
    const queued = this.#queue.shift();
    if (queued === undefined) return undefined;
    const { index, batch, numbers, length, bytes, cost } = queued;
    const { method, rounds } = this.#settings;
    this.#underWay++;
    const done = (output: CheckOutput, busy: number, worker: number): number => {
      this.#underWay--;
      this.pendingBytes -= bytes;
      const { verdicts, elapsed, factors, probable } = output;
      const result = { index, numbers: batch, verdicts, elapsed, factors, busy, worker };
      const ofBigInts = numbers instanceof BigUint64Array ? {} : probableOf(verdicts, probable);
      this.#onResults([{ ...result, ...ofBigInts }], length, bytes);
      return length;
    };
    const words = (): BigUint64Array<ArrayBuffer> => {
      if (numbers.length === length) return copyOf(numbers);
      throw new IntegerTypeError(
        `the batch at index ${index} was detached or resized during the call`,
      );
    };
    return method === 'bpsw' && !(numbers instanceof BigUint64Array)
      ? jobOf(checkIntegers, cost, () => allIntegers(numbers, rounds), done)
      : jobOf(checkWords, cost, () => ({ numbers: words(), method }), done);
  }
}

/** Words have no probable primes: all verdicts are exact. */
function probableOf(
  verdicts: Uint8Array<ArrayBuffer>,
  probable = new Uint8Array(verdicts.length),
): { readonly probable: Uint8Array<ArrayBuffer> } {
  return { probable };
}

/** The size in bytes. */
function sizeOf(numbers: Batch): number {
  if (numbers instanceof BigUint64Array) return numbers.byteLength;
  return numbers.reduce((sum, n) => sum + byteLength(n), 0);
}

/** A copy to transfer. Mapping a typed array would create BigInts and be twenty times as slow. */
function copyOf(numbers: Batch): BigUint64Array<ArrayBuffer> {
  return numbers instanceof BigUint64Array
    ? new BigUint64Array(numbers)
    : BigUint64Array.from(numbers, (n) => (n < 0n ? 0n : n));
}

/**
 * Expected milliseconds. A batch of the fast method counts as a chunk, however large: the next one
 * may wait behind it.
 *
 * @throws IntegerRangeError for a number that is too large for trial division
 */
function costOf(numbers: Batch, index: number, { method, rounds }: CheckSettings): number {
  if (numbers instanceof BigUint64Array) {
    const cost = checkWords.cost({ numbers: numbers as BigUint64Array<ArrayBuffer>, method });
    return method === 'bpsw' ? Math.min(cost, CHUNK_DURATION) : cost;
  }
  if (method === 'trial-division') {
    for (const [place, n] of numbers.entries()) assertDivisible(n, place, index);
    return checkWords.cost({ numbers: copyOf(numbers), method });
  }
  return checkIntegers.cost(allIntegers(numbers, rounds));
}
