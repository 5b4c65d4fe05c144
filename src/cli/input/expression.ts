// Integers in arguments as people write them: 2^64-1, 1e12, 10**18 + 9.

import { MAX_BITS } from 'primepool';
import { InputError, LONGEST_WORD } from './input-error.js';

/** A number, or an operator. */
const TOKEN = /\s*(\d+(?:_\d+)*(?:e\+?\d+)?|\*\*|[-+*^()])\s*/iy;

/** The first integer that is too large, or a value on the way to one. */
const LIMIT = 1n << BigInt(MAX_BITS);

/** Parentheses within each other at most. */
const DEPTH = 100;

/**
 * The value of an expression of integers with + - * ^ (or **) and parentheses; `^` binds to the right, and 1e12 is 10^12.
 *
 * @param place of the argument, for the message
 * @throws InputError if it is none, or its value or anything on the way to it is too large
 */
export function integerFromExpression(word: string, place: number): bigint {
  const fail = (reason: string): InputError => {
    const shown = JSON.stringify(word.length > 40 ? `${word.slice(0, 40)}…` : word);
    return new InputError(`argument ${place}: ${shown} ${reason}`);
  };
  if (word.length > LONGEST_WORD) throw fail('is too long');
  const tokens = tokensOf(word);
  if (tokens === undefined)
    throw fail('is not an integer, nor an expression such as 2^64-1 or 1e12');
  try {
    return new Parser(tokens).parse();
  } catch (error) {
    if (error instanceof RangeError)
      throw fail(`is too large: pass integers of up to ${MAX_BITS} bits`);
    if (error instanceof SyntaxError)
      throw fail('is not an integer, nor an expression such as 2^64-1 or 1e12');
    throw error;
  }
}

function tokensOf(word: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < word.length) {
    const [, token] = TOKEN.exec(word) ?? [];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/** By recursive descent: a sum of products of powers. */
class Parser {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** @throws SyntaxError if it is no expression; RangeError if a value is too large */
  parse(): bigint {
    const value = this.#sum();
    if (this.#at < this.#tokens.length) throw new SyntaxError();
    return value;
  }

  #sum(): bigint {
    let value = this.#product();
    for (;;) {
      if (this.#accept('+')) value = checked(value + this.#product());
      else if (this.#accept('-')) value = checked(value - this.#product());
      else return value;
    }
  }

  #product(): bigint {
    let value = this.#signed();
    while (this.#accept('*')) value = checked(value * this.#signed());
    return value;
  }

  #signed(): bigint {
    if (++this.#depth > DEPTH) throw new SyntaxError();
    try {
      if (this.#accept('-')) return -this.#signed();
      if (this.#accept('+')) return this.#signed();
      const base = this.#operand();
      return this.#accept('^') || this.#accept('**') ? power(base, this.#signed()) : base;
    } finally {
      this.#depth--;
    }
  }

  #operand(): bigint {
    const token = this.#tokens[this.#at++] ?? '';
    if (token === '(') {
      const value = this.#sum();
      if (!this.#accept(')')) throw new SyntaxError();
      return value;
    }
    const [, digits, exponent = '0'] = /^(\d[\d_]*)(?:e\+?(\d+))?$/i.exec(token) ?? [];
    if (digits === undefined) throw new SyntaxError();
    return checked(BigInt(digits.replaceAll('_', '')) * power(10n, BigInt(exponent)));
  }

  #accept(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}

/** @throws RangeError before anything is computed that does not fit; SyntaxError for a negative exponent */
function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) throw new SyntaxError();
  if (base >= -1n && base <= 1n)
    return base === -1n && exponent % 2n === 0n ? 1n : exponent === 0n ? 1n : base;
  if (exponent > BigInt(MAX_BITS)) throw new RangeError();
  const bits = (base < 0n ? -base : base).toString(2).length - 1;
  if (bits * Number(exponent) > MAX_BITS) throw new RangeError();
  return checked(base ** exponent);
}

function checked(value: bigint): bigint {
  if (value >= LIMIT || value <= -LIMIT) throw new RangeError();
  return value;
}
