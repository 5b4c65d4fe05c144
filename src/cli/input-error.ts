// What is said of a word that cannot be answered.

/** Input that cannot be understood; its message is for the person who typed it. */
export class InputError extends Error {}

/** The first integer that is too large. */
export const LIMIT = 2n ** 64n;

/** Characters of a word at most: leading zeros are no crime, but a million digits are no number for us. */
export const LONGEST_WORD = 10_000;

/**
 * The error for a word that is no integer below 2^64.
 *
 * @param place where it was found, such as `line 3`
 */
export function refusal(word: string, place: string): InputError {
  const shown = JSON.stringify(word.length > 40 ? `${word.slice(0, 40)}…` : word);
  if (!isDecimal(word)) return new InputError(`${place}: ${shown} is not an integer`);
  if (word.length > LONGEST_WORD) return new InputError(`${place}: ${shown} is too long`);
  return new InputError(`${place}: ${shown} is too large: pass integers below 2^64`);
}

/** Whether a word consists of digits, with or without a sign. */
export function isDecimal(word: string): boolean {
  return /^[+-]?\d+$/.test(word);
}
