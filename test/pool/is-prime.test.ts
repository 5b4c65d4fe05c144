// One number, decided by the pool.

import { isPrime, PoolClosedError, PrimePool } from 'primepool';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rejectionOf } from '../support/outcomes.js';

let pool: PrimePool;
beforeEach(() => {
  pool = new PrimePool({ workers: 2 });
});
afterEach(() => pool.close());

/** A product of two Mersenne primes, 31,150 bits: it has no small factor, and takes seconds. */
const LONG = (2n ** 11_213n - 1n) * (2n ** 19_937n - 1n);

test('says what isPrime says', async () => {
  const ns = [
    -7,
    0,
    1,
    2,
    91,
    97n,
    2n ** 64n - 59n,
    2n ** 64n + 13n,
    2n ** 4423n - 1n,
    10n ** 300n,
  ];
  for (const n of ns) expect(await pool.isPrime(n), `${n}`).toBe(isPrime(n));
  expect(await pool.isPrime(10n ** 300n + 331n, { rounds: 3 })).toBe(true);
});

test('gives long work to a worker, and short work to none', async () => {
  await pool.isPrime(97);
  expect(pool.info.running).toBe(0);
  expect(await pool.isPrime(2n ** 4423n - 1n)).toBe(true);
  expect(pool.stats().perWorker.map(({ worker, checked }) => [worker, checked])).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test('ends with its signal, and with the pool', async () => {
  const controller = new AbortController();
  const aborted = rejectionOf(pool.isPrime(LONG, { signal: controller.signal }));
  const closed = rejectionOf(pool.isPrime(LONG));
  await new Promise((resolve) => setTimeout(resolve, 50));
  controller.abort(new Error('enough'));
  expect(await aborted).toEqual(new Error('enough'));
  await pool.close();
  expect(await closed).toBeInstanceOf(PoolClosedError);
  expect(await rejectionOf(pool.isPrime(97))).toBeInstanceOf(PoolClosedError);
});

test('refuses what isPrime refuses', async () => {
  await expect(pool.isPrime(1.5)).rejects.toThrow(RangeError);
  await expect(pool.isPrime('97' as never)).rejects.toThrow(TypeError);
  await expect(pool.isPrime(97, { rounds: -1 })).rejects.toThrow(RangeError);
});
