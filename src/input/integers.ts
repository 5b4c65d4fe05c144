// Lists of integers, from what a caller passes to arrays that a kernel takes.

import { fitsWord } from '../bigint/word.js';
import { IntegerTypeError } from './errors.js';
import { assertInteger, at, type Integer } from './integer.js';
import { show } from './show.js';

/** Integers in any form that a list of them may have. */
export type Integers = BigUint64Array | Uint32Array | Float64Array | Iterable<Integer>;

/** Integers that the kernel can take as they are, each of them checked. @internal */
export type PackedIntegers<Buffer extends ArrayBufferLike = ArrayBufferLike> =
  | BigUint64Array<Buffer>
  | Uint32Array<Buffer>
  | Float64Array<Buffer>;

/** An integer of 2^64 or more, and its place in a list. @internal */
export interface BigInteger {
  readonly index: number;
  readonly n: bigint;
}

/** A list of integers, each of them checked. @internal */
export interface CheckedIntegers {
  /** Those that fit, in order; 0 for negative ones, none of which is prime. */
  readonly packed: PackedIntegers;
  /** The others, in order. */
  readonly big: readonly BigInteger[];
}

/**
 * Checks every value of a list. A BigUint64Array, Uint32Array or Float64Array comes back as it is, anything
 * else packed into 8 bytes a value.
 *
 * @throws as {@link assertInteger} does, naming the index; IntegerTypeError for a list that was transferred away
 *
 * @internal
 */
export function pack(values: Integers): CheckedIntegers {
  assertAttached(values);
  const big: BigInteger[] = [];
  if (values instanceof BigUint64Array || values instanceof Uint32Array) {
    return { packed: values, big };
  }
  if (values instanceof Float64Array) {
    for (let index = 0; index < values.length; index++) {
      if (!Number.isSafeInteger(values[index])) assertInteger(values[index], index);
    }
    return { packed: values, big };
  }
  const list = Array.isArray(values) ? values : Array.from(assertIterable(values));
  const packed = new BigUint64Array(list.length);
  let count = 0;
  // The halves are written one by one: a BigInt for each number would take longer than its test.
  const halves = new Uint32Array(packed.buffer);
  for (let index = 0; index < list.length; index++) {
    const value: unknown = list[index];
    // The common case first, in one comparison.
    if (typeof value === 'bigint' && fitsWord(value)) {
      if (value >= 0n) packed[count] = value;
      count++;
      continue;
    }
    assertInteger(value, index);
    if (typeof value === 'bigint') {
      big.push({ index, n: value });
      continue;
    }
    if (value > 0) {
      const low = value >>> 0;
      halves[2 * count + LOW_HALF] = low;
      halves[2 * count + HIGH_HALF] = (value - low) / 2 ** 32;
    }
    count++;
  }
  return { packed: big.length === 0 ? packed : packed.subarray(0, count), big };
}

/** Whether a list can be read by index without being copied first. @internal */
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

/**
 * A typed array whose buffer has been transferred looks like an empty one, which would be answered as such.
 *
 * @throws IntegerTypeError if the value is one
 *
 * @internal
 */
export function assertAttached(values: unknown): void {
  if (!ArrayBuffer.isView(values) || values.byteLength > 0) return;
  try {
    new Uint8Array(values.buffer, values.byteOffset);
  } catch {
    throw new IntegerTypeError(
      'the list is a typed array whose buffer was transferred or cut: pass one that still has it',
    );
  }
}

/**
 * @throws IntegerTypeError if the value is not iterable, or is a string
 *
 * @internal
 */
export function assertIterable(values: Iterable<Integer>): Iterable<Integer> {
  const candidate: unknown = values;
  if (typeof candidate === 'object' && candidate !== null && Symbol.iterator in candidate) {
    return values;
  }
  throw new IntegerTypeError(
    `${show(candidate)} is not a list of integers: pass an iterable of numbers or bigints, such as an array`,
  );
}

/**
 * @throws IntegerTypeError if it is no iterable
 *
 * @internal
 */
export function assertBatches(batches: unknown): void {
  if (
    typeof batches === 'object' &&
    batches !== null &&
    (Symbol.iterator in batches || Symbol.asyncIterator in batches)
  ) {
    return;
  }
  throw new IntegerTypeError(
    `${show(batches)} is not a list of batches: pass an iterable of BigUint64Arrays, or of arrays of bigints`,
  );
}

/** A batch of integers: those below 2^64 in a typed array, any others in an array. */
export type Batch = BigUint64Array | readonly bigint[];

/**
 * @throws IntegerTypeError if it is neither a BigUint64Array nor an array of bigints
 * @throws IntegerRangeError if one of these is too large
 *
 * @internal
 */
export function assertBatch(batch: unknown, index: number): asserts batch is Batch {
  assertAttached(batch);
  if (batch instanceof BigUint64Array) return;
  if (!Array.isArray(batch)) {
    throw new IntegerTypeError(
      `${show(batch)}${at(index)} is not a batch: pass a BigUint64Array, or an array of bigints`,
    );
  }
  for (const [place, n] of batch.entries()) {
    if (typeof n !== 'bigint') {
      throw new IntegerTypeError(`${show(n)}${at(place, index)} is not a bigint`);
    }
    assertInteger(n, place, index);
  }
}

/** Where the halves of a 64-bit integer lie, which on a big-endian machine is the other way round. */
const LOW_HALF = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH_HALF = 1 - LOW_HALF;
