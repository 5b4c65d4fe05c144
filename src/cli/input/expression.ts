// Integers in arguments as people write them: 2^64-1, 1e12, 10**18 + 9.

import { MAX_BITS } from 'primepool';
import { evaluate } from '../../input/expression/evaluate.js';
import { ExpressionError } from '../../input/expression/expression-error.js';
import { EXPRESSION_HINT } from '../../input/expression/hints.js';
import { InputError, LONGEST_WORD } from './input-error.js';
import { quoted, unseenIn } from './visible.js';

const LIMIT = { maxBits: MAX_BITS, advice: `pass integers of up to ${MAX_BITS} bits` };

/**
 * The value of an argument that is an expression of integers.
 *
 * @param place the number of the argument, for the message
 * @throws InputError if it is not an expression, or a value in it is too large
 */
export function integerFromExpression(word: string, place: number): bigint {
  const shown = `argument ${place}: ${quoted(word)}`;
  if (word.length > LONGEST_WORD) throw new InputError(`${shown} is too long`);
  const unseen = unseenIn(word);
  if (unseen !== '')
    throw new InputError(`${shown} is not an integer: it has ${unseen}; ${EXPRESSION_HINT}`);
  try {
    return evaluate(word, LIMIT);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const verdict = error.kind === 'size' ? 'is' : 'is not an integer:';
    throw new InputError(`${shown} ${verdict} ${error.message}`);
  }
}
