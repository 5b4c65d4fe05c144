// Counts by a pool: the same answers as on one thread, accurate progress, and an end on request.

import type { Progress } from 'primepool';
import { describe, expect, test } from 'vitest';
import { NTH_PRIMES } from '../oracle/counts.js';
import { some } from '../support/extent.js';
import { poolOf } from '../support/pool.js';

describe.each(some([2, 1, 3], 3))('%i workers', (workers) => {
  test('the 10^k-th prime for k up to 12', async () => {
    await using pool = poolOf(workers);
    for (const [k, prime] of NTH_PRIMES.slice(0, 13).entries()) {
      expect(await pool.nthPrime(10 ** k), `p(10^${k})`).toBe(Number(prime));
    }
  });

  test('several at the same time', async () => {
    await using pool = poolOf(workers);
    const places = [10n ** 10n, 10n ** 11n, 10n ** 9n, 10n ** 10n];
    const primes = await Promise.all(places.map((n) => pool.nthPrime(n)));
    const known = [10, 11, 9, 10].map((k) => NTH_PRIMES[k]);
    expect(primes).toEqual(known);
  });
});

test('progress grows to its total', async () => {
  await using pool = poolOf(2);
  const reports: Progress[] = [];
  await pool.nthPrime(10 ** 12, 0, { onProgress: (progress) => reports.push(progress) });
  const done = reports.map((report) => report.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(reports.at(-1)?.done).toBe(reports.at(-1)?.total);
  expect(reports.length).toBeGreaterThan(1);
});

test('a signal ends it', async () => {
  await using pool = poolOf(2);
  const controller = new AbortController();
  const reason = new Error('enough');
  const prime = pool.nthPrime(10n ** 15n, 0, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 50);
  await expect(prime).rejects.toBe(reason);
  expect(await pool.nthPrime(100)).toBe(541);
});

test('an invalid index is refused', async () => {
  await using pool = poolOf(1);
  await expect(pool.nthPrime(0)).rejects.toThrow(RangeError);
  await expect(pool.nthPrime('7' as unknown as number)).rejects.toThrow(TypeError);
  await expect(pool.nthPrime(7, 0, null as never)).rejects.toThrow(TypeError);
});
