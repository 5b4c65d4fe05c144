// Searches and large numbers on the pool, apart from the answers: they use all cores, stop soon
// when told to, and lose nothing.

import { isPrime, nextPrime, PoolClosedError, PrimePool, previousPrime } from 'primepool';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SLOW, some } from '../support/extent.js';
import { whileWorkersDie } from '../support/lost-workers.js';
import { rejectionOf } from '../support/outcomes.js';
import { EXPENSIVE_PRIMES } from '../support/workloads.js';

let pool: PrimePool;
beforeEach(() => {
  pool = new PrimePool({ workers: 2 });
});
afterEach(() => pool.close());

/** A product of two Mersenne primes, 31,150 bits: it has no small factor, and takes seconds. */
const LONG = (2n ** 11_213n - 1n) * (2n ** 19_937n - 1n);
/** A Mersenne prime, 44,497 bits: it takes seconds even by the Lucas–Lehmer test. */
const LONG_MERSENNE = 2n ** 44_497n - 1n;

describe('a search', () => {
  test('of 1000 bits uses both workers, and finds what one thread finds', async () => {
    const n = 10n ** 300n;
    await pool.start();
    const [next, previous] = await Promise.all([pool.nextPrime(n), pool.previousPrime(n)]);
    expect(next).toBe(nextPrime(n));
    expect(previous).toBe(previousPrime(n));
    expect(pool.stats().perWorker.map(({ worker }) => worker)).toEqual([1, 2]);
  });

  test('of small integers starts no worker', async () => {
    expect(await pool.nextPrime(10n ** 30n)).toBe(10n ** 30n + 57n);
    await pool.randomPrime(64);
    expect(pool.info.running).toBe(0);
  });

  test.runIf(SLOW)('leaves no work behind', async () => {
    // The next is a Mersenne prime, decided in a third of the time of the candidate after it, which
    // the other worker has.
    const prime = 2n ** 19_937n - 1n;
    expect(await pool.nextPrime(prime - 2n)).toBe(prime);
    const { results } = await pool.checkAll(EXPENSIVE_PRIMES, { method: 'trial-division' });
    expect(new Set(results.map(({ worker }) => worker))).toEqual(new Set([1, 2]));
  });

  test.runIf(SLOW)('loses nothing with its workers, and finds the same prime', async () => {
    const n = 10n ** 250n;
    const expected = nextPrime(n);
    const count = await whileWorkersDie(async () => {
      expect(await pool.nextPrime(n)).toBe(expected);
    });
    expect(count).toBeGreaterThan(2);
  });

  test('ends with the pool, and none begins after that', async () => {
    const search = rejectionOf(pool.randomPrime(4096, { safe: true }));
    // The sieve still runs when the pool is closed.
    const sieving = rejectionOf(pool.nextPrime(2n ** 131_071n));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await pool.close();
    expect(await search).toBeInstanceOf(PoolClosedError);
    expect(await sieving).toBeInstanceOf(PoolClosedError);
    expect(await rejectionOf(pool.randomPrime(4096))).toBeInstanceOf(PoolClosedError);
    expect(await rejectionOf(pool.randomPrime(16))).toBeInstanceOf(PoolClosedError);
    expect(await rejectionOf(pool.nextPrime(2))).toBeInstanceOf(PoolClosedError);
  });

  test('takes turns with other calls', async () => {
    const controller = new AbortController();
    let over = false;
    // Takes minutes, and has candidates without end.
    const search = rejectionOf(
      pool.randomPrime(3000, { safe: true, signal: controller.signal }),
    ).finally(() => {
      over = true;
    });
    const verdicts = await pool.arePrime(Array.from({ length: 100_000 }, (_, n) => n));
    expect(verdicts[99_991]).toBe(1);
    expect(over, 'the search still runs').toBe(false);
    controller.abort();
    await search;
  });
});

describe('large numbers', () => {
  test('report progress, each of them', async () => {
    const ns = [...Array(50).fill(2n ** 1279n - 1n), ...Array(5000).fill(97)];
    const reports: unknown[] = [];
    const verdicts = await pool.arePrime(ns, { onProgress: (progress) => reports.push(progress) });
    expect(verdicts.every((verdict) => verdict === 1)).toBe(true);
    expect(reports.at(-1)).toEqual({ done: 5050, total: 5050 });
  });

  test.each(some(['checkAll', 'arePrime'] as const, 2))(
    'are aborted during a test of many seconds (%s)',
    async (method) => {
      await pool.start();
      const controller = new AbortController();
      const call = rejectionOf(
        Promise.resolve(pool[method]([LONG, LONG_MERSENNE, LONG], { signal: controller.signal })),
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      controller.abort(new Error('enough'));
      await call;
      const start = performance.now();
      // Both workers answer again once they have left their work: within 100 ms, with slack for a
      // busy machine.
      await pool.checkAll(Array(4000).fill(2n ** 61n - 1n));
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );

  test('say which of their verdicts are not proved', async () => {
    const ns = [2n ** 64n + 13n, 2n ** 521n - 1n, 97n, 2n ** 64n + 12n, 10n ** 300n + 331n];
    const { results } = await pool.checkAll(ns);
    expect(results.map(({ prime }) => prime)).toEqual([true, true, true, false, true]);
    expect(results.map(({ probable }) => probable)).toEqual([
      true,
      undefined,
      undefined,
      undefined,
      true,
    ]);
    for await (const { verdicts, probable } of pool.checkBatches([ns])) {
      expect(verdicts).toEqual(Uint8Array.of(1, 1, 1, 0, 1));
      expect(probable).toEqual(Uint8Array.of(1, 0, 0, 0, 1));
    }
  });

  test('take rounds', async () => {
    const ns = [10n ** 300n + 331n, 2n ** 64n + 13n, 97n, 10n ** 300n + 333n];
    const expected = ns.map((n) => isPrime(n));
    for (const rounds of [0, 3, 'fips'] as const) {
      const { results } = await pool.checkAll(ns, { rounds });
      expect(results.map(({ prime }) => prime)).toEqual(expected);
      expect([...(await pool.arePrime(ns, { rounds }))].map((verdict) => verdict === 1)).toEqual(
        expected,
      );
    }
  });
});
