import { EXPRESSION_HINT } from './hints.js';

/** Why a text is refused: it is not an expression, or it takes too much memory or time. */
export type ExpressionProblem = 'syntax' | 'size';

/** A text is not an expression of an integer, or its value is too large. */
export class ExpressionError extends RangeError {
  readonly code = 'ERR_EXPRESSION';
  readonly kind: ExpressionProblem;
  /** Index of the character, from 0. */
  readonly index: number;

  /**
   * @param problem lower case and without a full stop, as part of a sentence
   * @param hint what to do about the size, likewise; a syntax error always has the same hint
   */
  constructor(kind: ExpressionProblem, problem: string, index: number, hint = EXPRESSION_HINT) {
    super(`${problem} at character ${index + 1}; ${hint}`);
    this.kind = kind;
    this.index = index;
  }
}
