// Closing always settles everything.

import { PoolClosedError, PrimePool } from 'primepool';
import { describe, expect, test, vi } from 'vitest';
import { some } from '../support/extent.js';
import { drain, rejectionOf } from '../support/outcomes.js';
import {
  Counter,
  ENDLESS_WORK,
  EXPENSIVE_PRIMES,
  manyIntegers,
  sleep,
  slowToDecide,
} from '../support/workloads.js';

function expectClosed(error: unknown): void {
  expect(error).toBeInstanceOf(PoolClosedError);
  expect(error).toHaveProperty('code', 'ERR_POOL_CLOSED');
}

describe('close', () => {
  test.each(some([5, 0, 200], 3))('during work, after %d ms, rejects every call', async (delay) => {
    const pool = new PrimePool({ workers: 2 });
    const rejections = [
      rejectionOf(pool.checkAll(ENDLESS_WORK, { method: 'trial-division' })),
      rejectionOf(drain(pool.check(ENDLESS_WORK, { method: 'trial-division' }))),
      rejectionOf(pool.arePrime(slowToDecide(3_000_000))),
      rejectionOf(takeAll(pool, new Counter().sync())),
      rejectionOf(takeAll(pool, new Counter().async())),
    ];
    await sleep(delay);
    await pool.close();
    for (const error of await Promise.all(rejections)) expectClosed(error);
  });

  test('closes the generators of its calls', async () => {
    const pool = new PrimePool({ workers: 2 });
    const counters = [new Counter(), new Counter()] as const;
    const rejections = [
      rejectionOf(takeAll(pool, counters[0].sync())),
      rejectionOf(takeAll(pool, counters[1].async())),
    ];
    await sleep(50);
    await pool.close();
    await Promise.all(rejections);
    // A busy asynchronous generator closes once it is idle.
    await vi.waitFor(() => expect(counters.map(({ closed }) => closed)).toEqual([true, true]));
  });

  test('twice, or at the same time, is harmless', async () => {
    const pool = new PrimePool({ workers: 2 });
    await pool.checkAll(manyIntegers());
    await Promise.all([pool.close(), pool.close()]);
    await pool.close();
  });

  test('of a pool that was never used', async () => {
    await expect(new PrimePool().close()).resolves.toBeUndefined();
  });

  test('while workers are starting', async () => {
    for (let round = 0; round < 5; round++) {
      const pool = new PrimePool({ workers: 4 });
      const call = rejectionOf(pool.checkAll(EXPENSIVE_PRIMES, { method: 'trial-division' }));
      await sleep(round * 8);
      await pool.close();
      expectClosed(await call);
    }
  });

  test('leaves a second pool usable', async () => {
    await new PrimePool({ workers: 1 }).close();
    await using pool = new PrimePool({ workers: 1 });
    expect((await pool.checkAll([2])).primes).toBe(1);
  });

  test('between two results also ends a stream that runs on the calling thread', async () => {
    const pool = new PrimePool({ workers: 2 });
    const results = pool.check([2, 3, 5]);
    await results.next();
    await pool.close();
    expectClosed(await rejectionOf(results.next()));
  });

  test('between two results ends a stream', async () => {
    const pool = new PrimePool({ workers: 2 });
    const loop = async (): Promise<void> => {
      for await (const _ of pool.check(manyIntegers())) await pool.close();
    };
    expectClosed(await rejectionOf(loop()));
  });
});

describe('after close', () => {
  test('every call is refused, even with an empty list', async () => {
    const pool = new PrimePool({ workers: 2 });
    await pool.close();
    const calls = [
      pool.checkAll([]),
      pool.checkAll([2]),
      pool.arePrime([]),
      pool.arePrime([2]),
      drain(pool.check([2])),
      drain(pool.check(new Counter(5).async())),
    ];
    for (const call of calls) expectClosed(await rejectionOf(call));
  });

  test('a stream whose first result was not requested before is refused', async () => {
    const pool = new PrimePool({ workers: 2 });
    const stream = pool.check([2]);
    await pool.close();
    expectClosed(await rejectionOf(drain(stream)));
  });
});

describe('await using', () => {
  test('closes the pool at the end of the block', async () => {
    let kept: PrimePool;
    {
      await using pool = new PrimePool({ workers: 2 });
      await pool.checkAll(manyIntegers());
      kept = pool;
    }
    expectClosed(await rejectionOf(kept.checkAll([2])));
  });

  test('closes the pool when the block fails', async () => {
    let kept: PrimePool | undefined;
    const block = async (): Promise<void> => {
      await using pool = new PrimePool({ workers: 2 });
      kept = pool;
      throw new Error('in the block');
    };
    await expect(block()).rejects.toThrow('in the block');
    expectClosed(await rejectionOf(kept?.checkAll([2]) ?? Promise.resolve()));
  });

  test('Symbol.asyncDispose does what close does', async () => {
    const pool = new PrimePool({ workers: 2 });
    await pool[Symbol.asyncDispose]();
    expectClosed(await rejectionOf(pool.checkAll([2])));
  });
});

async function takeAll(
  pool: PrimePool,
  ns: Iterable<number> | AsyncIterable<number>,
): Promise<void> {
  for await (const _ of pool.check(ns));
}
