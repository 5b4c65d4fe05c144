// What a large list costs in memory: its own size, its verdicts and little more.

import { arePrime, PrimePool } from 'primepool';
import { expect, test } from 'vitest';

const COUNT = 100_000_000;
const MIB = 2 ** 20;

/** Resident memory, in bytes, beyond what there was before, at the end of some work. */
async function growthOf(work: () => Promise<Uint8Array>): Promise<number> {
  const before = process.memoryUsage().rss;
  const verdicts = await work();
  const growth = process.memoryUsage().rss - before;
  expect(verdicts.length).toBe(COUNT);
  // 2, 3, 5, 7 …: the primes below 10^8 are 5,761,455 (OEIS A006880).
  expect(verdicts.reduce((sum, verdict) => sum + verdict, 0)).toBe(5_761_455);
  return growth;
}

test('10^8 values in a typed array need only the list, its verdicts and a few MiB', async () => {
  const list = Uint32Array.from({ length: COUNT }, (_, i) => i);
  expect(await growthOf(async () => arePrime(list))).toBeLessThan(COUNT + 32 * MIB);

  await using pool = new PrimePool({ workers: 2 });
  await pool.start();
  expect(await growthOf(() => pool.arePrime(list))).toBeLessThan(COUNT + 128 * MIB);
});

test('a stream of the primes of 10^10 numbers takes only the memory of its lists', async () => {
  await using pool = new PrimePool({ workers: 2 });
  let primes = 0;
  let settled = 0;
  let most = 0;
  for await (const list of pool.primes(10 ** 12, 10 ** 12 + 10 ** 10)) {
    primes += list.length;
    const { rss } = process.memoryUsage();
    // By then all workers are busy, and the first lists have been garbage-collected.
    if (primes < 50_000_000) settled = Math.max(settled, rss);
    else most = Math.max(most, rss);
  }
  // The count of primesieve 11.0.
  expect(primes).toBe(361_840_208);
  expect(most).toBeLessThan(settled + 64 * MIB);
});
