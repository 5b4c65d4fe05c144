// Integers from arguments.

import { existsSync } from 'node:fs';
import type { Method } from 'primepool';
import { integerFromExpression } from './expression.js';
import { InputError, limitOf, noSuchFile } from './input-error.js';
import { quoted } from './visible.js';

/**
 * @param onSkipped called for each invalid word; without it, the first one is an error
 * @throws InputError that names the first word that is not an integer, or too large for the method
 */
export function integersFromArguments(
  words: readonly string[],
  method: Method,
  onSkipped?: (refusal: InputError) => void,
): bigint[] {
  return words.flatMap((word, index) => {
    try {
      return [integerFromArgument(word.trim(), method, index + 1)];
    } catch (error) {
      if (!(error instanceof InputError) || onSkipped === undefined) throw error;
      onSkipped(error);
      return [];
    }
  });
}

function integerFromArgument(word: string, method: Method, place: number): bigint {
  const n = integerFromExpression(word, place);
  const { first, advice } = limitOf(method);
  if (n < first) return n;
  throw new InputError(`argument ${place}: ${quoted(word)} is too large: ${advice}`);
}

/**
 * The path of the list that the arguments name, if any: - or no argument is standard input; a
 * single word that is not an integer may be a path.
 *
 * @throws InputError if the word looks like a path, and there is no such file
 */
export function listNamedBy(words: readonly string[]): string | undefined {
  const [word = '-', ...others] = words;
  if (others.length > 0) return undefined;
  if (word === '-') return word;
  try {
    integerFromExpression(word.trim(), 1);
    return undefined;
  } catch {
    if (existsSync(word)) return word;
    if (!looksLikePath(word)) return undefined;
    throw noSuchFile(word, 'pass integers, the path of a file, or - for standard input');
  }
}

/** Whether a word looks like a path: numbers.txt, data/primes. */
function looksLikePath(word: string): boolean {
  return /[a-z]/i.test(word) && /[/\\]|\.[a-z]\w*$/i.test(word);
}
