// Trial division to the end of its range, which takes a second for each number.

import { check, PrimePool } from 'primepool';
import { expect, test } from 'vitest';
import { previousPrime } from '../oracle/bigint-primality.js';
import { smallestFactors } from '../oracle/sieve.js';
import { loadKernel } from '../support/word-kernels.js';

const method = 'trial-division';

/** The greatest primes below 2^32. */
const ROOTS: bigint[] = [];
for (let p = 2n ** 32n; ROOTS.length < 20; ) {
  p = previousPrime(p - 1n);
  ROOTS.push(p);
}

test('products and squares of the greatest 32-bit primes, in the pool', async () => {
  await using pool = new PrimePool();
  const pairs = ROOTS.map((p, place) => ({ p, q: place % 2 === 0 ? p : (ROOTS[place - 1] ?? p) }));
  const { results } = await pool.checkAll(
    pairs.map(({ p, q }) => p * q),
    { method },
  );
  expect(results.map(({ factor }) => factor)).toEqual(pairs.map(({ p }) => p));
});

test('the greatest primes of 64 bits', () => {
  for (const n of [2n ** 64n - 59n, 2n ** 64n - 83n]) {
    expect(check(n, { method })).toMatchObject({ n, prime: true });
  }
});

test('every n below 10 million', () => {
  const { findDivisor } = loadKernel('baseline');
  const wrong: number[] = [];
  for (const [n, factor] of smallestFactors(10_000_000).entries()) {
    const expected = factor === n ? 0 : factor;
    if (n >= 2 && findDivisor(BigInt(n), 0, 2 ** 32 - 1) !== expected) wrong.push(n);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});
