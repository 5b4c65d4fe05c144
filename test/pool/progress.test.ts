// Progress grows, and ends at the total.

import { PrimePool, type Progress, SAMPLE } from 'primepool';
import { describe, expect, test } from 'vitest';
import { drain } from '../support/outcomes.js';
import { poolOf } from '../support/pool.js';
import { Counter, EXPENSIVE_PRIMES, manyIntegers } from '../support/workloads.js';

type Watch = (progress: Progress) => void;

/** Calls of every kind, each with the total that it reports and the number that it decides. */
const CALLS: Record<
  string,
  readonly [
    total: number | undefined,
    done: number,
    (pool: PrimePool, watch: Watch) => Promise<unknown>,
  ]
> = {
  'checkAll of nothing': [0, 0, (pool, onProgress) => pool.checkAll([], { onProgress })],
  'checkAll of a few': [20, 20, (pool, onProgress) => pool.checkAll(SAMPLE, { onProgress })],
  'checkAll of many': [
    100_000,
    100_000,
    (pool, onProgress) => pool.checkAll(manyIntegers(100_000), { onProgress }),
  ],
  'checkAll of expensive ones': [
    8,
    8,
    (pool, onProgress) => pool.checkAll(EXPENSIVE_PRIMES, { method: 'trial-division', onProgress }),
  ],
  'checkAll of a generator': [
    50_000,
    50_000,
    (pool, onProgress) => pool.checkAll(new Counter(50_000).sync(), { onProgress }),
  ],
  'check of a list': [
    50_000,
    50_000,
    (pool, onProgress) => drain(pool.check(manyIntegers(), { onProgress })),
  ],
  'check of a stream': [
    undefined,
    50_000,
    (pool, onProgress) => drain(pool.check(new Counter(50_000).async(), { onProgress })),
  ],
  'arePrime of nothing': [0, 0, (pool, onProgress) => pool.arePrime([], { onProgress })],
  'arePrime of a few': [20, 20, (pool, onProgress) => pool.arePrime(SAMPLE, { onProgress })],
  'arePrime of many': [
    100_000,
    100_000,
    (pool, onProgress) => pool.arePrime(manyIntegers(100_000), { onProgress }),
  ],
};

describe.each(Object.entries(CALLS))('%s', (_, [total, done, call]) => {
  test('grows, and ends at the total', async () => {
    await using pool = poolOf(2);
    const reports: Progress[] = [];
    await call(pool, (progress) => reports.push(progress));
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.at(-1)).toEqual({ done, total });
    const counts = reports.map((progress) => progress.done);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(reports.every((progress) => progress.total === total)).toBe(true);
  });

  test('what onProgress throws ends the call', async () => {
    await using pool = poolOf(2);
    const reason = new Error('the display is gone');
    const failing = call(pool, () => {
      throw reason;
    });
    await expect(failing).rejects.toBe(reason);
    expect((await pool.checkAll(SAMPLE)).primes, 'the pool still works').toBe(9);
  });
});

/** The first result comes soon, the last only after seconds. */
const MUCH_WORK: readonly bigint[] = new Array(30).fill(EXPENSIVE_PRIMES).flat();

test('what an asynchronous onProgress rejects with ends the call', async () => {
  await using pool = new PrimePool();
  const failure = new Error('nobody listens');
  const onProgress = async (): Promise<void> => {
    throw failure;
  };
  await expect(drain(pool.check(new Counter(50_000).async(), { onProgress }))).rejects.toBe(
    failure,
  );
  // After the end, there are no reports.
  await pool.checkAll([], { onProgress });
});

test('onProgress may abort the call', async () => {
  await using pool = poolOf(2);
  const controller = new AbortController();
  const reason = new Error('seen enough');
  const call = pool.checkAll(MUCH_WORK, {
    method: 'trial-division',
    signal: controller.signal,
    onProgress: () => controller.abort(reason),
  });
  await expect(call).rejects.toBe(reason);
});

test('onProgress may close the pool', async () => {
  const pool = new PrimePool({ workers: 2 });
  const call = pool.checkAll(MUCH_WORK, {
    method: 'trial-division',
    onProgress: () => void pool.close(),
  });
  await expect(call).rejects.toHaveProperty('code', 'ERR_POOL_CLOSED');
});
