// The n-th prime against a sieve, from any start, and what is refused.

import { expect, test } from 'vitest';
import { kthPrime } from '../../src/count/kth-prime.js';
import { nthPrime } from '../../src/count/nth-prime.js';
import { finish } from '../../src/steps/steps.js';
import { primesBelow } from '../oracle/sieve.js';
import { Random, SEED } from '../support/random.js';

const PRIMES = primesBelow(2 ** 21);

/** The index, from 0, of the first prime >= n. */
function placeFrom(n: number): number {
  let [low, high] = [0, PRIMES.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((PRIMES[middle] ?? 0) < n) low = middle + 1;
    else high = middle;
  }
  return low;
}

test('every prime below 2^20', () => {
  for (let n = 1; n <= 82_025; n++) {
    if (nthPrime(n) !== PRIMES[n - 1]) expect(nthPrime(n), String(n)).toBe(PRIMES[n - 1]);
  }
});

test('beyond the table', () => {
  for (let n = 82_026; n <= PRIMES.length; n += 1837) {
    expect(nthPrime(n), String(n)).toBe(PRIMES[n - 1]);
  }
});

test(`from random starts (seed ${SEED})`, () => {
  const random = new Random();
  for (let i = 0; i < 300; i++) {
    const from = random.below(2 ** 21 - 2 ** 15);
    const n = 1 + random.below(500);
    expect(nthPrime(n, from), `${n} from ${from}`).toBe(PRIMES[placeFrom(from) + n - 1]);
  }
  expect([nthPrime(1, -5), nthPrime(1, 0), nthPrime(1, 2), nthPrime(1, 3)]).toEqual([2, 2, 2, 3]);
  expect([nthPrime(1, 7), nthPrime(1, 8), nthPrime(2, 7)]).toEqual([7, 11, 11]);
});

test('upwards and downwards from primes and their neighbours', () => {
  for (const p of PRIMES.slice(90_000, 90_010)) {
    for (const from of [p - 1, p, p + 1]) {
      const next = placeFrom(from);
      const previous = placeFrom(from + 1) - 1;
      for (const k of [1, 2, 3, 5000]) {
        const up = finish(kthPrime({ from: BigInt(from), k: BigInt(k), direction: 1 }));
        const down = finish(kthPrime({ from: BigInt(from), k: BigInt(k), direction: -1 }));
        expect(up).toBe(BigInt(PRIMES[next + k - 1] ?? -1));
        expect(down).toBe(BigInt(PRIMES[previous - k + 1] ?? -1));
      }
    }
  }
});

test('numbers in, a number out; any bigint in, a bigint out', () => {
  expect(nthPrime(25)).toBe(97);
  expect(nthPrime(25n)).toBe(97n);
  expect(nthPrime(1, 90n)).toBe(97n);
});

test('an invalid index is refused', () => {
  expect(() => nthPrime(0)).toThrow('0 is not the index of a prime: the first index is 1');
  expect(() => nthPrime(-1n)).toThrow(RangeError);
  expect(() => nthPrime(1.5)).toThrow(RangeError);
  expect(() => nthPrime('7' as unknown as number)).toThrow(TypeError);
  expect(() => nthPrime(234_057_667_276_344_608n)).toThrow('beyond 10^19');
  expect(() => nthPrime(1, 10n ** 19n + 1n)).toThrow('beyond 10^19');
  expect(() => nthPrime(1, 2 ** 53)).toThrow(RangeError);
});
