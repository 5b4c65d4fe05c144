// Primes in ranges on the pool: the same answers as on one thread, in order, in bounded memory,
// stopped at once.

import { setTimeout } from 'node:timers/promises';
import { countPrimes, countPrimeTuplets, PrimePool, primesBetween } from 'primepool';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SLOW, some } from '../support/extent.js';
import { Random, SEED } from '../support/random.js';

let pool: PrimePool;
beforeAll(() => {
  pool = new PrimePool({ workers: 2 });
});
afterAll(() => pool.close());

const LAST = 2n ** 64n - 1n;

/** Long and short ranges at every height, of numbers and of bigints. */
const RANGES: readonly (readonly [from: number | bigint, to: number | bigint])[] = [
  [0, 100],
  [0, 10 ** 8],
  [0n, 3n * 10n ** 7n],
  [10 ** 12, 10 ** 12 + 10 ** 8],
  [10n ** 14n, 10n ** 14n + 10n ** 8n],
  [LAST - 10n ** 5n, LAST],
  [2n ** 63n - 1000n, 2n ** 63n + 1000n],
  [7, 2],
  [24, 28],
  [-5, 30],
];

describe('countPrimes', () => {
  test.each(RANGES)('from %i to %i', async (from, to) => {
    expect(await pool.countPrimes(from, to)).toBe(countPrimes(from, to));
  });

  test('residue classes', async () => {
    const options = { modulus: 4, residue: 3 };
    expect(await pool.countPrimes(0, 10 ** 8, options)).toBe(countPrimes(0, 10 ** 8, options));
  });

  test('10^10', async () => {
    expect(await pool.countPrimes(0, 10 ** 10)).toBe(455052511);
  });

  test('progress ends with all numbers', async () => {
    const reports: (readonly [number, number | undefined])[] = [];
    await pool.countPrimes(1, 10 ** 9, {
      onProgress: ({ done, total }) => reports.push([done, total]),
    });
    expect(reports.at(-1)).toEqual([10 ** 9, 10 ** 9]);
    expect(reports.every(([done], i) => done >= (reports[i - 1]?.[0] ?? 0))).toBe(true);
  });
});

describe('countPrimeTuplets', () => {
  const patterns = [
    'twins',
    'triplets',
    'quadruplets',
    'quintuplets',
    'sextuplets',
    [0, 210],
  ] as const;
  test.each(some(patterns, 3))('%o', async (pattern) => {
    for (const [from, to] of [...RANGES.slice(0, 2), ...RANGES.slice(5)]) {
      expect(await pool.countPrimeTuplets(from, to, pattern), `${from} to ${to}`).toBe(
        countPrimeTuplets(from, to, pattern),
      );
    }
  });

  test.runIf(SLOW)('twins across all borders of parts', async () => {
    expect(await pool.countPrimeTuplets(0, 10 ** 9, 'twins')).toBe(3424506);
    expect(await pool.countPrimeTuplets(0, 10 ** 9, 'sextuplets')).toBe(317);
  });
});

describe('primes', () => {
  test.each(some(RANGES, 2).slice(SLOW ? 0 : 1))('from %i to %i', async (from, to) => {
    const expected = primesBetween(from, to);
    let at = 0;
    for await (const list of pool.primes(from, to)) {
      expect(list.length).toBeGreaterThan(0);
      expect(Buffer.from(list.buffer).equals(bytesOf(expected, at, list.length))).toBe(true);
      at += list.length;
    }
    expect(at).toBe(expected.length);
  });

  test.runIf(SLOW)(
    `a slow consumer gets them in order, and the pool does not run ahead; seed ${SEED}`,
    async () => {
      const random = new Random();
      let arrived = 0;
      let before = 0;
      const options = { onProgress: ({ done }: { done: number }) => (arrived = done) };
      for await (const list of pool.primes(0, 10 ** 9, options)) {
        expect(list[0]).toBeGreaterThan(before);
        before = list.at(-1) ?? 0;
        if (random.u32() % 8 === 0) await setTimeout(20);
        // Two parts per worker, of at most 2^26 numbers each.
        expect(arrived - before).toBeLessThan(5 * 2 ** 26);
      }
      expect(before).toBe(999999937);
    },
  );

  test('without end, until the loop ends', async () => {
    for await (const list of pool.primes(10n ** 15n)) {
      expect(list[0]).toBe(1000000000000037n);
      break;
    }
    await expect(readAll(pool.primes(2 ** 53 - 1000))).rejects.toThrow(/pass bigints/);
  });

  test('residue classes', async () => {
    for await (const list of pool.primes(0, 100, { modulus: 10, residue: 1 })) {
      expect([...list]).toEqual([11, 31, 41, 61, 71]);
    }
  });
});

describe('a call that is stopped', () => {
  test('rejects with the reason, and the workers are free', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const { signal } = controller;
    const count = pool.countPrimes(0n, 10n ** 18n, { signal });
    const tuplets = pool.countPrimeTuplets(10n ** 18n, 10n ** 18n + 10n ** 10n, 'twins', {
      signal,
    });
    const stream = pool.primes(10n ** 18n, 10n ** 18n + 10n ** 10n, { signal }).next();
    setTimeout(100).then(() => controller.abort(reason));
    for (const call of [count, tuplets, stream]) await expect(call).rejects.toBe(reason);
    expect(await pool.countPrimes(0, 10 ** 8)).toBe(5761455);
  });

  test('by a signal that is aborted already', async () => {
    const signal = AbortSignal.abort();
    await expect(pool.countPrimes(0, 10, { signal })).rejects.toBe(signal.reason);
    await expect(pool.primes(0, 10, { signal }).next()).rejects.toBe(signal.reason);
  });

  test('by closing the pool', async () => {
    const closing = new PrimePool({ workers: 1 });
    const stream = closing.primes(0, 10 ** 12);
    const calls = Promise.allSettled([closing.countPrimes(0, 10 ** 12), readAll(stream)]);
    await setTimeout(50);
    await closing.close();
    for (const outcome of await calls) {
      expect(outcome).toMatchObject({ reason: { code: 'ERR_POOL_CLOSED' } });
    }
    await expect(closing.countPrimes(0, 10)).rejects.toMatchObject({ code: 'ERR_POOL_CLOSED' });
  });
});

test('bad bounds and options are refused as on one thread', async () => {
  await expect(pool.countPrimes(0.5, 10)).rejects.toThrow(RangeError);
  await expect(pool.countPrimes(0n, 2n ** 64n)).rejects.toThrow(RangeError);
  await expect(pool.countPrimes('0' as never, 10)).rejects.toThrow(TypeError);
  await expect(pool.countPrimeTuplets(0, 10, 'two' as never)).rejects.toThrow(RangeError);
  await expect(pool.primes(0, 2n ** 64n).next()).rejects.toThrow(RangeError);
  await expect(pool.countPrimes(0, 10, { modulus: 0 })).rejects.toThrow(RangeError);
  await expect(pool.countPrimes(0, 10, { signal: 1 as never })).rejects.toThrow(TypeError);
});

async function readAll(lists: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of lists);
}

function bytesOf(list: Float64Array | BigUint64Array, at: number, length: number): Buffer {
  return Buffer.from(list.buffer, list.byteOffset + 8 * at, 8 * length);
}
