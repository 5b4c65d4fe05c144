// The one reader of integers as people type them, for the command and the page: 2^127 - 1,
// 10**18+9, 1e12, 0x1F, 1_000_003, 100! + 1, 61# - 1.

import { BoundedArithmetic, type ExpressionLimit } from './bounded-arithmetic.js';
import { ExpressionError } from './expression-error.js';
import { isDigit, readNumeral } from './numeral.js';

/** Characters that are read. A text that has not ended there is too long. */
export const MAX_LENGTH = 65_536;

/** Nested parentheses, signs and exponents at most: thousands would overflow the stack. */
const MAX_DEPTH = 100;

/** Signs that look like operators, as word processors and other programs write them. */
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
 * @throws ExpressionError with the place if it is none, or if its value or any on the way to it is
 *   too large
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

  /** All that nests comes by here. */
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
    // 3!! is read in two ways, as (3!)! and as the double factorial.
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

  /** Goes past an operator of one character, if it is the next symbol. */
  #accept(operator: string): boolean {
    if (this.#peek() !== operator) return false;
    this.#at++;
    return true;
  }

  /**
   * Goes to the next symbol.
   *
   * @returns an operator as it is written here, 0 for any digit, or nothing at the end
   */
  #peek(): string {
    while (isSpace(this.#text[this.#at])) this.#at++;
    const character = this.#text[this.#at];
    if (character === undefined) {
      if (!this.#isCut) return '';
      const hint = `an expression has ${MAX_LENGTH} characters at most`;
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

  /** The character that comes next, or its number if it cannot be seen. */
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
  // Most characters are visible ones of ASCII, for which the expression would take most of the
  // time.
  if (character === undefined || (character > ' ' && character < '\u007f')) return false;
  return /\s/u.test(character);
}
