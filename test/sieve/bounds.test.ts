// Invalid bounds and invalid options.

import { describe, expect, test } from 'vitest';
import { countPrimes } from '../../src/count/count-primes.js';
import { nextPrimes } from '../../src/sieve/next-primes.js';
import { primeGaps } from '../../src/sieve/prime-gaps.js';
import { countPrimeTuplets, primeTuplets } from '../../src/sieve/prime-tuplets.js';
import { primes } from '../../src/sieve/primes.js';
import { primesBetween } from '../../src/sieve/primes-between.js';
import { randomPrimeBetween } from '../../src/sieve/random-prime-between.js';

type Door = (from: never, to: never) => unknown;

const DOORS: readonly (readonly [string, Door])[] = [
  ['primes', (from, to) => [...primes(from, to)]],
  ['primes, descending', (from, to) => [...primes(from, to, { descending: true })]],
  ['primesBetween', (from, to) => [...primesBetween(from, to)]],
  ['countPrimes', (from, to) => countPrimes(from, to)],
  ['primeTuplets', (from, to) => [...primeTuplets(from, to, [0])].flat()],
  ['countPrimeTuplets', (from, to) => countPrimeTuplets(from, to, [0])],
  ['randomPrimeBetween', (from, to) => randomPrimeBetween(from, to)],
  ['primeGaps', (from, to) => primeGaps(from, to).histogram.size],
];

const EMPTY = [
  [7, 2],
  [5, -5],
  [-2, -7],
  [-7, -2],
  [0n, -1n],
  [-(2n ** 70n), -1n],
  [2n ** 64n - 1n, 0],
  [24, 28],
  [1, 1],
  [0n, 1n],
] as const;

describe.each(DOORS)('%s', (_, door) => {
  const call = door as (from: unknown, to: unknown) => unknown;

  test('a range without primes', () => {
    for (const [from, to] of EMPTY) {
      const wide = typeof from === 'bigint' || typeof to === 'bigint';
      const found = call(from, to);
      const isCount = _.startsWith('count');
      const nothing = isCount ? (wide ? 0n : 0) : Array.isArray(found) ? [] : found && 0;
      expect(found ?? undefined).toEqual(_ === 'primeGaps' ? 0 : nothing);
    }
  });

  test('a negative lower bound acts as 0', () => {
    expect(call(-10, 10)).toEqual(expect.anything());
    if (_ !== 'randomPrimeBetween') expect(call(-(2n ** 80n), 10n)).toEqual(call(0n, 10n));
  });

  test.each([
    ['a', 10],
    [0, null],
    [{}, 10],
    [undefined, 10],
    [0, true],
    ['0', '10'],
    [0, [10]],
  ])('%o to %o is a TypeError', (from, to) => {
    expect(() => call(from, to)).toThrow(TypeError);
    expect(() => call(from, to)).toThrow(expect.objectContaining({ code: 'ERR_INTEGER_TYPE' }));
  });

  test.each([
    [0.5, 10],
    [0, 2 ** 53],
    [0, Number.NaN],
    [0, Number.POSITIVE_INFINITY],
    [0n, 2n ** 64n],
    [2n ** 64n, 2n ** 64n],
    [2n ** 100n, 0],
    [10, 2.5],
  ])('%d to %d is a RangeError', (from, to) => {
    expect(() => call(from, to)).toThrow(RangeError);
    expect(() => call(from, to)).toThrow(expect.objectContaining({ code: 'ERR_INTEGER_RANGE' }));
  });
});

test('the type of the bounds is the type of the answer', () => {
  expect(countPrimes(0, 10)).toBe(4);
  expect(countPrimes(0n, 10)).toBe(4n);
  expect(countPrimes(0, 10n)).toBe(4n);
  expect(primesBetween(0, 10)).toBeInstanceOf(Float64Array);
  expect(primesBetween(0n, 10)).toBeInstanceOf(BigUint64Array);
  expect(nextPrimes(1, 1)).toBeInstanceOf(Float64Array);
  expect(nextPrimes(1n, 1)).toBeInstanceOf(BigUint64Array);
});

test('an array that does not fit is refused with its size, before any work', () => {
  expect(() => primesBetween(0n, 2n ** 64n - 1n)).toThrow(/about 4\.\d+e\+17 primes.* GiB/);
  expect(() => primesBetween(0, 10 ** 11)).toThrow(RangeError);
  expect(() => nextPrimes(0, 2 ** 29 + 1)).toThrow(RangeError);
});

describe('options', () => {
  const bad = [
    [{ modulus: 0 }, RangeError],
    [{ modulus: -4, residue: 1 }, RangeError],
    [{ modulus: 1.5 }, RangeError],
    [{ modulus: 2n ** 64n }, RangeError],
    [{ residue: 1 }, RangeError],
    [{ modulus: '4' }, TypeError],
    [{ modulus: 4, residue: '1' }, TypeError],
    [{ modulus: 4, residue: Number.NaN }, RangeError],
    [4, TypeError],
    [null, TypeError],
  ] as const;
  test.each(bad)('%o', (options, error) => {
    expect(() => countPrimes(0, 10, options as never)).toThrow(error);
    expect(() => primesBetween(0, 10, options as never)).toThrow(error);
    expect(() => primes(0, 10, options as never)).toThrow(error);
  });

  test('descending', () => {
    expect(() => primes(0, 10, { descending: 1 } as never)).toThrow(TypeError);
    expect(() => primes(0, undefined, { descending: true })).toThrow(TypeError);
  });

  const patterns = [
    ['twin', RangeError],
    ['toString', RangeError],
    [[], RangeError],
    [[1, 2], RangeError],
    [[0, 0], RangeError],
    [[0, 2.5], RangeError],
    [[0, '2'], RangeError],
    [[0, 30_001], RangeError],
    [Array.from({ length: 65 }, (_, i) => i), RangeError],
    [2, TypeError],
    [undefined, TypeError],
    [null, TypeError],
  ] as const;
  test.each(patterns)('pattern %o', (pattern, error) => {
    expect(() => countPrimeTuplets(0, 10, pattern as never)).toThrow(error);
    expect(() => primeTuplets(0, 10, pattern as never)).toThrow(error);
  });

  test.each([
    ['1', TypeError],
    [undefined, TypeError],
    [-1, RangeError],
    [0.5, RangeError],
  ])('count %o', (count, error) => {
    expect(() => nextPrimes(0, count as never)).toThrow(error);
  });
});
