// What a person types where an integer is asked for: digits in groups, and + - * ^ with parentheses.

import { grouped } from './format.js';

/** Bits that an integer may have here: some 4,900 decimal digits. More would not be decided while one waits. */
export const MAX_BITS = 16_384;

/** What was typed is no integer. The message is for the person who typed it. */
export class ExpressionError extends Error {}

/** Between digits. All of them are in use somewhere: 1,000 1_000 1 000 1'000. White space includes the narrow kind of this page. */
const SEPARATOR = /[\s_,'’]/u;
const DIGIT = /[0-9]/;

/** Signs that look like operators, as word processors and other programs write them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '**': '^',
};

/**
 * The value of an expression such as `2^61 - 1`, `10^15+37` or `1,000,003`. `^` binds to the right.
 *
 * @throws ExpressionError if it is none, or its value or anything on the way to it has more than 16,384 bits
 */
export function evaluate(text: string): bigint {
  return new Parser(tokenize(text)).parse();
}

interface Token {
  readonly text: string;
  readonly value?: bigint;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? '';
    if (/\s/u.test(character)) {
      at++;
    } else if (DIGIT.test(character)) {
      const start = at;
      while (at < text.length && isPartOfNumber(text, at)) at++;
      tokens.push(numberToken(text.slice(start, at)));
    } else {
      const two = text.slice(at, at + 2);
      const found = two === '**' ? two : character;
      const operator = SYNONYMS[found] ?? found;
      if (!'+-*^()'.includes(operator)) throw new ExpressionError(misplaced(text, at));
      tokens.push({ text: operator });
      at += found.length;
    }
  }
  return tokens;
}

/** Whether it is a digit, or a separator with a digit somewhere behind it. */
function isPartOfNumber(text: string, at: number): boolean {
  while (SEPARATOR.test(text[at] ?? '')) at++;
  return DIGIT.test(text[at] ?? '');
}

function numberToken(text: string): Token {
  const digits = text.replace(/[^0-9]/g, '');
  // 10 bits for 3 digits, rounded in favour of the reader.
  if (digits.length > MAX_BITS / 3) throw tooLarge();
  return { text: digits, value: assertSize(BigInt(digits)) };
}

function misplaced(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === '.') return 'Only whole numbers are prime or not: leave out the point.';
  if (character === '/') return 'Division is not understood here: use + − * ^ and parentheses.';
  return `“${character}” is not understood here: type digits, + − * ^ and parentheses.`;
}

/** By recursive descent: a sum of products of powers. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): bigint {
    const value = this.#sum();
    const left = this.#tokens[this.#at];
    if (left?.text === ')') throw new ExpressionError('There is a “)” without its “(”.');
    if (left !== undefined) {
      throw new ExpressionError(`There is an operator missing before “${left.text}”.`);
    }
    return value;
  }

  #sum(): bigint {
    let value = this.#product();
    for (;;) {
      if (this.#accept('+')) value = assertSize(value + this.#product());
      else if (this.#accept('-')) value = assertSize(value - this.#product());
      else return value;
    }
  }

  #product(): bigint {
    let value = this.#signed();
    while (this.#accept('*')) value = assertSize(value * this.#signed());
    return value;
  }

  #signed(): bigint {
    if (this.#accept('-')) return -this.#nested(() => this.#signed());
    if (this.#accept('+')) return this.#nested(() => this.#signed());
    return this.#power();
  }

  #power(): bigint {
    const base = this.#atom();
    return this.#accept('^')
      ? power(
          base,
          this.#nested(() => this.#signed()),
        )
      : base;
  }

  #atom(): bigint {
    if (this.#accept('(')) {
      const value = this.#nested(() => this.#sum());
      if (!this.#accept(')')) throw new ExpressionError('There is a “(” without its “)”.');
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token?.value !== undefined) {
      this.#at++;
      return token.value;
    }
    throw new ExpressionError(
      token === undefined
        ? 'A number is missing at the end.'
        : `A number is missing before “${token.text}”.`,
    );
  }

  #accept(text: string): boolean {
    if (this.#tokens[this.#at]?.text !== text) return false;
    this.#at++;
    return true;
  }

  /** Parentheses by the thousand would run out of stack. */
  #nested(parse: () => bigint): bigint {
    if (++this.#depth > 100) throw new ExpressionError('That is nested too deeply.');
    const value = parse();
    this.#depth--;
    return value;
  }
}

function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) throw new ExpressionError('An exponent must not be negative.');
  if (base >= -1n && base <= 1n) return base ** (exponent === 0n ? 0n : 2n - (exponent % 2n));
  if (exponent > MAX_BITS || (bitLength(base) - 1) * Number(exponent) > MAX_BITS) throw tooLarge();
  return assertSize(base ** exponent);
}

function assertSize(value: bigint): bigint {
  if (bitLength(value) > MAX_BITS) throw tooLarge();
  return value;
}

function tooLarge(): ExpressionError {
  return new ExpressionError(
    `That is too large for this page, which takes up to ${grouped(MAX_BITS)} bits.`,
  );
}

/** Bits of |n|, 0 for 0. */
export function bitLength(n: bigint): number {
  const hex = (n < 0n ? -n : n).toString(16);
  return 4 * (hex.length - 1) + (32 - Math.clz32(Number.parseInt(hex[0] ?? '0', 16)));
}
