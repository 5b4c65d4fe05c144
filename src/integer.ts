// From what a caller passes to values that the kernel can take. Every error about an integer is made
// here, so that all doors refuse the same values in the same words.

import { IntegerRangeError, IntegerTypeError } from './errors.js';
import { show } from './show.js';

/** An integer: a bigint, or a number that is a safe integer. */
export type Integer = number | bigint;

/** Integers in any form that a list of them may have. */
export type Integers = BigUint64Array | Uint32Array | Float64Array | Iterable<Integer>;

/** 2^64, the first integer that the kernel cannot take. */
export const LIMIT = 2n ** 64n;

/**
 * Checks one value.
 *
 * @param index its place in a list, for the message
 * @throws IntegerTypeError if it is neither a number nor a bigint
 * @throws IntegerRangeError if it is a number but no safe integer, or 2^64 or more
 */
export function assertInteger(value: unknown, index?: number): asserts value is Integer {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return;
    throw new IntegerRangeError(
      `${value}${at(index)} is not a safe integer: a number must be whole and within ±(2^53-1); pass larger integers as a bigint`,
    );
  }
  if (typeof value === 'bigint') {
    if (value < LIMIT) return;
    throw new IntegerRangeError(
      `${abridge(value)}${at(index)} is too large: integers must be below 2^64 = ${LIMIT}`,
    );
  }
  throw new IntegerTypeError(
    `${show(value)}${at(index)} is not an integer: pass a number or a bigint`,
  );
}

/** Integers that the kernel can take as they are, each of them checked. */
export type PackedIntegers<Buffer extends ArrayBufferLike = ArrayBufferLike> =
  | BigUint64Array<Buffer>
  | Uint32Array<Buffer>
  | Float64Array<Buffer>;

/**
 * Checks every value of a list. A BigUint64Array, Uint32Array or Float64Array comes back as it is, anything
 * else packed into 8 bytes a value. Negative integers, none of which is prime, are packed as 0.
 *
 * @throws as {@link assertInteger} does, naming the index
 */
export function pack(values: Integers): PackedIntegers {
  if (values instanceof BigUint64Array || values instanceof Uint32Array) return values;
  if (values instanceof Float64Array) {
    for (let index = 0; index < values.length; index++) {
      if (!Number.isSafeInteger(values[index])) assertInteger(values[index], index);
    }
    return values;
  }
  const list = Array.isArray(values) ? values : Array.from(assertIterable(values));
  const packed = new BigUint64Array(list.length);
  // The halves are written one by one: a BigInt for each number would take longer than its test.
  const halves = new Uint32Array(packed.buffer);
  for (let index = 0; index < list.length; index++) {
    const value: unknown = list[index];
    assertInteger(value, index);
    if (value < 0) continue;
    if (typeof value === 'bigint') {
      packed[index] = value;
    } else {
      const low = value >>> 0;
      halves[2 * index + LOW_HALF] = low;
      halves[2 * index + HIGH_HALF] = (value - low) / 2 ** 32;
    }
  }
  return packed;
}

/** Whether a list can be read by index without being copied first. */
export function isIndexed(
  values: unknown,
): values is readonly Integer[] | BigUint64Array | Uint32Array | Float64Array {
  return (
    Array.isArray(values) ||
    values instanceof BigUint64Array ||
    values instanceof Uint32Array ||
    values instanceof Float64Array
  );
}

/** @throws IntegerTypeError if the value is not iterable, or is a string */
export function assertIterable(values: Iterable<Integer>): Iterable<Integer> {
  const candidate: unknown = values;
  if (typeof candidate === 'object' && candidate !== null && Symbol.iterator in candidate) {
    return values;
  }
  throw new IntegerTypeError(
    `${show(candidate)} is not a list of integers: pass an iterable of numbers or bigints, such as an array`,
  );
}

/** @throws IntegerTypeError if it is no iterable */
export function assertBatches(batches: unknown): void {
  if (
    typeof batches === 'object' &&
    batches !== null &&
    (Symbol.iterator in batches || Symbol.asyncIterator in batches)
  ) {
    return;
  }
  throw new IntegerTypeError(
    `${show(batches)} is not a list of batches: pass an iterable of BigUint64Arrays`,
  );
}

/** @throws IntegerTypeError if it is no BigUint64Array */
export function assertBatch(batch: unknown, index: number): asserts batch is BigUint64Array {
  if (batch instanceof BigUint64Array) return;
  throw new IntegerTypeError(`${show(batch)}${at(index)} is not a batch: pass a BigUint64Array`);
}

/** Where the halves of a 64-bit integer lie, which on a big-endian machine is the other way round. */
const LOW_HALF = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH_HALF = 1 - LOW_HALF;

function at(index: number | undefined): string {
  return index === undefined ? '' : ` (at index ${index})`;
}

/** Writing out a bigint of a million digits would take longer than any answer. */
function abridge(value: bigint): string {
  return value < 10n ** 40n ? String(value) : 'a bigint of more than 40 digits';
}
