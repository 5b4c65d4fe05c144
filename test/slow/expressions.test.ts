// The parser of expressions against a slow and simple one, and its time against the length of the
// text.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, MAX_LENGTH } from '../../src/input/expression/evaluate.js';
import { ExpressionError } from '../../src/input/expression/expression-error.js';
import { assertAsOracle, expressionText } from '../support/expressions.js';
import { SEED } from '../support/random.js';

const CASES = 120_000;

test(`${CASES} texts, as the oracle reads them (seed ${SEED})`, () => {
  fc.assert(fc.property(expressionText, assertAsOracle), { numRuns: CASES, seed: SEED });
});

/** The lengths compared: linear time takes 16 times as long, and quadratic time 256 times. */
const SHORT = MAX_LENGTH / 16;
const LONG = MAX_LENGTH;
const MOST = 80;

/**
 * Texts of a given length, most of them one repeated part, for which a careless parser takes
 * quadratic time.
 */
const SHAPES: Readonly<Record<string, (length: number) => string>> = {
  'commas between digits': (length) => `1${','.repeat(length - 2)}1`,
  'apostrophes after a digit': (length) => `1${"'".repeat(length - 1)}`,
  'spaces before a digit': (length) => `${' '.repeat(length - 1)}1`,
  'spaces after a digit': (length) => `1${' '.repeat(length - 1)}`,
  'underscores between zeros': (length) => `${'0_'.repeat(length / 2 - 1)}01`,
  'groups of zeros': (length) => `0${' 000'.repeat(length / 4 - 1)}  +`,
  'groups of two': (length) => `0${',00'.repeat(Math.floor(length / 3) - 1)}`,
  'single zeros': (length) => '0 '.repeat(length / 2),
  zeros: (length) => '0'.repeat(length),
  'hexadecimal zeros': (length) => `0x${'0'.repeat(length - 2)}`,
  'a long exponent of ten': (length) => `0e${'0'.repeat(length - 2)}`,
  sums: (length) => `1${'+1'.repeat(length / 2 - 1)}`,
  'spaced products': (length) => `1${' * 1'.repeat(length / 4 - 1)}`,
  'powers of ten': (length) => `1e1${'-1e1'.repeat(length / 4 - 1)}`,
  parentheses: (length) => `(1)${'+(1)'.repeat(length / 4 - 1)}`,
  suffixes: (length) => `2!${'+2!'.repeat(Math.floor(length / 3) - 1)}`,
};

test.each(Object.entries(SHAPES))('%s take time linear in their length', (_, textOf) => {
  const short = timeOf(textOf(SHORT), 16);
  const long = timeOf(textOf(LONG), 1);
  // A clock that stands still would give any ratio.
  expect(long / Math.max(short, 0.001)).toBeLessThan(MOST);
});

test.each(['3^82000', '9000!', '90000#', '1e39000', '3^40000*3^40000', '-(-(-(3^82000)))'])(
  'many repetitions of %s take no longer than a few hundred of the largest powers',
  (text) => {
    const times = Math.floor(MAX_LENGTH / (2 * text.length + 2)) - 1;
    const elapsed = timeOf(`${`${text}-${text}+`.repeat(times)}1`, 1);
    expect(elapsed / timeOf('3^82000', 4)).toBeLessThan(640);
  },
);

/** Milliseconds for parsing a text once: the best of five spans of this many repetitions. */
function timeOf(text: string, times: number): number {
  const spans = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let i = 0; i < times; i++) read(text);
    return (performance.now() - start) / times;
  });
  return Math.min(...spans);
}

function read(text: string): void {
  try {
    evaluate(text, { maxBits: 131_072, advice: '' });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
}
