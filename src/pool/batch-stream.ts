// One call of `checkBatches`: each batch is a job, and its reply a result.

import { bigModule } from '../big/arithmetic.js';
import { BATCHES_AHEAD, CHUNK_DURATION, FAST_COST } from '../config.js';
import { IntegerTypeError } from '../errors.js';
import { assertBatch, assertBatches, assertDivisible, type Batch } from '../integer.js';
import type { Call } from './call.js';
import type { Way } from './item.js';
import type { Job } from './job.js';
import { expectedCost } from './plan.js';
import type { JobRequest } from './protocol.js';
import type { AnyIterator } from './reader.js';
import { type BatchResult, probableOf } from './results.js';
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
      makeSupply: (onResults) => new BatchSupply(call.way, onResults),
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
  readonly #way: Way;
  readonly #onResults: (results: BatchResult<Numbers>[], numbers: number) => void;
  readonly #queue: Queued<Numbers>[] = [];
  #underWay = 0;
  #ended = false;

  constructor(way: Way, onResults: (results: BatchResult<Numbers>[], numbers: number) => void) {
    this.#way = way;
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
    const cost = costOf(numbers, index, this.#way);
    this.#queue.push({ index, numbers, length: numbers.length, cost });
  }

  end(): void {
    this.#ended = true;
  }

  next(): Job | undefined {
    const batch = this.#queue.shift();
    if (batch === undefined) return undefined;
    const { index, numbers, length, cost } = batch;
    this.#underWay++;
    return {
      cost,
      request: (id) => {
        if (numbers.length !== length) {
          throw new IntegerTypeError(`the batch at index ${index} was taken away during the call`);
        }
        return requestOf(id, numbers, this.#way);
      },
      done: ({ verdicts, elapsed, factors, busy }, worker) => {
        this.#underWay--;
        const result = { index, numbers, verdicts, elapsed, busy, worker };
        const probable =
          numbers instanceof BigUint64Array ? {} : { probable: probableOf(numbers, verdicts) };
        const divided = this.#way.method === 'trial-division' ? { factors } : {};
        this.#onResults([{ ...result, ...probable, ...divided }], length);
        return length;
      },
    };
  }
}

/**
 * Expected milliseconds. A batch of the fast method is a chunk, however large: the next may wait behind it.
 *
 * @throws IntegerRangeError for a number that is too large for trial division
 */
function costOf(numbers: Batch, index: number, { method, rounds }: Way): number {
  if (numbers instanceof BigUint64Array) {
    if (method === 'bpsw') return Math.min(numbers.length * FAST_COST, CHUNK_DURATION);
    return numbers.reduce((sum, n) => sum + expectedCost(n, method), 0);
  }
  if (method === 'trial-division') {
    for (const [place, n] of numbers.entries()) assertDivisible(n, place, index);
  }
  return numbers.reduce((sum, n) => sum + expectedCost(n, method, rounds), 0);
}

function requestOf(id: number, numbers: Batch, { method, rounds }: Way): JobRequest {
  if (method === 'bpsw' && !(numbers instanceof BigUint64Array)) {
    return { type: 'job', id, bigNumbers: numbers, rounds, bigModule: bigModule() };
  }
  // Copied as it is: through a function, a BigInt for each number would take twenty times as long.
  const copy =
    numbers instanceof BigUint64Array
      ? new BigUint64Array(numbers)
      : BigUint64Array.from(numbers, (n) => (n < 0n ? 0n : n));
  return { type: 'job', id, timed: true, method, numbers: copy };
}
