// Factors of integers below 2^64, through every entry point of one thread.

import { describe, expect, test } from 'vitest';
import { factor, primeFactors } from '../../src/factor/factor.js';
import { factorAll } from '../../src/factor/factor-all.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { smallestFactors } from '../oracle/sieve.js';
import { Random, SEED } from '../support/random.js';
import { WORD_CASES, wrongFactors } from './cases.js';

test('every n below a million', () => {
  const limit = 1_000_000;
  const smallest = smallestFactors(limit);
  const all = factorAll(Uint32Array.from({ length: limit - 1 }, (_, i) => i + 1));
  let place = 0;
  for (let n = 1; n < limit; n++) {
    for (let rest = n; rest > 1; place++) {
      const prime = smallest[rest] ?? 0;
      let exponent = 0;
      for (; smallest[rest] === prime; rest /= prime) exponent++;
      if (all.primes[place] !== BigInt(prime) || all.exponents[place] !== exponent) {
        throw new Error(`${n} is wrong`);
      }
    }
    if (all.offsets[n] !== place) throw new Error(`${n} has another number of primes`);
  }
});

describe.each(WORD_CASES)('$name', ({ numbers }) => {
  test('in a list', () => {
    const all = factorAll(BigUint64Array.from(numbers));
    expect(numbers.filter((n, i) => wrongFactors(n, all.at(i) ?? []))).toEqual([]);
  });

  test('one by one', () => {
    const wrong = numbers.filter((n) => {
      const { factors, complete } = factor(n);
      return !complete || wrongFactors(n, factors);
    });
    expect(wrong).toEqual([]);
  });
});

test('a list in each form has the same factors', () => {
  const numbers = [1, 2, 255, 256, 2 ** 31, 2 ** 32 - 5];
  const expected = factorAll(numbers);
  expect(factorAll(Uint32Array.from(numbers))).toEqual(expected);
  expect(factorAll(Float64Array.from(numbers))).toEqual(expected);
  expect(factorAll(BigUint64Array.from(numbers, BigInt))).toEqual(expected);
  expect(factorAll(new Set(numbers.map(BigInt)))).toEqual(expected);
  expect([...expected].map((factors) => factors.length)).toEqual([0, 1, 3, 1, 1, 1]);
});

test('doubles up to 2^53 - 1', () => {
  const greatest = Number.MAX_SAFE_INTEGER;
  expect(factorAll(Float64Array.of(greatest)).primes).toEqual(
    BigUint64Array.of(6361n, 69431n, 20394401n),
  );
  expect(primeFactors(greatest)).toEqual([6361n, 69431n, 20394401n]);
});

test('a list longer than the buffer of the kernel', () => {
  const random = new Random();
  const numbers = BigUint64Array.from({ length: 5000 }, () => random.bits(1 + random.below(64)));
  const all = factorAll(numbers);
  expect(all.length).toBe(5000);
  expect([...numbers].filter((n, i) => wrongFactors(n, all.at(i) ?? []))).toEqual([]);
  expect(all.at(-1)).toEqual(all.at(4999));
  expect(all.at(5000)).toBe(undefined);
  expect(all.at(-5001)).toBe(undefined);
});

test('an empty list', () => {
  expect(factorAll([]).length).toBe(0);
});

test(`semiprimes of every size (seed ${SEED})`, () => {
  const random = new Random();
  const prime = (bits: number) => {
    for (;;) {
      const p = random.bits(bits) | 1n;
      if (isPrimeBigInt(p)) return p;
    }
  };
  for (let bits = 4; bits <= 64; bits++) {
    for (let i = 0; i < 20; i++) {
      const small = 2 + random.below(Math.floor(bits / 2) - 1);
      const [p, q] = [prime(small), prime(bits - small)].sort((a, b) => (a < b ? -1 : 1));
      expect(primeFactors((p ?? 0n) * (q ?? 0n))).toEqual([p, q]);
    }
  }
});
