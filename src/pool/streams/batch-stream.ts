// One call of `checkBatches`: each batch is a job, and its reply a result.

import { IntegerTypeError } from '../../input/errors.js';
import { assertDivisible } from '../../input/integer.js';
import { assertBatch, assertBatches, type Batch } from '../../input/integers.js';
import { allIntegers, checkIntegers } from '../../jobs/check-integers.js';
import { checkWords } from '../../jobs/check-words.js';
import type { Call, CheckSettings } from '../call.js';
import type { BatchResult, CheckOutput } from '../reports/results.js';
import { type Job, jobOf } from '../scheduling/job.js';
import { BATCHES_AHEAD, CHUNK_DURATION } from '../tunables.js';
import type { AnyIterator } from './reader.js';
import { type StreamSupply, stream } from './stream.js';

/** What the batches may come in. */
export type Batches<Numbers extends Batch> = Iterable<Numbers> | AsyncIterable<Numbers>;

/**
 * The results in completion order.
 *
 * @internal
 * @param begin is called when the first result is asked for
 */
export function batchStream<Numbers extends Batch>(
  begin: () => { readonly call: Call; readonly batches: Batches<Numbers> },
): AsyncGenerator<BatchResult<Numbers>, void, undefined> {
  return stream<Numbers, BatchResult<Numbers>>(() => {
    const { call, batches } = begin();
    return {
      call,
      makeSupply: (onResults) => new BatchSupply(call.settings, onResults),
      rest: iteratorOf(batches),
      index: 0,
      lookAhead: BATCHES_AHEAD * call.workers,
      burst: 1,
    };
  });
}

function iteratorOf<Numbers extends Batch>(batches: Batches<Numbers>): AnyIterator<Numbers> {
  assertBatches(batches);
  return Symbol.asyncIterator in batches
    ? batches[Symbol.asyncIterator]()
    : batches[Symbol.iterator]();
}

interface Queued<Numbers extends Batch> {
  readonly index: number;
  readonly numbers: Numbers;
  /** When it was put in: it is 0 if the buffer is transferred later. */
  readonly length: number;
  /** Expected milliseconds. */
  readonly cost: number;
}

class BatchSupply<Numbers extends Batch> implements StreamSupply<Numbers> {
  readonly #settings: CheckSettings;
  readonly #onResults: (results: BatchResult<Numbers>[], numbers: number) => void;
  readonly #queue: Queued<Numbers>[] = [];
  #underWay = 0;
  #ended = false;

  constructor(
    settings: CheckSettings,
    onResults: (results: BatchResult<Numbers>[], numbers: number) => void,
  ) {
    this.#settings = settings;
    this.#onResults = onResults;
  }

  get pending(): number {
    return this.#queue.length + this.#underWay;
  }

  get exhausted(): boolean {
    return this.#ended && this.#queue.length === 0;
  }

  put(numbers: Numbers, index: number): void {
    assertBatch(numbers, index);
    const cost = costOf(numbers, index, this.#settings);
    this.#queue.push({ index, numbers, length: numbers.length, cost });
  }

  end(): void {
    this.#ended = true;
  }

  next(): Job | undefined {
    const batch = this.#queue.shift();
    if (batch === undefined) return undefined;
    const { index, numbers, length, cost } = batch;
    const { method, rounds } = this.#settings;
    this.#underWay++;
    const done = (output: CheckOutput, busy: number, worker: number): number => {
      this.#underWay--;
      const { verdicts, elapsed, factors, probable } = output;
      const result = { index, numbers, verdicts, elapsed, factors, busy, worker };
      const ofBigInts = numbers instanceof BigUint64Array ? {} : probableOf(verdicts, probable);
      this.#onResults([{ ...result, ...ofBigInts }], length);
      return length;
    };
    const unchanged = (): Numbers => {
      if (numbers.length === length) return numbers;
      throw new IntegerTypeError(`the batch at index ${index} was taken away during the call`);
    };
    return method === 'bpsw' && !(numbers instanceof BigUint64Array)
      ? jobOf(checkIntegers, cost, () => allIntegers([...unchanged()], rounds), done)
      : jobOf(checkWords, cost, () => ({ numbers: copyOf(unchanged()), method }), done);
  }
}

/** Of words none is only probable. */
function probableOf(
  verdicts: Uint8Array<ArrayBuffer>,
  probable = new Uint8Array(verdicts.length),
): { readonly probable: Uint8Array<ArrayBuffer> } {
  return { probable };
}

/** To be given away. Through a function, a BigInt for each number would take twenty times as long. */
function copyOf(numbers: Batch): BigUint64Array<ArrayBuffer> {
  return numbers instanceof BigUint64Array
    ? new BigUint64Array(numbers)
    : BigUint64Array.from(numbers, (n) => (n < 0n ? 0n : n));
}

/**
 * Expected milliseconds. A batch of the fast method is a chunk, however large: the next may wait behind it.
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
