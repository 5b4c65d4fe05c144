// Expressions of all shapes, and what must hold for each.

import fc from 'fast-check';
import { expect } from 'vitest';
import { evaluate } from '../../src/input/expression/evaluate.js';
import { ExpressionError } from '../../src/input/expression/expression-error.js';
import { outcomeOf } from '../oracle/expression.js';

/** Few enough that many expressions are too large. */
export const MAX_BITS = 200;

const SPACES = ['', '', '', ' ', '\t', '\u202f', '  '];
const PIECES = [
  ...['0', '1', '2', '3', '7', '10', '12', '97', '000', '128', '200', '12345', '1e3', '0x1F'],
  ...['0b101', '0o17', '1_000', '1,000', "1'000", '1 000', '1e', 'e2', 'E+1', '0x', '_', ',', '’'],
  ...['+', '-', '*', '**', '^', '!', '#', '(', ')', '−', '–', '×', '·', '⋅', ' ', '\n', '\u00a0'],
  ...['.', '/', 'x', 'é', '٣', '😀', '\u202e', '\u0000', '\ud800'],
];

const numeral = fc.oneof(
  { weight: 4, arbitrary: fc.nat(12).map(String) },
  fc.nat(300).map(String),
  fc.bigInt({ min: 0n, max: 2n ** 210n }).map(String),
  fc.nat(2 ** 30).map((n) => `0x${n.toString(16)}`),
  fc.nat(2 ** 16).map((n) => `0B${n.toString(2)}`),
  fc.nat(2 ** 16).map((n) => `0o${n.toString(8)}`),
  fc.tuple(fc.nat(99), fc.nat(30)).map(([n, e]) => `${n}e${e}`),
  fc
    .tuple(fc.nat(2 ** 31 - 1), fc.constantFrom(',', "'", '’', ' ', '\u202f', '_'))
    .map(([n, separator]) => String(n).replace(/\B(?=(\d{3})+$)/g, separator)),
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numeral,
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '×', '−', '^', '**'),
        tie('expression'),
        fc.constantFrom(...SPACES),
      )
      .map(([a, operator, b, space]) => `${a}${space}${operator}${space}${b}`),
    tie('expression').map((inner) => `(${inner})`),
    fc.tuple(fc.constantFrom('-', '+', '−'), tie('expression')).map(([sign, a]) => `${sign}${a}`),
    fc.tuple(tie('expression'), fc.constantFrom('!', '#')).map(([a, suffix]) => `${a}${suffix}`),
  ),
}));

const mutated = fc
  .tuple(expression, fc.nat(200), fc.nat(2), fc.constantFrom(...PIECES))
  .map(([text, place, length, piece]) => {
    const at = place % (text.length + 1);
    return `${text.slice(0, at)}${piece}${text.slice(at + length)}`;
  });

const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((all) => all.join(''));

const codeUnits = fc
  .array(fc.nat(0xffff), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes));

/** Most of them are expressions; the others are nearly one, or empty. */
export const expressionText = fc.oneof(
  { weight: 4, arbitrary: expression },
  { weight: 3, arbitrary: mutated },
  { weight: 2, arbitrary: pieces },
  { weight: 1, arbitrary: codeUnits },
);

/** The value is the oracle's; or both refuse, and the error has a place within the text. */
export function assertAsOracle(text: string): void {
  const expected = outcomeOf(text, MAX_BITS);
  if (expected !== 'refused') {
    expect(evaluate(text, { maxBits: MAX_BITS, advice: '' })).toBe(expected);
    return;
  }
  const { index, message } = refusalOf(text, MAX_BITS);
  expect(index).toBeLessThanOrEqual(text.length);
  expect(message).toContain(` at character ${index + 1}`);
}

/** @throws if it is not refused */
export function refusalOf(text: string, maxBits: number): ExpressionError {
  try {
    evaluate(text, { maxBits, advice: 'take less' });
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(text)} was not refused`);
}
