// Decides a list of integers of one word, without times and factors.

import { IntegerTypeError } from '../input/errors.js';
import { assertInteger } from '../input/integer.js';
import type { PackedIntegers } from '../input/lists.js';
import { decideWords } from '../primality/are-prime.js';
import { FAST_COST } from './costs.js';
import type { DivisibleJobKind } from './kind.js';

/** Maximum numbers in one part, which limits a message to 512 KiB. */
export const CHUNK_CAPACITY = 65_536;

/** The integers of a list from `start` to before `end`. */
export interface VerdictsArgs {
  readonly list: PackedIntegers;
  readonly start: number;
  readonly end: number;
}

export interface VerdictsOutput {
  /** 1 or 0 for each number. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
}

export const verdicts: DivisibleJobKind<VerdictsArgs, VerdictsOutput> = {
  kind: 'verdicts',
  kernels: [],
  // Between 0.01 and 1 µs per number.
  uniform: true,
  cost: ({ start, end }) => (end - start) * FAST_COST,
  size: ({ start, end }) => end - start,
  split({ list, start, end }, budget) {
    const count = Math.min(Math.max(1, Math.floor(budget / FAST_COST)), CHUNK_CAPACITY);
    const cut = Math.min(start + count, end);
    return [{ list, start, end: cut }, cut < end ? { list, start: cut, end } : undefined];
  },
  // biome-ignore lint/correctness/useYield: one kernel call decides thousands of numbers in 1 ms
  *run({ list, start, end }) {
    return { verdicts: decideWords(list.subarray(start, end)) };
  },
  merge({ start, end }) {
    const verdicts = new Uint8Array(end - start);
    return {
      add: (part, output) => verdicts.set(output.verdicts, part.start - start),
      output: () => ({ verdicts }),
    };
  },
  copy({ list, start, end }, spare) {
    return { list: copyOf(list, start, end, spare), start: 0, end: end - start };
  },
  spare: ({ list }) => list.buffer as ArrayBuffer,
};

/**
 * Copies a part of the list. Spare buffers halve the time: most of it is the first use of each page
 * of a new buffer.
 *
 * @throws IntegerTypeError if the list was transferred to another thread, or shortened
 * @throws IntegerRangeError if a double in it was changed to one that is not a safe integer
 */
export function copyOf(
  list: PackedIntegers,
  start: number,
  end: number,
  spare: ArrayBuffer | undefined,
): PackedIntegers<ArrayBuffer> {
  if (end > list.length) {
    throw new IntegerTypeError('the list was transferred or shortened during the call');
  }
  const size = list.BYTES_PER_ELEMENT;
  const count = end - start;
  const buffer =
    spare !== undefined && spare.byteLength >= count * size ? spare : new ArrayBuffer(count * size);
  new Uint8Array(buffer).set(
    new Uint8Array(list.buffer, list.byteOffset + start * size, count * size),
  );
  if (list instanceof BigUint64Array) return new BigUint64Array(buffer, 0, count);
  if (list instanceof Uint32Array) return new Uint32Array(buffer, 0, count);
  const copy = new Float64Array(buffer, 0, count);
  for (let i = 0; i < count; i++) assertInteger(copy[i], start + i);
  return copy;
}
