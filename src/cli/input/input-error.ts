// Errors about words in the input.

import { MAX_BITS, type Method } from 'primepool';
import { LIST_HINT } from '../../input/expression/hints.js';
import { quoted, unseenIn } from './visible.js';

/** Invalid input; the message is for the person who typed it. */
export class InputError extends Error {}

/** @param advice what to pass instead */
export function noSuchFile(path: string, advice: string): InputError {
  return new InputError(`${quoted(path)}: no such file; ${advice}`);
}

/**
 * Maximum characters of a word: leading zeros are allowed, but not by the million.
 */
export const LONGEST_WORD = 65_536;

/**
 * Maximum digits without leading zeros: an integer with more is too large, and slow to convert.
 */
const MOST_DIGITS = 40_000;

/** How large integers may be. */
export interface Limit {
  /** The least integer that is too large. */
  readonly first: bigint;
  readonly advice: string;
}

const ANY: Limit = {
  first: 1n << BigInt(MAX_BITS),
  advice: `pass integers of up to ${MAX_BITS} bits`,
};
const DIVISIBLE: Limit = {
  first: 2n ** 64n,
  advice: 'pass integers below 2^64, or leave out --method',
};

/** How large integers may be for a method. */
export function limitOf(method: Method): Limit {
  return method === 'trial-division' ? DIVISIBLE : ANY;
}

/**
 * The error for a word that is not an integer, or too large.
 *
 * @param number the position, counted in `unit`s from 1
 */
export function refusal(
  word: string,
  unit: 'argument' | 'line',
  number: number,
  { advice }: Limit,
): InputError {
  const place = `${unit} ${number}: ${quoted(word)}`;
  if (!isInteger(word)) {
    const unseen = unseenIn(word);
    const reason = unseen === '' ? '' : `: it has ${unseen}`;
    return new InputError(`${place} is not an integer${reason}; ${LIST_HINT}`);
  }
  if (word.length > LONGEST_WORD) return new InputError(`${place} is too long`);
  return new InputError(`${place} is too large: ${advice}`);
}

/**
 * Whether a word consists of decimal digits, or of 0x and hexadecimal ones, with or without a sign.
 */
export function isInteger(word: string): boolean {
  return /^[+-]?(?:\d+|0x[\da-f]+)$/i.test(word);
}

/** The value of a word, or undefined if it is not an integer or too long. */
export function integerOf(word: string): bigint | undefined {
  if (word.length > LONGEST_WORD || !isInteger(word)) return undefined;
  const digits = word.replace(/^[+-]/, '');
  if (digits.replace(/^(?:0x)?0+/i, '').length > MOST_DIGITS) return undefined;
  const magnitude = BigInt(digits);
  return word.startsWith('-') ? -magnitude : magnitude;
}
