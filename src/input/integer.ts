// Validates one integer. Every error about an integer is created here: all public functions refuse
// the same values in the same words.

import { bitLength } from '../bigint/bit-length.js';
import { fitsWord } from '../bigint/word.js';
import { IntegerRangeError, IntegerTypeError } from './errors.js';
import { MAX_BITS } from './limits.js';
import { show } from './show.js';

/** An integer: a bigint, or a number that is a safe integer. */
export type Integer = number | bigint;

/** The first integer that is refused. @internal */
export const INTEGER_LIMIT = 1n << BigInt(MAX_BITS);

/**
 * Checks one value.
 *
 * @param index its place in a list, for the message
 * @param batch the place of that list among batches
 * @throws IntegerTypeError if it is neither a number nor a bigint
 * @throws IntegerRangeError if it is a number but not a safe integer, or a positive bigint of more
 *   than 131,072 bits; negative bigints may have any size
 *
 * @internal
 */
export function assertInteger(
  value: unknown,
  index?: number,
  batch?: number,
): asserts value is Integer {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return;
    throw new IntegerRangeError(
      `${value}${at(index, batch)} is not a safe integer: a number must be whole and within ±(2^53-1); pass larger integers as a bigint`,
    );
  }
  if (typeof value === 'bigint') {
    // One comparison: counting the bits of the largest bigint takes seconds.
    if (value < INTEGER_LIMIT) return;
    throw new IntegerRangeError(
      `a bigint of more than ${MAX_BITS} bits${at(index, batch)} is too large: the limit is ${MAX_BITS} bits`,
    );
  }
  throw new IntegerTypeError(
    `${show(value)}${at(index, batch)} is not an integer: pass a number or a bigint`,
  );
}

/**
 * @throws IntegerRangeError if it is too large for trial division
 *
 * @internal
 */
export function assertDivisible(n: bigint, index?: number, batch?: number): void {
  if (fitsWord(n)) return;
  throw new IntegerRangeError(
    `a bigint of ${bitLength(n)} bits${at(index, batch)} is too large for trial division, which ends at 2^64: use the method 'bpsw'`,
  );
}

/** The place of a value, for a message. @internal */
export function at(index: number | undefined, batch?: number): string {
  if (index === undefined) return '';
  return batch === undefined
    ? ` (at index ${index})`
    : ` (at index ${index} of the batch at index ${batch})`;
}
