// Trial division finds the smallest factor, whole or in slices, also where n is not exact as a
// double.

import { check } from 'primepool';
import { describe, expect, test } from 'vitest';
import {
  cubes,
  edgesOfSlices,
  everyBelow,
  type Factored,
  lopsided,
  neighbours,
  squares,
  topPrimes,
} from '../oracle/factored.js';
import { SLOW } from '../support/extent.js';
import { poolOf } from '../support/pool.js';
import { SEED } from '../support/random.js';
import { loadKernel } from '../support/word-kernels.js';

const method = 'trial-division';

const COUNT = SLOW ? 400 : 100;

const FAMILIES: Record<string, Factored[]> = {
  'lopsided semiprimes below 2^53': lopsided(53, COUNT),
  'lopsided semiprimes above 2^53': lopsided(54, COUNT),
  'lopsided semiprimes of 64 bits': lopsided(64, COUNT),
  'squares below 2^32, 2^50 and 2^53': [32, 50, 53].flatMap(squares),
  'squares below 2^54 and 2^56': (SLOW ? [54, 56] : [54]).flatMap(squares),
  'the square of the greatest prime below 2^32': squares(64).slice(0, SLOW ? 1 : 0),
  'cubes below 2^53, 2^54 and 2^64': [53, 54, 64].flatMap(cubes),
  'products of neighbouring primes': [...neighbours(34, 50), ...neighbours(52, 5)],
  'products with a factor at the edge of a slice': edgesOfSlices(),
  'primes next to 2^32, 2^50, 2^53 and 2^54': [32, 50, 53, 54].flatMap(topPrimes),
  'every n below 100000': everyBelow(100_000),
};

const primeOf = ({ n, factor }: Factored): boolean => n >= 2n && factor === undefined;

describe.each(Object.keys(FAMILIES))(`%s (seed ${SEED})`, (name) => {
  const cases = FAMILIES[name] ?? [];

  test('check gives the smallest factor', () => {
    const wrong = cases.filter((expected) => {
      const { prime, factor } = check(expected.n, { method });
      return factor !== expected.factor || prime !== primeOf(expected);
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('the pool, which works in slices, gives it too', async () => {
    await using pool = poolOf(2);
    const { results } = await pool.checkAll(
      cases.map(({ n }) => n),
      { method },
    );
    expect(results.length).toBe(cases.length);
    const wrong = cases.filter((expected, place) => {
      const result = results[place];
      return result?.factor !== expected.factor || result?.prime !== primeOf(expected);
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

describe('the factor', () => {
  test('is present for composites only', () => {
    expect(check(91, { method })).toHaveProperty('factor', 7n);
    for (const n of [97, 2, 1, 0, -1, -91]) {
      expect(check(n, { method }), `${n}`).not.toHaveProperty('factor');
    }
  });

  test('is present with the fast method if that found one', () => {
    expect(check(91)).toHaveProperty('factor', 7n);
    expect(check(91, { method: 'bpsw' })).toHaveProperty('factor', 7n);
    expect(check(251n * 257n)).toHaveProperty('factor', 251n);
    expect(check(257n * 263n)).not.toHaveProperty('factor');
    expect(check(3n * 2n ** 100n)).toHaveProperty('factor', 2n);
    expect(check(509n * (2n ** 89n - 1n))).toHaveProperty('factor', 509n);
    expect(check(4093n * (2n ** 521n - 1n))).toHaveProperty('factor', 4093n);
    expect(check((2n ** 61n - 1n) * (2n ** 89n - 1n))).not.toHaveProperty('factor');
    for (const n of [97, 2, 1, 0, -1, -91]) expect(check(n), `${n}`).not.toHaveProperty('factor');
  });
});

describe('findDivisor of the kernel', () => {
  const { findDivisor } = loadKernel('debug');

  test('finds the first divisor between its bounds, and nothing below them', () => {
    for (const { n, factor } of everyBelow(SLOW ? 20_000 : 5000).slice(2)) {
      const root = Math.floor(Math.sqrt(Number(n)));
      for (const first of [0, 2, 7, 31, 60, 90]) {
        // A search may only begin where the searches before it have found nothing.
        if (factor !== undefined && factor < first) continue;
        const expected = factor === undefined || factor > root ? 0 : Number(factor);
        expect(findDivisor(n, first, 2 ** 32 - 1), `${n} from ${first}`).toBe(expected);
      }
    }
  });

  test('stops within a turn of 30 after its last bound', () => {
    const factor = 10_007;
    const n = BigInt(factor) ** 2n;
    expect(findDivisor(n, 0, factor - 30)).toBe(0);
    expect(findDivisor(n, 0, factor)).toBe(factor);
    expect([0, factor]).toContain(findDivisor(n, 0, factor - 1));
  });
});
