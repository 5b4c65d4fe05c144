// The hard cases have the stated properties.

import { describe, expect, test } from 'vitest';
import { isStrongProbablePrime } from './bigint-primality.js';
import { families, SMALL_SIZE } from './families.js';
import { strongBase2Pseudoprimes } from './pseudoprimes.js';
import { sieve, sieveProgression } from './sieve.js';

for (const { name, numbers, prime } of families(SMALL_SIZE)) {
  test(`${name}: there are some, below 2^64`, () => {
    expect(numbers.length).toBeGreaterThan(10);
    expect(prime.length).toBe(numbers.length);
    expect(numbers.filter((n) => n < 0n || n >= 2n ** 64n)).toEqual([]);
  });
}

describe('strong pseudoprimes to base 2', () => {
  const numbers = strongBase2Pseudoprimes(SMALL_SIZE.pseudoprimeDensity);

  test('have every size', () => {
    const ofSize = new Map<number, number>();
    for (const n of numbers) {
      const bits = n.toString(2).length;
      ofSize.set(bits, (ofSize.get(bits) ?? 0) + 1);
    }
    for (let bits = 33; bits <= 64; bits++) {
      expect(ofSize.get(bits), `of ${bits} bits`).toBeGreaterThan(10);
    }
  });

  test('pass base 2, but not bases 2, 3 and 5', () => {
    const sample = numbers.filter((_, place) => place % 10 === 0);
    expect(sample.filter((n) => !isStrongProbablePrime(n, 2n))).toEqual([]);
    const passing = sample.filter((n) => [3n, 5n].every((base) => isStrongProbablePrime(n, base)));
    expect(passing.length).toBeLessThan(sample.length / 4);
  });
});

test('a sieved progression has the primes of the whole sieve', () => {
  const whole = sieve(2_000_000);
  for (const [start, step] of [
    [5, 8],
    [7, 6],
    [3, 2],
    [1001, 2],
    [11, 48],
  ] as const) {
    const count = 20_000;
    const expected = Array.from({ length: count }, (_, i) => whole[start + step * i]);
    expect(Array.from(sieveProgression(start, step, count))).toEqual(expected);
  }
});
