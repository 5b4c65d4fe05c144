// What is said of a word that cannot be answered.

import { MAX_BITS, type Method } from 'primepool';

/** Input that cannot be understood; its message is for the person who typed it. */
export class InputError extends Error {}

/** Characters of a word at most: leading zeros are no crime, but a million digits are no number for us. */
export const LONGEST_WORD = 65_536;

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
  const place = `${unit} ${number}`;
  const shown = JSON.stringify(word.length > 40 ? `${word.slice(0, 40)}…` : word);
  if (!isDecimal(word))
    return new InputError(`${place}: ${shown} is not an integer${hint(word, unit)}`);
  if (word.length > LONGEST_WORD) return new InputError(`${place}: ${shown} is too long`);
  return new InputError(`${place}: ${shown} is too large: ${advice}`);
}

/** What to do about a word that is one or more integers, but not as they are taken here. */
function hint(word: string, unit: 'argument' | 'line'): string {
  if (/^[+-]?\d+[,;]?\s+[+-]?\d/.test(word)) {
    return `; pass one integer ${unit === 'line' ? 'a line' : 'an argument'}`;
  }
  const isNotation =
    /^[+-]?\d+(\.\d+)?e\+?\d+$/i.test(word) ||
    /^[+-]?0(x[\da-f]+|o[0-7]+|b[01]+)$/i.test(word) ||
    /^[+-]?\d{1,3}([,_']\d{3})+$/.test(word);
  return isNotation ? '; write it in decimal digits' : '';
}

/** Whether a word consists of digits, with or without a sign. */
export function isDecimal(word: string): boolean {
  return /^[+-]?\d+$/.test(word);
}
