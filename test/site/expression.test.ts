// What the page accepts where it asks for an integer.

import { describe, expect, test } from 'vitest';
import { bitLength, ExpressionError, evaluate, MAX_BITS } from '../../site/expression.js';

describe('an integer in digits', () => {
  test.each([
    ['97', 97n],
    [' 97 ', 97n],
    ['007', 7n],
    ['-7', -7n],
    ['−7', -7n],
    ['+7', 7n],
    ['1,000,003', 1_000_003n],
    ['1_000_003', 1_000_003n],
    ['1 000 003', 1_000_003n],
    ['1\u202f000\u00a0003', 1_000_003n],
    ["1'000'003", 1_000_003n],
    ['18446744073709551557', 18446744073709551557n],
  ])('%j', (text, value) => {
    expect(evaluate(text)).toBe(value);
  });
});

describe('an expression', () => {
  test.each([
    ['2^61-1', 2n ** 61n - 1n],
    ['2**61 - 1', 2n ** 61n - 1n],
    ['10^15+37', 10n ** 15n + 37n],
    ['2 × 3 · 5 + 1', 31n],
    ['2^2^3', 256n],
    ['-2^2', -4n],
    ['(-2)^2', 4n],
    ['2^(3 + 4) * 3', 384n],
    ['10 - 4 - 3', 3n],
    ['2*-3', -6n],
    ['0^0', 1n],
    ['0^5', 0n],
    ['1^123456789012345678901234567890', 1n],
    ['(-1)^123456789012345678901234567891', -1n],
    ['1,000 * 1 000', 1_000_000n],
    ['0x1F', 31n],
    ['1e12 + 39', 10n ** 12n + 39n],
    ['5! + 1', 121n],
    ['11# - 1', 2309n],
  ])('%j', (text, value) => {
    expect(evaluate(text)).toBe(value);
  });
});

describe('input that is not an integer is refused, and the message says what to do', () => {
  test.each([
    ['', 'missing at the end'],
    ['2^', 'missing at the end'],
    ['^2', 'before “^”'],
    ['2 + + ', 'missing at the end'],
    ['(2', '“(” has no “)”'],
    ['2)', '“)” has no “(”'],
    ['2(3)', 'operator is missing before “(”'],
    ['1.5', 'decimal point is not allowed'],
    ['7/2', 'Division'],
    ['12a', '“a”'],
    ['0x1g', '“g”'],
    ['97 91', '“91” is not a group of three digits'],
    ['😀', '“😀”'],
    ['2^-1', 'cannot be negative'],
    ['2^16384', '16\u202f384 bits'],
    ['9^9^9^9', '16\u202f384 bits'],
    ['2^99999999999999999999', '16\u202f384 bits'],
    ['2^9000*2^9000', '16\u202f384 bits'],
    ['9'.repeat(1_000_000), '16\u202f384 bits'],
    ['('.repeat(100_000), 'Too many nested parentheses'],
    ['-'.repeat(100_000), 'Too many nested parentheses'],
  ])('%.20j', (text, words) => {
    expect(() => evaluate(text)).toThrow(ExpressionError);
    expect(() => evaluate(text)).toThrow(words);
  });
});

test('the largest accepted value has the maximum bit length', () => {
  expect(bitLength(evaluate(`2^${MAX_BITS - 1}`))).toBe(MAX_BITS);
});

test.each([0n, 1n, 2n, 3n, 255n, 256n, -256n, 2n ** 64n - 1n, 2n ** 64n])('the bits of %s', (n) => {
  expect(bitLength(n)).toBe(n === 0n ? 0 : (n < 0n ? -n : n).toString(2).length);
});
