// Evaluates integer expressions, for the command and the page: 2^127 - 1, 10**18+9, 1e12, 0x1F,
// 1_000_003, 100! + 1, 61# - 1.

import { BoundedArithmetic, type ExpressionLimit } from './bounded-arithmetic.js';
import { ExpressionError } from './expression-error.js';
import { isDigit, readNumeral } from './numeral.js';

/** Maximum characters of a text. */
export const MAX_LENGTH = 65_536;

/** Maximum nested parentheses, signs and exponents: thousands would overflow the stack. */
const MAX_DEPTH = 100;

/** Typographic variants of operators, as word processors write them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': '*',
  '·': '*',
  '⋅': '*',
};

const OPERATORS = '+-*^!#()';

/**
 * The value of an expression of integers with `+ - * ^` (or `**`), `n!` (factorial), `n#` (the
 * product of the primes up to n), signs and parentheses. `!` and `#` bind more tightly than `^`,
 * which binds to the right and more tightly than a sign: -2^2 is -4. Takes time linear in the
 * length of the text, plus the arithmetic, whose work is bounded.
 *
 * @throws ExpressionError with the place if the text is not an expression, or if a value is too
 *   large
 */
export function evaluate(text: string, limit: ExpressionLimit): bigint {
  return new Parser(text, new BoundedArithmetic(limit)).parse();
}

/** By recursive descent: a sum of products of signed powers. */
class Parser {
  readonly #text: string;
  readonly #isCut: boolean;
  readonly #arithmetic: BoundedArithmetic;
  #at = 0;
  #depth = 0;

  constructor(text: string, arithmetic: BoundedArithmetic) {
    this.#text = text.slice(0, MAX_LENGTH);
    this.#isCut = text.length > MAX_LENGTH;
    this.#arithmetic = arithmetic;
  }

  parse(): bigint {
    const value = this.#sum();
    const symbol = this.#peek();
    if (symbol === ')') throw this.#refusal('“)” has no “(”');
    if (symbol === '') return value;
    throw this.#refusal(`an operator is missing before ${this.#shown()}`);
  }

  #sum(): bigint {
    let value = this.#product();
    for (;;) {
      const symbol = this.#peek();
      if (symbol !== '+' && symbol !== '-') return value;
      const index = this.#at++;
      const term = this.#product();
      value = this.#arithmetic.add(value, symbol === '+' ? term : -term, index);
    }
  }

  #product(): bigint {
    let value = this.#signed();
    while (this.#peek() === '*') {
      const index = this.#at++;
      value = this.#arithmetic.multiply(value, this.#signed(), index);
    }
    return value;
  }

  /** Every nested construct passes through here, which limits the depth. */
  #signed(): bigint {
    if (++this.#depth > MAX_DEPTH)
      throw this.#refusal('too many nested parentheses, signs or powers');
    const value = this.#accept('-')
      ? -this.#signed()
      : this.#accept('+')
        ? this.#signed()
        : this.#power();
    this.#depth--;
    return value;
  }

  #power(): bigint {
    const base = this.#suffixed();
    if (this.#peek() !== '^') return base;
    const index = this.#at;
    this.#at += this.#text[index] === '*' ? 2 : 1;
    return this.#arithmetic.power(base, this.#signed(), index);
  }

  #suffixed(): bigint {
    const operand = this.#atom();
    const symbol = this.#peek();
    if (symbol !== '!' && symbol !== '#') return operand;
    const index = this.#at++;
    const value =
      symbol === '!'
        ? this.#arithmetic.factorial(operand, index)
        : this.#arithmetic.primorial(operand, index);
    const next = this.#peek();
    if (next !== '!' && next !== '#') return value;
    // 3!! may mean (3!)! or the double factorial.
    throw this.#refusal(`“${symbol}${next}” is ambiguous without parentheses`);
  }

  #atom(): bigint {
    const symbol = this.#peek();
    const index = this.#at;
    if (this.#accept('(')) {
      const value = this.#sum();
      if (this.#accept(')')) return value;
      if (this.#peek() === '') throw new ExpressionError('syntax', '“(” has no “)”', index);
      throw this.#refusal(`an operator is missing before ${this.#shown()}`);
    }
    if (symbol === '0') {
      const { value, end } = readNumeral(this.#text, index, this.#arithmetic);
      this.#at = end;
      return value;
    }
    const where = symbol === '' ? 'at the end,' : `before “${symbol}”`;
    throw this.#refusal(`a number is missing ${where}`);
  }

  /** Skips an operator of one character, if it is the next symbol. */
  #accept(operator: string): boolean {
    if (this.#peek() !== operator) return false;
    this.#at++;
    return true;
  }

  /**
   * Skips white space.
   *
   * @returns the next operator in its usual form, 0 for any digit, or nothing at the end
   */
  #peek(): string {
    while (isSpace(this.#text[this.#at])) this.#at++;
    const character = this.#text[this.#at];
    if (character === undefined) {
      if (!this.#isCut) return '';
      const hint = `the limit is ${MAX_LENGTH} characters`;
      throw new ExpressionError('size', 'too long', this.#at, hint);
    }
    if (isDigit(character)) return '0';
    if (character === '*' && this.#text[this.#at + 1] === '*') return '^';
    const operator = SYNONYMS[character] ?? character;
    if (OPERATORS.includes(operator)) return operator;
    if (character === '.') {
      throw this.#refusal('a decimal point is not allowed');
    }
    if (character === '/' || character === '÷') {
      throw this.#refusal('division is not supported');
    }
    throw this.#refusal(`${this.#shown()} is not allowed`);
  }

  /** The next character, or its code point if it is invisible. */
  #shown(): string {
    const code = this.#text.codePointAt(this.#at) ?? 0;
    const character = String.fromCodePoint(code);
    return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
      ? `“${character}”`
      : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }

  #refusal(problem: string): ExpressionError {
    return new ExpressionError('syntax', problem, this.#at);
  }
}

function isSpace(character: string | undefined): boolean {
  // Most characters are visible ASCII: testing them by the regular expression would dominate the
  // time.
  if (character === undefined || (character > ' ' && character < '\u007f')) return false;
  return /\s/u.test(character);
}
