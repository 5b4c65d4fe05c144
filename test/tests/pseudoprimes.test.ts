import { expect, test } from 'vitest';
import { primesBelow } from '../oracle/sieve.js';
import { doors, IntegerRangeError, IntegerTypeError, limited, OptionTypeError } from './doors.js';

/** The limit here; test/slow/pseudoprimes.test.ts goes on to 10^6. */
const LIMIT = 40_000;
const PRIMES = new Set(primesBelow(LIMIT));

/**
 * OEIS A001567, A006970, A047713, Plumb's, A001262; A217120, A217255, A217719, those of MPU 0.73
 * without U; A212424; A013998.
 */
const FIRST: Readonly<Record<keyof typeof doors, readonly number[]>> = {
  fermat: [341, 561, 645, 1105, 1387, 1729, 1905, 2047, 2465, 2701],
  euler: [341, 561, 1105, 1729, 1905, 2047, 2465, 3277, 4033, 4681],
  eulerJacobi: [561, 1105, 1729, 1905, 2047, 2465, 3277, 4033, 4681, 6601],
  eulerPlumb: [1729, 1905, 2047, 2465, 3277, 4033, 4681, 8321, 12801, 15841],
  strong: [2047, 3277, 4033, 4681, 8321, 15841, 29341],
  lucas: [323, 377, 1159, 1829, 3827, 5459, 5777, 9071, 9179, 10877],
  strongLucas: [5459, 5777, 10877, 16109, 18971, 22499, 24569, 25199],
  extraStrongLucas: [989, 3239, 5777, 10877, 27971, 29681, 30739, 31631, 39059],
  almostExtraStrongLucas: [989, 3239, 5777, 10469, 10877, 27971, 29681, 30739, 31631, 39059],
  fibonacciFrobenius: [4181, 5777, 6721, 10877, 13201, 15251, 34561],
  frobenius: [],
  frobeniusUnderwood: [],
  perrin: [],
  restrictedPerrin: [],
  bpsw: [],
};

test.each(Object.keys(doors) as (keyof typeof doors)[])('%s', (name) => {
  const passing = limited(doors[name], LIMIT);
  const composites = passing.filter((n) => !PRIMES.has(n));
  const expected = FIRST[name];
  expect(composites.slice(0, expected.length)).toEqual(expected);
  if (expected.length < 7) expect(composites).toEqual([]);
  // Every prime passes, 2 among them.
  const primes = passing.filter((n) => PRIMES.has(n));
  expect(primes.length).toBe(4203);
});

test.each(Object.entries(doors))('%s of large numbers', (_, passes) => {
  for (const prime of [2n ** 61n - 1n, 18446744073709551557n, 2n ** 64n + 13n, 2n ** 89n - 1n]) {
    expect(passes(prime)).toBe(true);
  }
  expect(passes(2n ** 255n - 19n)).toBe(true);
  for (const n of [2n ** 67n - 1n - 2n, (2n ** 61n - 1n) ** 2n, 2n ** 64n, 0n, -7n, 1n]) {
    expect(passes(n)).toBe(false);
  }
});

test.each(Object.entries(doors))('%s refuses a value that is not an integer', (_, passes) => {
  expect(() => passes('7' as never)).toThrow(IntegerTypeError);
  expect(() => passes(7.5)).toThrow(IntegerRangeError);
  expect(() => passes(2n ** 131_072n)).toThrow(IntegerRangeError);
});

test('bases', async () => {
  const { isStrongProbablePrime, isFermatProbablePrime, isEulerJacobiProbablePrime } = await import(
    './doors.js'
  );
  expect(isStrongProbablePrime(2047, [2])).toBe(true);
  expect(isStrongProbablePrime(2047, [2, 3n])).toBe(false);
  expect(isStrongProbablePrime(3215031751, [2, 3, 5, 7])).toBe(true);
  expect(isStrongProbablePrime(3215031751, new Set([2, 3, 5, 7, 11]))).toBe(false);
  // A base that n divides says nothing; one with another factor in common refutes.
  for (const test of [isStrongProbablePrime, isFermatProbablePrime, isEulerJacobiProbablePrime]) {
    expect([2, 3, 5, 7].map((n) => test(n, 210))).toEqual([true, true, true, true]);
    expect(test(15, 6)).toBe(false);
    expect(() => test(7, 1)).toThrow(IntegerRangeError);
    expect(() => test(7, 0n)).toThrow(IntegerRangeError);
    expect(() => test(7, '2' as never)).toThrow(IntegerTypeError);
  }
  expect(() => isStrongProbablePrime(7, [2, 1])).toThrow(IntegerRangeError);
  expect(() => isStrongProbablePrime(4, [1])).toThrow(IntegerRangeError);
});

test('parameters', async () => {
  const { isFrobeniusProbablePrime, isPerrinProbablePrime } = await import('./doors.js');
  // Every prime passes for all parameters, also one that divides the discriminant or Q.
  for (let p = -4; p <= 6; p++) {
    for (let q = -5; q <= 5; q++) {
      if (q === 0 || p * p === 4 * q) continue;
      for (const n of [2, 3, 5, 7, 11, 13, 17, 101])
        expect(isFrobeniusProbablePrime(n, p, q)).toBe(true);
    }
  }
  expect(() => isFrobeniusProbablePrime(7, 2, 1)).toThrow(IntegerRangeError);
  expect(() => isFrobeniusProbablePrime(7, 2, 0)).toThrow(IntegerRangeError);
  expect(() => isFrobeniusProbablePrime(7, 2)).toThrow(IntegerTypeError);
  expect(isPerrinProbablePrime(271441)).toBe(true);
  expect(isPerrinProbablePrime(271441, { restricted: true })).toBe(false);
  expect(isPerrinProbablePrime(27664033, { restricted: true })).toBe(true);
  expect(() => isPerrinProbablePrime(7, { restricted: 1 as never })).toThrow(OptionTypeError);
});
