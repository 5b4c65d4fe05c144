// A packed list of which only the verdicts are wanted, in chunks copied out of it one by one.

import { CHUNK_CAPACITY, FAST_COST } from '../config.js';
import { IntegerTypeError } from '../errors.js';
import { assertInteger, type PackedIntegers } from '../integer.js';
import type { Job, Supply } from './job.js';
import { chunkBudget } from './plan.js';

export class VerdictSupply implements Supply {
  readonly #numbers: PackedIntegers;
  readonly #workers: number;
  readonly #onDone: (count: number) => void;
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /**
   * Buffers that have come back, for the next chunks. Most of the time to fill a new one goes into its first use, page by
   * page: a million numbers are copied in 1.4 ms instead of 2.8.
   */
  readonly #buffers: ArrayBuffer[] = [];
  #sent = 0;
  /** Milliseconds a number: a guess first, then what the last chunk took, as it is between 0.01 and 1 µs. */
  #cost = FAST_COST;

  /** @param onDone is told how many numbers more have their verdicts */
  constructor(numbers: PackedIntegers, workers: number, onDone: (count: number) => void) {
    this.#numbers = numbers;
    this.#workers = workers;
    this.#onDone = onDone;
    this.verdicts = new Uint8Array(numbers.length);
  }

  /** Bytes of the largest chunk. */
  get #bufferSize(): number {
    return Math.min(CHUNK_CAPACITY, this.verdicts.length) * this.#numbers.BYTES_PER_ELEMENT;
  }

  get exhausted(): boolean {
    return this.#sent === this.verdicts.length;
  }

  next(): Job | undefined {
    if (this.exhausted) return undefined;
    const remaining = this.verdicts.length - this.#sent;
    const budget = chunkBudget(remaining * this.#cost, this.#workers);
    const count = Math.min(Math.ceil(budget / this.#cost), remaining, CHUNK_CAPACITY);
    const start = this.#sent;
    const end = start + count;
    this.#sent = end;
    return {
      cost: budget,
      request: (id) => ({ type: 'job', id, timed: false, numbers: this.#copy(start, end) }),
      done: ({ verdicts, busy }) => {
        this.verdicts.set(verdicts, start);
        // A worker's file of another version may answer in another buffer.
        if (verdicts.buffer.byteLength === this.#bufferSize) this.#buffers.push(verdicts.buffer);
        // A clock that is rounded may say 0.
        if (busy > 0) this.#cost = busy / count;
        this.#onDone(count);
        return count;
      },
    };
  }

  /**
   * A part of the list, copied into a buffer to be given away.
   *
   * @throws IntegerTypeError if the list has been taken away: transferred to another thread, or cut
   * @throws IntegerRangeError if a double in it has been changed to one that is no safe integer
   */
  #copy(start: number, end: number): PackedIntegers<ArrayBuffer> {
    const list = this.#numbers;
    if (end > list.length) {
      throw new IntegerTypeError(
        'the list was transferred or cut short while it was being worked on',
      );
    }
    const size = list.BYTES_PER_ELEMENT;
    const count = end - start;
    const buffer = this.#buffers.pop() ?? new ArrayBuffer(this.#bufferSize);
    new Uint8Array(buffer).set(
      new Uint8Array(list.buffer, list.byteOffset + start * size, count * size),
    );
    if (list instanceof BigUint64Array) return new BigUint64Array(buffer, 0, count);
    if (list instanceof Uint32Array) return new Uint32Array(buffer, 0, count);
    const copy = new Float64Array(buffer, 0, count);
    for (let i = 0; i < count; i++) assertInteger(copy[i], start + i);
    return copy;
  }
}
