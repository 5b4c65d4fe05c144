// One call of `checkBatches`: each batch is a job, and its reply a result.

import { BATCHES_AHEAD, CHUNK_DURATION, FAST_COST } from '../config.js';
import { IntegerTypeError } from '../errors.js';
import { assertBatch, assertBatches } from '../integer.js';
import type { Method } from '../options.js';
import type { Call } from './call.js';
import { expectedCost } from './plan.js';
import type { AnyIterator } from './reader.js';
import type { BatchResult } from './results.js';
import type { Job } from './scheduler.js';
import { type StreamSupply, stream } from './stream.js';

/** What the batches may come in. */
export type Batches = Iterable<BigUint64Array> | AsyncIterable<BigUint64Array>;

/**
 * The results in completion order.
 *
 * @internal
 * @param begin is called when the first result is asked for
 */
export function batchStream(
  begin: () => { readonly call: Call; readonly batches: Batches },
): AsyncGenerator<BatchResult, void, undefined> {
  return stream<BigUint64Array, BatchResult>(() => {
    const { call, batches } = begin();
    return {
      call,
      makeSupply: (onResults) => new BatchSupply(call.method, onResults),
      rest: iteratorOf(batches),
      index: 0,
      lookAhead: BATCHES_AHEAD * call.workers,
    };
  });
}

function iteratorOf(batches: Batches): AnyIterator<BigUint64Array> {
  assertBatches(batches);
  return Symbol.asyncIterator in batches
    ? batches[Symbol.asyncIterator]()
    : batches[Symbol.iterator]();
}

interface Batch {
  readonly index: number;
  readonly numbers: BigUint64Array;
  /** When it was put in: it is 0 if the buffer is transferred later. */
  readonly length: number;
  /** Expected milliseconds. */
  readonly cost: number;
}

class BatchSupply implements StreamSupply<BigUint64Array> {
  readonly #method: Method;
  readonly #onResults: (results: BatchResult[], numbers: number) => void;
  readonly #queue: Batch[] = [];
  #underWay = 0;
  #ended = false;

  constructor(method: Method, onResults: (results: BatchResult[], numbers: number) => void) {
    this.#method = method;
    this.#onResults = onResults;
  }

  get pending(): number {
    return this.#queue.length + this.#underWay;
  }

  get exhausted(): boolean {
    return this.#ended && this.#queue.length === 0;
  }

  put(numbers: BigUint64Array, index: number): void {
    assertBatch(numbers, index);
    const cost = costOf(numbers, this.#method);
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
        const copy = new BigUint64Array(numbers);
        return { type: 'job', id, timed: true, method: this.#method, numbers: copy };
      },
      done: ({ verdicts, elapsed, factors, busy }, worker) => {
        this.#underWay--;
        const result = { index, numbers, verdicts, elapsed, busy, worker };
        this.#onResults(
          [this.#method === 'trial-division' ? { ...result, factors } : result],
          numbers.length,
        );
        return numbers.length;
      },
    };
  }
}

/** Expected milliseconds. A batch of the fast method is a chunk, however large: the next may wait behind it. */
function costOf(numbers: BigUint64Array, method: Method): number {
  if (method === 'bpsw') return Math.min(numbers.length * FAST_COST, CHUNK_DURATION);
  return numbers.reduce((sum, n) => sum + expectedCost(n, method), 0);
}
