// The factors of many integers of one word.

import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, at, type Integer } from '../input/integer.js';
import { type Integers, pack } from '../input/integers.js';
import { mapList, type PackedIntegers, viewOf } from '../input/lists.js';
import { assertPositive } from '../input/positive.js';
import { type FactorKernel, factorModule } from '../wasm/factor.js';
import { Factorizations } from './factorizations.js';

/**
 * The factorisations of many integers below 2^64, each complete and exact. The whole list is
 * checked before any work starts.
 *
 * About 10 µs for a random 64-bit integer, 85 µs for a product of two 32-bit primes, 0.5 µs for a
 * 32-bit integer. Use {@link factor} for larger integers.
 *
 * @throws TypeError or RangeError as {@link factor} does, naming the index; RangeError for an
 *   integer of 2^64 or more
 * @example factorAll(Uint32Array.of(91, 1)).primes // BigUint64Array [7n, 13n]
 */
export function factorAll(ns: Integers): Factorizations {
  const collector = new Collector();
  for (const part of factorPacked(assertWords(ns))) collector.add(part);
  return factorizationsOf(collector.part());
}

/**
 * A list whose integers are all from 1 to 2^64 - 1, ready for a kernel.
 *
 * @throws as {@link factorAll} does
 *
 * @internal
 */
export function assertWords(ns: Integers): PackedIntegers {
  // A copy of an array, whose getters may return another value the second time.
  const list = viewOf(ns) ?? mapList(ns as Iterable<Integer>, checkedInteger);
  const { packed, big } = pack(list);
  const [first] = big;
  for (let index = 0; index < packed.length; index++) {
    if ((packed[index] ?? 0) > 0) continue;
    // Up to the first large integer, indices in the packed list are those in the list.
    if (first === undefined || index < first.index) assertPositive(list[index], index);
  }
  if (first !== undefined) {
    throw new IntegerRangeError(
      `the integer${at(first.index)} is 2^64 or more: pass it to factor, which takes one integer of any size`,
    );
  }
  return packed;
}

function checkedInteger(n: Integer, index: number): Integer {
  assertInteger(n, index);
  return n;
}

/** The packed factorisations of some numbers. @internal */
export interface FactoredPart {
  /** Distinct primes of each number. */
  readonly counts: Uint8Array<ArrayBuffer>;
  readonly primes: BigUint64Array<ArrayBuffer>;
  readonly exponents: Uint8Array<ArrayBuffer>;
}

/** Factors checked integers, as many at a time as the kernel's buffer holds. @internal */
export function* factorPacked(packed: PackedIntegers): Generator<FactoredPart, void> {
  const kernel = factorModule.kernel();
  for (let start = 0; start < packed.length; start += kernel.capacity) {
    const count = Math.min(kernel.capacity, packed.length - start);
    load(kernel, packed, start, start + count);
    const total = kernel.factorBatch(count);
    yield {
      counts: kernel.counts.slice(0, count),
      primes: kernel.primes.slice(0, total),
      exponents: kernel.exponents.slice(0, total),
    };
  }
}

/** Copies a part of a list into the buffer of the kernel, without BigInts. */
function load(kernel: FactorKernel, packed: PackedIntegers, start: number, end: number): void {
  const { numbers, halves } = kernel;
  if (packed instanceof BigUint64Array) {
    numbers.set(packed.subarray(start, end));
    return;
  }
  for (let i = start; i < end; i++) {
    const n = packed[i] ?? 0;
    const low = n >>> 0;
    halves[2 * (i - start)] = low;
    halves[2 * (i - start) + 1] = (n - low) / 2 ** 32;
  }
}

/** Joins parts, in order. @internal */
export class Collector {
  readonly #parts: FactoredPart[] = [];

  add(part: FactoredPart): void {
    this.#parts.push(part);
  }

  /** All of them as one. */
  part(): FactoredPart {
    const count = this.#parts.reduce((sum, { counts }) => sum + counts.length, 0);
    const total = this.#parts.reduce((sum, { primes }) => sum + primes.length, 0);
    const counts = new Uint8Array(count);
    const primes = new BigUint64Array(total);
    const exponents = new Uint8Array(total);
    let number = 0;
    let place = 0;
    for (const part of this.#parts) {
      counts.set(part.counts, number);
      primes.set(part.primes, place);
      exponents.set(part.exponents, place);
      number += part.counts.length;
      place += part.primes.length;
    }
    return { counts, primes, exponents };
  }
}

/** A part as callers see it. @internal */
export function factorizationsOf({ counts, primes, exponents }: FactoredPart): Factorizations {
  const offsets = new Uint32Array(counts.length + 1);
  let place = 0;
  for (const [number, count] of counts.entries()) {
    place += count;
    offsets[number + 1] = place;
  }
  return new Factorizations(offsets, primes, exponents);
}
