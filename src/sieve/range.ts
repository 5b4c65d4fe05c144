// Validates the bounds of ranges. All functions on ranges treat them alike: both ends are included,
// a negative lower bound counts as 0, and a range that ends before it begins is empty.

import { bitLength } from '../bigint/bit-length.js';
import { fitsWord, WORD_LIMIT } from '../bigint/word.js';
import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';

/** The greatest integer of a range. @internal */
export const LAST = WORD_LIMIT - 1n;

/** A validated range: 0 ≤ from, to < 2^64; empty if from > to. @internal */
export interface Range {
  readonly from: bigint;
  readonly to: bigint;
  /** Whether its numbers are bigints: if one of the bounds is. */
  readonly wide: boolean;
}

/**
 * Validates both bounds of a range.
 *
 * @throws IntegerTypeError if one is neither a number nor a bigint
 * @throws IntegerRangeError if one is not a safe integer, or is a bigint of 2^64 or more
 *
 * @internal
 */
export function rangeOf(from: Integer, to: Integer): Range {
  const first = boundOf(from);
  const last = boundOf(to);
  const wide = typeof from === 'bigint' || typeof to === 'bigint';
  // A range below 0 becomes empty, not the range from 0 to 0.
  return last < 0n ? { from: 1n, to: 0n, wide } : { from: first < 0n ? 0n : first, to: last, wide };
}

/**
 * The range from a bound to the greatest integer of its type. @throws as {@link rangeOf} does
 *
 * @internal
 */
export function endlessRange(from: Integer): Range {
  return rangeOf(from, typeof from === 'bigint' ? LAST : Number.MAX_SAFE_INTEGER);
}

/** The error at the end of an endless sequence. @internal */
export function endOf({ wide }: Range): IntegerRangeError {
  return wide ? beyondWords('the next prime') : beyondNumbers('the next prime');
}

/** The number of integers in a range. @internal */
export function sizeOf({ from, to }: Range): number {
  return from > to ? 0 : Number(to - from) + 1;
}

/** @throws as {@link rangeOf} does @internal */
export function boundOf(bound: Integer): bigint {
  assertInteger(bound);
  const integer = BigInt(bound);
  if (fitsWord(integer)) return integer;
  throw new IntegerRangeError(
    `${bitLength(integer) > 256 ? `a bigint of ${bitLength(integer)} bits` : integer} is too large for a range of primes, whose limit is 2^64-1: use nextPrime or isPrime beyond it`,
  );
}

/** The error for an answer beyond 2^53 - 1 if the caller passed numbers. @internal */
export function beyondNumbers(what: string): IntegerRangeError {
  return new IntegerRangeError(
    `${what} is beyond 2^53-1, the greatest safe integer: pass bigints to get bigints`,
  );
}

/** The error where the next primes would be 2^64 or more. @internal */
export function beyondWords(what: string): IntegerRangeError {
  return new IntegerRangeError(
    `${what} is beyond 2^64, the limit of the sieve: use nextPrime for larger primes`,
  );
}
