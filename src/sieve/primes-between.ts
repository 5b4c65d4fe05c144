// All primes of a range in one array.

import { IntegerRangeError } from '../input/errors.js';
import type { Integer } from '../input/integer.js';
import { assertOptions } from '../input/options.js';
import { finish, type Steps } from '../steps/steps.js';
import { sieve as sieveModule } from '../wasm/sieve.js';
import type { Sieve } from '../wasm/sieve-kernel.js';
import { wheelPrimes } from './count.js';
import { RESIDUE_OPTIONS, type ResidueOptions } from './options.js';
import { type Range, rangeOf } from './range.js';
import { type ResidueClass, residueClassOf, residueFilter } from './residue-class.js';
import { listOf, type PrimeList, segmentLists } from './segments/lists.js';
import { segments } from './segments/segments.js';

/** Maximum primes in an array: 4 GiB. */
const LIMIT = 2 ** 29;

/**
 * The primes from `from` to `to`, both included, in one array of 8 bytes per prime.
 *
 * Takes about 0.2 s for the 5,761,455 primes below 10^8, and temporarily another thirtieth of a
 * byte per number of the range.
 *
 * @param from a safe integer or a bigint below 2^64, as is `to`; a range that ends before it begins
 *   is empty
 * @param options `modulus` and `residue` select primes p ≡ residue (mod modulus)
 * @returns a Float64Array, or a BigUint64Array if one of the bounds is a bigint
 * @throws TypeError if a bound is neither a number nor a bigint, or for options of the wrong type
 * @throws RangeError if a bound is a number that is not a safe integer, or is 2^64 or more; for a
 *   modulus below 1; before any work, if there are more than about 2^29 primes (4 GiB): use {@link
 *   primes}, or shorter ranges
 * @example primesBetween(10, 20) // Float64Array [11, 13, 17, 19]
 * @example primesBetween(2n ** 64n - 60n, 2n ** 64n - 1n) // BigUint64Array [18446744073709551557n]
 */
export function primesBetween(
  from: number,
  to: number,
  options?: ResidueOptions,
): Float64Array<ArrayBuffer>;
export function primesBetween(
  from: bigint,
  to: Integer,
  options?: ResidueOptions,
): BigUint64Array<ArrayBuffer>;
export function primesBetween(from: Integer, to: Integer, options?: ResidueOptions): PrimeList;
export function primesBetween(from: Integer, to: Integer, options: ResidueOptions = {}): PrimeList {
  const range = rangeOf(from, to);
  assertOptions(options, RESIDUE_OPTIONS);
  const residueClass = residueClassOf(options);
  assertFits(range);
  return finish(primesBetweenSteps(range, residueClass));
}

/**
 * The same in steps.
 *
 * @internal
 */
export function* primesBetweenSteps(
  { from, to, wide }: Range,
  residueClass?: ResidueClass,
): Steps<PrimeList> {
  const few = wheelPrimes(from, to, residueClass);
  // First the bits, which determine the length of the array.
  const pieces: { readonly bytes: Uint8Array; readonly base: bigint }[] = [];
  let count = few.length;
  for (const segment of segments(from, to, residueClass && residueFilter(residueClass))) {
    if (segment === undefined) {
      yield;
      continue;
    }
    const { sieve, end, base } = segment;
    count += sieve.countBits(0, end);
    // Zeros after the end complete the last word.
    pieces.push({ bytes: bytesOf(sieve, end + 8).slice(), base });
  }
  const primes = wide ? new BigUint64Array(count) : new Float64Array(count);
  append(primes, listOf(few, wide), 0);
  const instances = sieveModule.kernel();
  const sieve = instances.acquire();
  try {
    let at = few.length;
    for (const { bytes, base } of pieces) {
      bytesOf(sieve, bytes.length).set(bytes);
      const segment = { sieve, start: 0, end: bytes.length - 8, base };
      for (const list of segmentLists(segment, wide)) {
        append(primes, list, at);
        at += list.length;
      }
      yield;
    }
  } finally {
    instances.release(sieve);
  }
  return primes;
}

function bytesOf(sieve: Sieve, length: number): Uint8Array {
  return new Uint8Array(sieve.memory.buffer, sieve.segmentAddress(), length);
}

/** Both are of the same kind. */
function append(target: PrimeList, list: PrimeList, at: number): void {
  if (target instanceof Float64Array) target.set(list as Float64Array, at);
  else target.set(list as BigUint64Array, at);
}

/** @throws IntegerRangeError if the primes of a range do not fit one array @internal */
export function assertFits({ from, to }: Range): void {
  if (from > to) return;
  const estimate = piEstimate(Number(to)) - piEstimate(Number(from));
  if (estimate <= LIMIT) return;
  throw new IntegerRangeError(
    `there are about ${estimate.toPrecision(3)} primes from ${from} to ${to}, which take ${(estimate / 2 ** 27).toPrecision(3)} GiB: use primes(), or ranges of 4 GiB or less`,
  );
}

/** π(x), within a percent from 10^4 on: x / (ln x - 1 - 1/ln x) (Panaitopol 2000). */
function piEstimate(x: number): number {
  if (x < 100) return 0;
  const ln = Math.log(x);
  return x / (ln - 1 - 1 / ln);
}
