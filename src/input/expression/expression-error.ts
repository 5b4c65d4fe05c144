/** Why a text was refused: it is no expression of an integer, or it takes too much room or time. */
export type ExpressionProblem = 'syntax' | 'size';

/** A text is no expression of an integer, or of one that is too large. */
export class ExpressionError extends RangeError {
  readonly code = 'ERR_EXPRESSION';
  readonly kind: ExpressionProblem;
  /** Where in the text, from 0. */
  readonly index: number;

  /**
   * @param problem begins in lower case and has no full stop, so that it can stand in a sentence
   * @param hint what to do, likewise
   */
  constructor(kind: ExpressionProblem, problem: string, index: number, hint = '') {
    super(`${problem} at character ${index + 1}${hint === '' ? '' : `: ${hint}`}`);
    this.kind = kind;
    this.index = index;
  }
}
