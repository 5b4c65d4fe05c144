// Integers from arguments.

import type { Method } from 'primepool';
import { integerOf, limitOf, refusal } from './input-error.js';

/** @throws InputError that names the first word that is no integer, or one too large for the method */
export function integersFromArguments(words: readonly string[], method: Method): bigint[] {
  const limit = limitOf(method);
  return words.map((argument, index) => {
    const word = argument.trim();
    const n = integerOf(word);
    if (n !== undefined && n < limit.first) return n;
    throw refusal(word, 'argument', index + 1, limit);
  });
}
