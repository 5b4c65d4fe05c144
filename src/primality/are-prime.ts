// Which integers of a list are prime.

import { type Integers, pack } from '../input/integers.js';
import type { PackedIntegers } from '../input/lists.js';
import { type Certainty, roundsOf } from '../input/options.js';
import { word } from '../wasm/word.js';
import { isPrimeInteger } from './decide.js';

/**
 * Which of many integers are prime: 1 or 0 for each, in order, each decided as {@link isPrime}
 * does. The whole list is checked before any work starts.
 *
 * The fastest way to test many numbers: it decides those below 2^53 eight at a time in
 * floating-point lanes, and those below 2^64 in integer lanes. It reads a typed array in place; any
 * other list takes 8 more bytes per value.
 *
 * Synchronous, and cannot be stopped. Takes 0.01 to 1 µs per number below 2^64, and as long as
 * {@link isPrime} for each larger one. `pool.arePrime` keeps the thread free.
 *
 * @throws TypeError or RangeError as {@link isPrime} does, naming the index
 * @example arePrime([2, 4, 97n]) // Uint8Array [1, 0, 1]
 */
export function arePrime(ns: Integers, options?: Certainty): Uint8Array<ArrayBuffer> {
  const rounds = roundsOf(options);
  const { packed, big } = pack(ns);
  const verdicts = decideWords(packed);
  if (big.length === 0) return verdicts;
  return insertVerdicts(
    verdicts,
    big.map(({ index, n }) => ({ index, prime: isPrimeInteger(n, rounds) })),
  );
}

/**
 * The verdicts on a whole list, from those on its words and on its larger integers.
 *
 * @param verdicts on the integers of one word, in order
 * @param big the verdicts on the others with their places, in order
 *
 * @internal
 */
export function insertVerdicts(
  verdicts: Uint8Array<ArrayBuffer>,
  big: readonly { readonly index: number; readonly prime: boolean }[],
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(verdicts.length + big.length);
  let taken = 0;
  for (const [k, { index, prime }] of big.entries()) {
    result.set(verdicts.subarray(taken, index - k), taken + k);
    result[index] = Number(prime);
    taken = index - k;
  }
  result.set(verdicts.subarray(taken), taken + big.length);
  return result;
}

/**
 * The verdicts on integers of one word that have been checked.
 *
 * @internal
 */
export function decideWords(packed: PackedIntegers): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(packed.length);
  const { capacity, verdicts, arePrime } = word.kernel();
  for (let start = 0; start < packed.length; start += capacity) {
    const count = Math.min(capacity, packed.length - start);
    load(packed, start, start + count);
    arePrime(count);
    result.set(verdicts.subarray(0, count), start);
  }
  return result;
}

/** Brings a part of a list into the kernel's buffer, with one copy and no BigInt. */
function load(packed: PackedIntegers, start: number, end: number): void {
  const { numbers, integers32, doubles, widenIntegers, convertDoubles } = word.kernel();
  if (packed instanceof BigUint64Array) {
    numbers.set(packed.subarray(start, end));
  } else if (packed instanceof Uint32Array) {
    integers32.set(packed.subarray(start, end));
    widenIntegers(end - start);
  } else {
    doubles.set(packed.subarray(start, end));
    convertDoubles(end - start);
  }
}
