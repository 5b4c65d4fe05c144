// The parser of expressions. What the page says about them is in test/site/expression.test.ts.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, MAX_LENGTH } from '../../src/input/expression/evaluate.js';
import { EXPRESSION_HINT } from '../../src/input/expression/hints.js';
import { MAX_BITS } from '../../src/primality.js';
import { assertAsOracle, expressionText, refusalOf } from '../support/expressions.js';
import { some } from '../support/extent.js';
import { SEED } from '../support/random.js';

test(`1000 texts, as the oracle reads them (seed ${SEED})`, () => {
  fc.assert(fc.property(expressionText, assertAsOracle), { numRuns: 1000, seed: SEED });
});

describe('values', () => {
  const factorial = (n: bigint): bigint => (n === 0n ? 1n : n * factorial(n - 1n));

  test.each([
    ['2^127-1', 2n ** 127n - 1n],
    ['10**18+9', 10n ** 18n + 9n],
    ['1e12', 10n ** 12n],
    ['12E+3', 12_000n],
    ['0e99999999999', 0n],
    ['0x1F', 31n],
    ['0XfF_ff', 65_535n],
    ['0o17', 15n],
    ['0b1111_0000', 240n],
    ['1_000_003', 1_000_003n],
    ['1_0_0', 100n],
    ['1,00,00,003', 10_000_003n],
    ['12 345 678', 12_345_678n],
    ['1 000e3', 1_000_000n],
    ['100!+1', factorial(100n) + 1n],
    ['0! + 1!', 2n],
    ['61#-1', 117288381359406970983270n - 1n],
    ['0# + 1# + 2# + 4#', 10n],
    ['2^3!', 64n],
    ['(3!)!', 720n],
    ['-3!', -6n],
    ['2 ^ - 0', 1n],
    ['--+-5', -5n],
    ['2 – 3 ⋅ 4 · 5 × 6 − 7', -365n],
    ['-2 ** 2 ** 3', -256n],
    ['0 * 9^9', 0n],
    [`${'('.repeat(99)}7${')'.repeat(99)}`, 7n],
    [`${' '.repeat(MAX_LENGTH - 1)}7`, 7n],
  ])('%.40j', (text, value) => {
    expect(evaluate(text, { maxBits: MAX_BITS, advice: '' })).toBe(value);
  });
});

describe('refusals name the place, and have one hint', () => {
  test.each([
    ['2^^3', 'a number is missing before “^” at character 3'],
    ['2 + + ', 'a number is missing at the end, at character 7'],
    ['', 'a number is missing at the end, at character 1'],
    ['()', 'a number is missing before “)” at character 2'],
    ['7 )', '“)” has no “(” at character 3'],
    ['3*(4+5', '“(” has no “)” at character 3'],
    ['(4 5', '“5” is not a group of three digits at character 4'],
    ['(4(', 'an operator is missing before “(” at character 3'],
    ['0b12', 'an operator is missing before “2” at character 4'],
    ['97 91', '“91” is not a group of three digits at character 4'],
    ['1,0000', '“0000” is not a group of three digits at character 3'],
    ['1000,000', '“1000” is not a group of three digits at character 1'],
    ['1,,000', '“,” is not allowed at character 2'],
    ['1__0', '“_” is not allowed at character 2'],
    ['1 2_000', '“2” is not a group of three digits at character 3'],
    ['1.5', 'a decimal point is not allowed at character 2'],
    ['7÷2', 'division is not supported at character 2'],
    ['7\u202e8', 'U+202E is not allowed at character 2'],
    ['7\u00008', 'U+0000 is not allowed at character 2'],
    ['0x1g', '“g” is not allowed at character 4'],
    ['2^-1', 'an exponent cannot be negative at character 2'],
    ['1e-3', 'an exponent cannot be negative at character 2'],
    ['(1-3)!', 'a negative integer has no factorial at character 6'],
    ['(1-3)#', 'a negative integer has no primorial at character 6'],
    ['3!!', '“!!” is ambiguous without parentheses at character 3'],
    ['3# !', '“#!” is ambiguous without parentheses at character 4'],
    [`${'-'.repeat(100)}1`, 'too many nested parentheses, signs or powers at character 101'],
    [`${'2^'.repeat(100)}1`, 'too many nested parentheses, signs or powers at character 201'],
  ])('%.20j', (text, message) => {
    const error = refusalOf(text, MAX_BITS);
    expect(error.message).toBe(`${message}; ${EXPRESSION_HINT}`);
    expect(error.code).toBe('ERR_EXPRESSION');
  });
});

describe('what is too large is not computed', () => {
  // Each would take minutes or all memory, or cannot be computed at all.
  test.each([
    ['9^9^9', 'too large at character 2; take less'],
    ['9^9^9^9', 'too large at character 4; take less'],
    ['1+(-9)^99999999999999999999999', 'too large at character 7'],
    ['1e99999999999999999999', 'too large at character 2'],
    ['(9^999)!', 'too large at character 8'],
    ['(9^999)#', 'too large at character 8'],
    ['10000000!', 'too large at character 9'],
    ['10000000#', 'too large at character 9'],
    ['2^131071 * 2', 'too large at character 10'],
    ['2^131071 + 2^131071', 'too large at character 10'],
    ['2^131072', 'too large at character 2'],
    [`1${'0'.repeat(39_457)}`, 'too large at character 1'],
    [`0x1${'0'.repeat(32_768)}`, 'too large at character 1'],
    [`1+${'9'.repeat(60_000)}`, 'too large at character 3'],
    [`${' '.repeat(MAX_LENGTH)}7`, `too long at character ${MAX_LENGTH + 1}; the limit is`],
    [`${'2^131071-2^131071+'.repeat(2000)}1`, 'too much to compute at character '],
    [`${'9000!-9000!+'.repeat(2000)}1`, 'too much to compute at character '],
    [`${'90000#-90000#+'.repeat(2000)}1`, 'too much to compute at character '],
    [`2^131071${'+1'.repeat(20_000)}`, 'too much to compute at character '],
  ])('%.20j', (text, message) => {
    const error = refusalOf(text, MAX_BITS);
    expect(error.message).toContain(message);
    expect(error.kind).toBe('size');
  });

  test('the largest accepted value has the maximum bit length', () => {
    for (const maxBits of [1, 2, 64, 200, 16_384, MAX_BITS]) {
      const limit = { maxBits, advice: '' };
      const all = 2n ** BigInt(maxBits) - 1n;
      const texts = [`${all}`, `-${all}`, `0x${all.toString(16)}`];
      if (maxBits > 1) texts.push(`2^${maxBits - 1} - 1 + 2^${maxBits - 1}`);
      for (const text of texts) {
        expect(evaluate(text, limit), text.slice(0, 20)).toBe(text.startsWith('-') ? -all : all);
      }
      for (const text of [`${all + 1n}`, `0x${(all + 1n).toString(16)}`, `1-${all}-2`]) {
        expect(refusalOf(text, maxBits).kind, text.slice(0, 20)).toBe('size');
      }
    }
  });
  test('of products and powers, exactly those with more bits', () => {
    for (let a = 1; a < 40; a++) {
      for (let b = 1; b < 40; b++) {
        for (const text of [`${2 ** a}*${2 ** b}`, `${2 ** a - 1}*${2 ** b - 1}`]) {
          const [first = '', second = ''] = text.split('*');
          expect(evaluated(text, 41), text).toBe(fits(BigInt(first) * BigInt(second), 41));
        }
        expect(evaluated(`${a}^${b}`, 41), `${a}^${b}`).toBe(fits(BigInt(a) ** BigInt(b), 41));
      }
    }
  });

  test('of factorials and primorials, exactly those with more bits', () => {
    const primes = range(2, 800).filter((n) => !range(2, n).some((d) => n % d === 0));
    const isPrime = new Set(primes);
    for (const maxBits of some([1, 64, 65, 7, 8, 200, 1000, 399], 3)) {
      let factorial = 1n;
      let primorial = 1n;
      for (const n of range(1, 800)) {
        factorial *= BigInt(n);
        if (isPrime.has(n)) primorial *= BigInt(n);
        expect(evaluated(`${n}!`, maxBits)).toBe(fits(factorial, maxBits));
        expect(evaluated(`${n}#`, maxBits)).toBe(fits(primorial, maxBits));
      }
    }
  });
});

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

function fits(n: bigint, maxBits: number): bigint | 'size' {
  return n < 2n ** BigInt(maxBits) ? n : 'size';
}

function evaluated(text: string, maxBits: number): bigint | 'size' | 'syntax' {
  try {
    return evaluate(text, { maxBits, advice: '' });
  } catch {
    return refusalOf(text, maxBits).kind;
  }
}
