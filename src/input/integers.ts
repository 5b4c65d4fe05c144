// Validates lists of integers, and converts them to arrays for a kernel.

import { fitsWord } from '../bigint/word.js';
import { IntegerTypeError } from './errors.js';
import { assertInteger, at, type Integer } from './integer.js';
import { assertUnchanged, isArray, listOf, type PackedIntegers, roomFor, viewOf } from './lists.js';
import { show } from './show.js';

/** A list of integers: a typed array or any iterable of numbers and bigints. */
export type Integers = BigUint64Array | Uint32Array | Float64Array | Iterable<Integer>;

/** An integer of 2^64 or more, and its place in a list. @internal */
export interface BigInteger {
  readonly index: number;
  readonly n: bigint;
}

/** A list of validated integers. @internal */
export interface CheckedIntegers {
  /** Those that fit, in order; 0 for negative ones, none of which is prime. */
  readonly packed: PackedIntegers;
  /** The others, in order. */
  readonly big: readonly BigInteger[];
}

/**
 * Validates every value of a list. Returns a view of a BigUint64Array, Uint32Array or Float64Array,
 * and packs anything else into 8 bytes per value.
 *
 * @throws as {@link assertInteger} does, naming the index; as {@link listOf} does; KernelError
 *
 * @internal
 */
export function pack(values: Integers): CheckedIntegers {
  const list = listOf(values);
  const big: BigInteger[] = [];
  if (list instanceof BigUint64Array || list instanceof Uint32Array) {
    return { packed: list, big };
  }
  if (list instanceof Float64Array) {
    for (let index = 0; index < list.length; index++) {
      if (!Number.isSafeInteger(list[index])) assertInteger(list[index], index);
    }
    return { packed: list, big };
  }
  const { length } = list;
  if (length > LONG_LIST) assertFull(list);
  const packed = roomFor(length);
  let count = 0;
  // Writes both halves of a number: a BigInt would take longer than the test of the number.
  const halves = new Uint32Array(packed.buffer);
  for (let index = 0; index < length; index++) {
    const value = list[index];
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
  assertUnchanged(list, length);
  return { packed: big.length === 0 ? packed : packed.subarray(0, count), big };
}

/** The length from which a list needs a gigabyte. */
const LONG_LIST = 2 ** 27;

/**
 * Checks a long list before memory is allocated: a sparse array must fail at its first hole, not
 * take gigabytes first. A length beyond that of any array is a Proxy's, and its allocation fails
 * anyway.
 */
function assertFull(list: readonly unknown[]): void {
  const { length } = list;
  if (length >= 2 ** 32) return;
  for (let index = 0; index < length; index++) assertInteger(list[index], index);
}

/** A batch of integers: those below 2^64 in a typed array, any others in an array. */
export type Batch = BigUint64Array | readonly bigint[];

/**
 * The current numbers of a batch: a view of a BigUint64Array, or a copy of an array.
 *
 * @throws IntegerTypeError if it is neither a BigUint64Array nor an array of bigints
 * @throws IntegerRangeError if one of these is too large
 *
 * @internal
 */
export function numbersOfBatch(batch: unknown, index: number): Batch {
  if (!isArray(batch)) {
    const view = viewOf(batch, `the batch at index ${index}`);
    if (view instanceof BigUint64Array) return view;
    throw new IntegerTypeError(
      `${show(batch)}${at(index)} is not a batch: pass a BigUint64Array, or an array of bigints`,
    );
  }
  const { length } = batch;
  const numbers: bigint[] = [];
  for (let place = 0; place < length; place++) {
    const n = batch[place];
    if (typeof n !== 'bigint') {
      throw new IntegerTypeError(`${show(n)}${at(place, index)} is not a bigint`);
    }
    assertInteger(n, place, index);
    numbers.push(n);
  }
  assertUnchanged(batch, length);
  return numbers;
}

/**
 * The positions of the halves of a 64-bit integer, swapped on a big-endian machine.
 */
const LOW_HALF = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH_HALF = 1 - LOW_HALF;
