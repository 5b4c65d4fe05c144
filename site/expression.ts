// The input of the page's number field.

import { bitLength as bitLengthOf } from '../src/bigint/bit-length.js';
import { evaluate as evaluateWithin } from '../src/input/expression/evaluate.js';
import { ExpressionError as ParseError } from '../src/input/expression/expression-error.js';
import { grouped } from './format.js';

/** Invalid input. The message is a sentence for the person who typed it. */
export class ExpressionError extends Error {}

/** Maximum bits of an integer on the page: about 4,900 decimal digits. Larger ones take long. */
export const MAX_BITS = 16_384;

const LIMIT = { maxBits: MAX_BITS, advice: `this page takes up to ${grouped(MAX_BITS)} bits` };

/**
 * The value of an expression such as `2^61 - 1`, `10^15+37` or `1,000,003`.
 *
 * @throws ExpressionError if the text is not an expression, or its value is too large
 */
export function evaluate(text: string): bigint {
  try {
    return evaluateWithin(text, LIMIT);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { message } = error;
    throw new ExpressionError(`${message.charAt(0).toUpperCase()}${message.slice(1)}.`);
  }
}

/** Bits of |n|, 0 for 0. */
export function bitLength(n: bigint): number {
  return bitLengthOf(n < 0n ? -n : n);
}
