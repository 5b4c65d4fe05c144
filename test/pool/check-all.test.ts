// A list goes in and a report comes out: results in input order, totals that add up.

import { isPrime, PrimePool, SAMPLE } from 'primepool';
import { describe, expect, test } from 'vitest';
import { SLOW, some } from '../support/extent.js';
import { poolOf } from '../support/pool.js';
import { EXPENSIVE_PRIMES, manyIntegers, PRIMES_BELOW_50_000 } from '../support/workloads.js';

const EXPECTED_IN_SAMPLE = 9;

describe('checkAll', () => {
  test('reports on nothing', async () => {
    await using pool = poolOf(2);
    const report = await pool.checkAll([]);
    expect(report).toMatchObject({ results: [], checked: 0, primes: 0, workers: 2, busy: 0 });
    expect(report.elapsed).toBeGreaterThanOrEqual(0);
  });

  test.each(['bpsw', 'trial-division'] as const)('decides the sample by %s', async (method) => {
    await using pool = poolOf(2);
    const { results, checked, primes } = await pool.checkAll(SAMPLE, { method });
    expect(results.map(({ n }) => n)).toEqual(SAMPLE);
    expect({ checked, primes }).toEqual({ checked: SAMPLE.length, primes: EXPECTED_IN_SAMPLE });
    expect(results.map(({ prime }) => prime)).toEqual(SAMPLE.map((n) => isPrime(n)));
  });

  test('gives results in input order, and totals that add up', async () => {
    await using pool = poolOf(2);
    const ns = manyIntegers();
    const { results, checked, primes, workers, busy } = await pool.checkAll(ns);
    expect(results.every(({ index, n }, place) => index === place && n === BigInt(place))).toBe(
      true,
    );
    expect({ checked, primes, workers }).toEqual({
      checked: ns.length,
      primes: PRIMES_BELOW_50_000,
      workers: 2,
    });
    expect(busy).toBeCloseTo(results.reduce((sum, { elapsed }) => sum + elapsed, 0));
    expect(results.every(({ elapsed }) => elapsed >= 0)).toBe(true);
  });

  test('gives results in input order although jobs are sent in another', async () => {
    await using pool = poolOf(2);
    const ns = EXPENSIVE_PRIMES.toSorted((a, b) => Number(a - b)).flatMap((n) => [4n, n, 1n]);
    const { results, primes } = await pool.checkAll(ns, { method: 'trial-division' });
    expect(results.map(({ n }) => n)).toEqual(ns);
    expect(results.map(({ index }) => index)).toEqual([...ns.keys()]);
    expect(primes).toBe(EXPENSIVE_PRIMES.length);
  });

  test('checks a number as often as it is given', async () => {
    await using pool = poolOf(2);
    const few = await pool.checkAll([97, 97n, 98, 97]);
    expect(few.results.map(({ prime }) => prime)).toEqual([true, true, false, true]);
    const many = await pool.checkAll(new Array(30_000).fill(97));
    expect(many).toMatchObject({ checked: 30_000, primes: 30_000 });
  });

  test('returns negative integers unchanged', async () => {
    await using pool = poolOf(2);
    const few = await pool.checkAll([-7, -(2n ** 100n)]);
    expect(few.results.map(({ n }) => n)).toEqual([-7n, -(2n ** 100n)]);
    const { results, primes } = await pool.checkAll(manyIntegers().map((n) => -n));
    expect(primes).toBe(0);
    expect(results.at(-1)?.n).toBe(-49_999n);
  });

  const LISTS = [
    ['a Set', new Set(manyIntegers())],
    ['a generator', manyIntegers().values()],
    ['a Uint32Array', Uint32Array.from(manyIntegers())],
    ['a Float64Array', Float64Array.from(manyIntegers())],
    ['a BigUint64Array', BigUint64Array.from(manyIntegers(), BigInt)],
  ] as const;
  test.each(some(LISTS, 2))('takes %s', async (_, ns) => {
    await using pool = poolOf(2);
    const { checked, primes } = await pool.checkAll(ns);
    expect({ checked, primes }).toEqual({ checked: 50_000, primes: PRIMES_BELOW_50_000 });
  });

  test('leaves the list unchanged', async () => {
    await using pool = poolOf(2);
    const ns = BigUint64Array.from(manyIntegers(), BigInt);
    await pool.checkAll(ns);
    await pool.arePrime(ns);
    expect(ns.every((n, place) => n === BigInt(place))).toBe(true);
  });
});

describe('where the work is done', () => {
  test('small jobs run on the calling thread, and count in the statistics', async () => {
    await using pool = new PrimePool({ workers: 2 });
    const { results } = await pool.checkAll(SAMPLE);
    expect(results.every(({ worker }) => worker === 0)).toBe(true);
    const { checked, elapsed, busy, throughput } = pool.stats();
    expect(checked).toBe(SAMPLE.length);
    expect(elapsed).toBeCloseTo(busy, 6);
    expect(throughput).toBeGreaterThan(0);
  });

  test.runIf(SLOW)('expensive numbers are shared by all workers', async () => {
    await using pool = new PrimePool({ workers: 2 });
    const { results } = await pool.checkAll(EXPENSIVE_PRIMES, { method: 'trial-division' });
    expect(new Set(results.map(({ worker }) => worker))).toEqual(new Set([1, 2]));
  });

  test('one expensive number is shared by all workers, in ranges of divisors', async () => {
    await using pool = new PrimePool({ workers: 2 });
    await pool.start();
    const report = await pool.checkAll([2n ** 64n - 59n], { method: 'trial-division' });
    expect(report.perWorker.map(({ worker }) => worker)).toEqual([1, 2]);
    for (const { busy } of report.perWorker) expect(busy).toBeGreaterThan(0.2 * report.busy);
    // The number counts once, with its total time.
    expect(report.perWorker.map(({ checked }) => checked).sort()).toEqual([0, 1]);
    expect(report).toMatchObject({ checked: 1, primes: 1 });
    expect(report.results[0]?.elapsed).toBeCloseTo(report.busy, 3);
    expect(
      pool
        .stats()
        .perWorker.map(({ checked }) => checked)
        .sort(),
    ).toEqual([0, 1]);
  });

  test.runIf(SLOW)(
    'a shared number gets its smallest factor, whichever worker finds one first',
    async () => {
      await using pool = new PrimePool({ workers: 2 });
      // 2^31 - 1 and 2^32 - 5 are prime: there are many ranges below the factor, and some above.
      for (const n of [4294967291n * 2147483647n, 4294967291n * 65537n, 4294967291n * 1048573n]) {
        const { results } = await pool.checkAll([n], { method: 'trial-division' });
        expect(results).toMatchObject([{ n, prime: false, factor: n / 4294967291n }]);
      }
    },
  );

  test.runIf(SLOW)('cheap numbers are shared by all workers if there are many', async () => {
    await using pool = new PrimePool({ workers: 3 });
    const { results } = await pool.checkAll(manyIntegers(200_000));
    expect(new Set(results.map(({ worker }) => worker))).toEqual(new Set([1, 2, 3]));
  });

  test.runIf(SLOW)('no more workers start than the pool may have', async () => {
    await using pool = new PrimePool({ workers: 1 });
    const calls = [1, 2, 3].map(() =>
      pool.checkAll(EXPENSIVE_PRIMES, { method: 'trial-division' }),
    );
    for (const { results } of await Promise.all(calls)) {
      expect(new Set(results.map(({ worker }) => worker))).toEqual(new Set([1]));
    }
  });

  test.runIf(SLOW)('workers start again after they ended idle', async () => {
    await using pool = new PrimePool({ workers: 2, idleTimeout: 0 });
    for (let round = 0; round < 3; round++) {
      const { primes } = await pool.checkAll(manyIntegers());
      expect(primes).toBe(PRIMES_BELOW_50_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
});

describe('concurrent calls', () => {
  test('do not mix up their results', async () => {
    await using pool = poolOf(2);
    const [expensive, many, verdicts, few] = await Promise.all([
      pool.checkAll(EXPENSIVE_PRIMES, { method: 'trial-division' }),
      pool.checkAll(manyIntegers()),
      pool.arePrime(manyIntegers()),
      pool.checkAll([2, 4]),
    ]);
    expect(expensive.results.map(({ n }) => n)).toEqual(EXPENSIVE_PRIMES);
    expect(expensive.primes).toBe(EXPENSIVE_PRIMES.length);
    expect(many).toMatchObject({ checked: 50_000, primes: PRIMES_BELOW_50_000 });
    expect(verdicts.filter((verdict) => verdict === 1)).toHaveLength(PRIMES_BELOW_50_000);
    expect(few.results.map(({ prime }) => prime)).toEqual([true, false]);
  });

  test('a hundred of them all finish', async () => {
    await using pool = poolOf(2);
    const calls = Array.from({ length: 100 }, () => pool.arePrime(manyIntegers(5000)));
    for (const verdicts of await Promise.all(calls)) {
      expect(verdicts.reduce((sum, verdict) => sum + verdict, 0)).toBe(669);
    }
  });

  test.runIf(SLOW)('two pools side by side', async () => {
    await using one = new PrimePool({ workers: 1 });
    await using other = new PrimePool({ workers: 1 });
    const reports = await Promise.all([one, other].map((pool) => pool.checkAll(manyIntegers())));
    expect(reports.map(({ primes }) => primes)).toEqual([PRIMES_BELOW_50_000, PRIMES_BELOW_50_000]);
  });
});
