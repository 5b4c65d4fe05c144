// Primes one by one.

import { OptionTypeError } from '../input/errors.js';
import type { Integer } from '../input/integer.js';
import { assertOptions, type Known } from '../input/options.js';
import { show } from '../input/show.js';
import { RESIDUE_OPTIONS, type ResidueOptions } from './options.js';
import { boundOf, endlessRange, endOf, type Range, rangeOf } from './range.js';
import { type ResidueClass, residueClassOf } from './residue-class.js';
import { elements } from './segments/elements.js';
import { lists, type PrimeList } from './segments/lists.js';

/** Selects primes, and their order. */
export interface PrimesOptions extends ResidueOptions {
  /** From the greatest to the least, which requires `to`. @default false */
  readonly descending?: boolean | undefined;
}

const PRIMES_OPTIONS: Known<PrimesOptions> = { ...RESIDUE_OPTIONS, descending: true };

/**
 * The primes from `from` to `to`, both included, one by one; without `to` they do not end.
 *
 * Sieving starts with the first request, on short intervals that grow: stopping early costs little.
 * Yields tens of millions of primes per second as numbers, a third of that as bigints;
 * {@link primesBetween} is faster for ranges that fit in memory. An endless sequence throws a
 * RangeError after the primes up to 2^53 - 1 (numbers) or 2^64 - 1 (bigints).
 *
 * @param from a safe integer or a bigint below 2^64, as is `to`; a range that ends before it begins
 *   is empty
 * @param options `descending: true` begins with the greatest; `modulus` and `residue` select primes
 *   p ≡ residue (mod modulus)
 * @returns numbers, or bigints if one of the bounds is a bigint
 * @throws TypeError if a bound is neither a number nor a bigint, or for options of the wrong type
 * @throws RangeError if a bound is a number that is not a safe integer, or is 2^64 or more; for a
 *   modulus below 1
 * @example [...primes(10, 20)] // [11, 13, 17, 19]
 * @example [...primes(10n, 20n, { descending: true })] // [19n, 17n, 13n, 11n]
 * @example for (const p of primes(1_000_000)) if (p % 100 === 1) break
 */
export function primes(
  from: number,
  to?: number,
  options?: PrimesOptions,
): Generator<number, void, undefined>;
export function primes(
  from: bigint,
  to?: Integer,
  options?: PrimesOptions,
): Generator<bigint, void, undefined>;
export function primes(
  from: Integer,
  to?: Integer,
  options?: PrimesOptions,
): Generator<number, void, undefined> | Generator<bigint, void, undefined>;
export function primes(
  from: Integer,
  to?: Integer,
  options: PrimesOptions = {},
): Generator<number, void, undefined> | Generator<bigint, void, undefined> {
  const endless = to === undefined;
  const range = endless ? endlessRange(from) : rangeOf(from, to);
  assertOptions(options, PRIMES_OPTIONS);
  const residueClass = residueClassOf(options);
  const { descending = false } = options;
  if (typeof descending !== 'boolean') {
    throw new OptionTypeError(`descending is ${show(descending)}: pass true or false`);
  }
  if (descending) {
    if (endless) boundOf(to as unknown as Integer);
    return elementsOf(descendingLists(range, residueClass));
  }
  return elementsOf(ascendingLists(range, endless, residueClass));
}

function elementsOf(
  arrays: Generator<PrimeList, void>,
): Generator<number, void, undefined> | Generator<bigint, void, undefined> {
  // All arrays are of one kind.
  return elements(arrays as Generator<Float64Array, void>);
}

/** The length of the first interval, and the factor by which intervals grow. */
const FIRST_INTERVAL = 30n * 2n ** 10n;
const GROWTH = 2n;

/**
 * Maximum numbers in an interval. Ascending, the cost of its start is negligible.
 */
const ASCENDING_INTERVAL = 2n ** 36n;
/** Descending, the primes of an interval are kept in memory: 20 million, 160 MB. */
const DESCENDING_INTERVAL = 2n ** 29n;

function* ascendingLists(
  range: Range,
  endless: boolean,
  residueClass: ResidueClass | undefined,
): Generator<PrimeList, void> {
  const { from, to, wide } = range;
  let length = FIRST_INTERVAL;
  for (let first = from; first <= to; ) {
    const last = least(first + length - 1n, to);
    for (const list of lists(first, last, wide, residueClass)) if (list !== undefined) yield list;
    first = last + 1n;
    length = least(length * GROWTH, ASCENDING_INTERVAL);
  }
  if (endless) throw endOf(range);
}

function* descendingLists(
  { from, to, wide }: Range,
  residueClass: ResidueClass | undefined,
): Generator<PrimeList, void> {
  let length = FIRST_INTERVAL;
  for (let last = to; last >= from; ) {
    const first = last - length >= from ? last - length + 1n : from;
    const arrays: PrimeList[] = [];
    for (const list of lists(first, last, wide, residueClass)) {
      if (list !== undefined) arrays.push(list.slice());
    }
    for (const array of arrays.reverse()) yield array.reverse();
    last = first - 1n;
    length = least(length * GROWTH, DESCENDING_INTERVAL);
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
