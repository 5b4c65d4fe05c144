// Integers that have a factorisation: those from 1 on.

import { bitLength } from '../bigint/bit-length.js';
import { IntegerRangeError } from './errors.js';
import { assertInteger, at, type Integer } from './integer.js';

/**
 * Validates one integer to factor.
 *
 * @param index its place in a list, for the message
 * @throws as {@link assertInteger} does; IntegerRangeError for 0 and negative integers
 *
 * @internal
 */
export function assertPositive(value: unknown, index?: number): asserts value is Integer {
  assertInteger(value, index);
  if (value > 0) return;
  if (value < 0) {
    const size = typeof value === 'bigint' ? `${-value}n` : `${-value}`;
    const text = typeof value === 'bigint' && bitLength(-value) > 256 ? 'the integer' : value;
    throw new IntegerRangeError(
      `${text}${at(index)} is negative: pass its absolute value${text === value ? `, ${size}` : ''}`,
    );
  }
  throw new IntegerRangeError(
    `0${at(index)} has no factorisation, as every integer divides it: pass an integer from 1 on`,
  );
}
