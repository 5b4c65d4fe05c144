// What is said of a word that cannot be answered.

import { MAX_BITS, type Method } from 'primepool';
import { quoted, unseenIn } from './visible.js';

/** Input that cannot be understood; its message is for the person who typed it. */
export class InputError extends Error {}

/** @param advice what to pass instead */
export function noSuchFile(path: string, advice: string): InputError {
  return new InputError(`${quoted(path)}: no such file; ${advice}`);
}

/**
 * Characters of a word at most: leading zeros are no crime, but a million digits are no number for
 * us.
 */
export const LONGEST_WORD = 65_536;

/**
 * Digits from the first that is not 0 at most: what has more is too large in any case, and slow to
 * convert.
 */
const MOST_DIGITS = 40_000;

/** How large integers may be. */
export interface Limit {
  /** The first that is too large. */
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
 * The error for a word that is no integer, or none that is small enough.
 *
 * @param unit what it is, and `number` which of them
 */
export function refusal(
  word: string,
  unit: 'argument' | 'line',
  number: number,
  { advice }: Limit,
): InputError {
  const place = `${unit} ${number}: ${quoted(word)}`;
  if (!isInteger(word)) return new InputError(`${place} is not an integer${hint(word)}`);
  if (word.length > LONGEST_WORD) return new InputError(`${place} is too long`);
  return new InputError(`${place} is too large: ${advice}`);
}

/** What to do about a word that is an integer, but not as it is taken here. */
function hint(word: string): string {
  const unseen = unseenIn(word);
  if (unseen !== '') return `: it has ${unseen}`;
  return /\p{Nd}/u.test(word) ? '; write it in decimal digits' : '';
}

/**
 * Whether a word consists of decimal digits, or of 0x and hexadecimal ones, with or without a sign.
 */
export function isInteger(word: string): boolean {
  return /^[+-]?(?:\d+|0x[\da-f]+)$/i.test(word);
}

/** The value of a word, or nothing if it is no integer or longer than any may be. */
export function integerOf(word: string): bigint | undefined {
  if (word.length > LONGEST_WORD || !isInteger(word)) return undefined;
  const digits = word.replace(/^[+-]/, '');
  if (digits.replace(/^(?:0x)?0+/i, '').length > MOST_DIGITS) return undefined;
  const magnitude = BigInt(digits);
  return word.startsWith('-') ? -magnitude : magnitude;
}
