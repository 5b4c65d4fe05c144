// Factors of integers of 2^64 and more.

import { describe, expect, test } from 'vitest';
import { factor, primeFactors } from '../../src/factor/factor.js';
import { IncompleteFactorizationError } from '../../src/input/errors.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { Random, SEED } from '../support/random.js';

/** From the tables of the Cunningham project, and from reports about other programs. */
const KNOWN: readonly (readonly [n: bigint, factors: readonly bigint[]])[] = [
  [2n ** 64n, new Array<bigint>(64).fill(2n)],
  [2n ** 64n + 1n, [274177n, 67280421310721n]],
  [2n ** 67n - 1n, [193707721n, 761838257287n]],
  [2n ** 71n - 1n, [228479n, 48544121n, 212885833n]],
  [2n ** 89n - 1n, [2n ** 89n - 1n]],
  [2n ** 101n - 1n, [7432339208719n, 341117531003194129n]],
  [2n ** 103n - 1n, [2550183799n, 3976656429941438590393n]],
  [2n ** 128n + 1n, [59649589127497217n, 5704689200685129054721n]],
  [319014718988379810428474270189615055511n, [13835058055282163729n, 23058430092136939559n]],
  [3825123056546413051n ** 2n, [149491n, 149491n, 747451n, 747451n, 34233211n, 34233211n]],
  [(2n ** 61n - 1n) ** 2n, [2n ** 61n - 1n, 2n ** 61n - 1n]],
  [(2n ** 61n - 1n) ** 3n * 6n, [2n, 3n, 2n ** 61n - 1n, 2n ** 61n - 1n, 2n ** 61n - 1n]],
  [4294967291n ** 2n * 4294967279n ** 2n, [4294967279n, 4294967279n, 4294967291n, 4294967291n]],
  [
    2n ** 200n * 3n ** 100n,
    [...new Array<bigint>(200).fill(2n), ...new Array<bigint>(100).fill(3n)],
  ],
];

test.each(KNOWN)('%s', (n, factors) => {
  expect(primeFactors(n)).toEqual(factors);
});

describe(`semiprimes (seed ${SEED})`, () => {
  const random = new Random();
  const prime = (bits: number) => {
    for (;;) {
      const n = ((random.bits(64) << 64n) | random.bits(64)) & ((1n << BigInt(bits)) - 1n);
      const candidate = n | 1n | (1n << BigInt(bits - 1));
      if (isPrimeBigInt(candidate)) return candidate;
    }
  };
  test.each([65, 66, 67, 68, 70, 72, 76, 80, 88, 96, 104, 112, 120, 128, 136])(
    'of %i bits',
    (bits) => {
      for (let i = 0; i < 4; i++) {
        const half = Math.floor(bits / 2);
        const [p, q] = [prime(half), prime(bits - half)].sort((a, b) => (a < b ? -1 : 1));
        expect(primeFactors((p ?? 0n) * (q ?? 0n))).toEqual([p, q]);
      }
    },
  );

  test('unequal ones, and products of several primes', () => {
    for (const sizes of [
      [20, 60],
      [33, 40],
      [35, 70],
      [24, 24, 24],
      [30, 31, 32],
      [40, 40, 40],
      [65, 17, 17],
    ]) {
      const primes = sizes.map(prime).sort((a, b) => (a < b ? -1 : 1));
      expect(primeFactors(primes.reduce((product, p) => product * p))).toEqual(primes);
    }
  });
});

test('a time limit leaves what was found, and the cofactor', () => {
  const p = 2n ** 521n - 1n;
  const n = 12n * p * (2n ** 607n - 1n);
  const { factors, complete, cofactor, leastFactor } = factor(n, { timeLimit: 400 });
  expect(complete).toBe(false);
  expect(factors).toEqual([
    { prime: 2n, exponent: 2 },
    { prime: 3n, exponent: 1 },
  ]);
  expect(cofactor).toBe(n / 12n);
  expect(leastFactor).toBeGreaterThan(3);
  expect(() => primeFactors(n, { timeLimit: 1 })).toThrow(IncompleteFactorizationError);
});

test('a time limit of 0', () => {
  const n = 2n ** 70n;
  expect(factor(n, { timeLimit: 0 })).toMatchObject({ factors: [], complete: false, cofactor: n });
});

test('a factor of 2^64 or more is probable, unless its form proves it prime', () => {
  const p = 2n ** 64n + 13n;
  expect(factor(3n * p).factors).toEqual([
    { prime: 3n, exponent: 1 },
    { prime: p, exponent: 1, probable: true },
  ]);
  expect(factor(2n ** 89n - 1n).factors).toEqual([{ prime: 2n ** 89n - 1n, exponent: 1 }]);
});

test('a factor of 13 digits of an integer of 170, by elliptic curves', () => {
  const p = 1_000_000_000_039n;
  const { factors, complete } = factor(p * (2n ** 521n - 1n));
  expect(complete).toBe(true);
  expect(factors).toEqual([
    { prime: p, exponent: 1 },
    { prime: 2n ** 521n - 1n, exponent: 1 },
  ]);
});
