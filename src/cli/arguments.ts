// Integers from arguments.

import { isDecimal, LIMIT, LONGEST_WORD, refusal } from './input-error.js';

/** @throws InputError that names the first word that is no integer below 2^64 */
export function integersFromArguments(words: readonly string[]): bigint[] {
  return words.map((argument, index) => {
    const word = argument.trim();
    if (isDecimal(word) && word.length <= LONGEST_WORD) {
      const n = BigInt(word.replace('+', ''));
      if (n < LIMIT) return n;
    }
    throw refusal(word, 'argument', index + 1);
  });
}
