// A signal stops its call at any moment, and nothing else.

import { type PrimePool, SAMPLE } from 'primepool';
import { describe, expect, test, vi } from 'vitest';
import { some } from '../support/extent.js';
import { drain } from '../support/outcomes.js';
import { poolOf } from '../support/pool.js';
import {
  Counter,
  ENDLESS_WORK,
  EXPENSIVE_PRIMES,
  manyIntegers,
  PRIMES_BELOW_50_000,
  sleep,
  slowToDecide,
} from '../support/workloads.js';

const reason = new Error('not wanted any more');

/** Calls that would take minutes or never end. */
const LONG_CALLS: Record<string, (pool: PrimePool, signal: AbortSignal) => Promise<unknown>> = {
  'checkAll of expensive numbers': (pool, signal) =>
    pool.checkAll(ENDLESS_WORK, { method: 'trial-division', signal }),
  'check of expensive numbers': (pool, signal) =>
    drain(pool.check(ENDLESS_WORK, { method: 'trial-division', signal })),
  'check of an endless generator': async (pool, signal) => {
    for await (const _ of pool.check(new Counter().sync(), { signal }));
  },
  'check of an endless async generator': async (pool, signal) => {
    for await (const _ of pool.check(new Counter().async(), { signal }));
  },
  'check of a generator that never answers': (pool, signal) =>
    drain(pool.check(silence(), { signal })),
};

describe.each(Object.entries(LONG_CALLS))('%s', (_, call) => {
  test.each(some([5, 0, 200], 3))(
    'rejects with the reason when aborted after %d ms',
    async (delay) => {
      await using pool = poolOf(2);
      const controller = new AbortController();
      const aborted = expect(call(pool, controller.signal)).rejects.toBe(reason);
      await sleep(delay);
      controller.abort(reason);
      await aborted;
      expect((await pool.checkAll(manyIntegers())).primes).toBe(PRIMES_BELOW_50_000);
    },
  );

  test('rejects at once when aborted before', async () => {
    await using pool = poolOf(2);
    await expect(call(pool, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test('leaves other calls of the same pool alone', async () => {
    await using pool = poolOf(2);
    const controller = new AbortController();
    const aborted = expect(call(pool, controller.signal)).rejects.toBe(reason);
    const others = Promise.all([
      pool.checkAll(manyIntegers()),
      pool.checkAll(EXPENSIVE_PRIMES, { method: 'trial-division' }),
      pool.arePrime(manyIntegers()),
    ]);
    await sleep(50);
    controller.abort(reason);
    await aborted;
    const [many, expensive, verdicts] = await others;
    expect(many.primes).toBe(PRIMES_BELOW_50_000);
    expect(expensive.primes).toBe(EXPENSIVE_PRIMES.length);
    expect(verdicts.filter((verdict) => verdict === 1)).toHaveLength(PRIMES_BELOW_50_000);
  });
});

describe('arePrime', () => {
  test('rejects with the reason when aborted at its first progress', async () => {
    await using pool = poolOf(2);
    const controller = new AbortController();
    const call = pool.arePrime(slowToDecide(500_000), {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(call).rejects.toBe(reason);
  });

  test('rejects when aborted before, for a few numbers too', async () => {
    await using pool = poolOf(2);
    const signal = AbortSignal.abort(reason);
    await expect(pool.arePrime([], { signal })).rejects.toBe(reason);
    await expect(pool.arePrime([2, 3], { signal })).rejects.toBe(reason);
    await expect(pool.checkAll([], { signal })).rejects.toBe(reason);
    await expect(pool.checkAll(SAMPLE, { signal })).rejects.toBe(reason);
    await expect(drain(pool.check(SAMPLE, { signal }))).rejects.toBe(reason);
  });
});

describe('between two results', () => {
  test.each([
    ['a few numbers, done on this thread', SAMPLE],
    ['many numbers', manyIntegers()],
  ])('an abort ends a stream of %s', async (_, ns) => {
    await using pool = poolOf(2);
    const controller = new AbortController();
    let taken = 0;
    const loop = async (): Promise<void> => {
      for await (const _ of pool.check(ns, { signal: controller.signal })) {
        taken++;
        controller.abort(reason);
      }
    };
    await expect(loop()).rejects.toBe(reason);
    // One more may be on its way already.
    expect(taken).toBeLessThanOrEqual(2);
  });

  test('an abort closes the generator', async () => {
    await using pool = poolOf(2);
    for (const kind of ['sync', 'async'] as const) {
      const controller = new AbortController();
      const counter = new Counter();
      const loop = async (): Promise<void> => {
        for await (const _ of pool.check(counter[kind](), { signal: controller.signal })) {
          controller.abort(reason);
        }
      };
      await expect(loop()).rejects.toBe(reason);
      // A busy asynchronous generator closes once it is idle.
      await vi.waitFor(() => expect(counter.closed).toBe(true));
    }
  });
});

describe('the signal', () => {
  test('has no effect after the end', async () => {
    await using pool = poolOf(2);
    const controller = new AbortController();
    const { signal } = controller;
    expect((await pool.checkAll(manyIntegers(), { signal })).primes).toBe(PRIMES_BELOW_50_000);
    controller.abort(reason);
    expect((await pool.checkAll(manyIntegers())).primes).toBe(PRIMES_BELOW_50_000);
  });

  test('without a reason gives an AbortError', async () => {
    await using pool = poolOf(2);
    const controller = new AbortController();
    const { signal } = controller;
    const call = pool.checkAll(ENDLESS_WORK, { method: 'trial-division', signal });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toHaveProperty('name', 'AbortError');
  });

  test('may be a timeout', async () => {
    await using pool = poolOf(2);
    const signal = AbortSignal.timeout(20);
    const call = pool.checkAll(ENDLESS_WORK, { method: 'trial-division', signal });
    await expect(call).rejects.toHaveProperty('name', 'TimeoutError');
  });

  test('may belong to several calls, and stops them all', async () => {
    await using pool = poolOf(2);
    const controller = new AbortController();
    const { signal } = controller;
    const calls = [1, 2, 3].map(() =>
      expect(pool.checkAll(ENDLESS_WORK, { method: 'trial-division', signal })).rejects.toBe(
        reason,
      ),
    );
    await sleep(20);
    controller.abort(reason);
    await Promise.all(calls);
  });
});

async function* silence(): AsyncGenerator<number> {
  yield 2;
  await new Promise(() => {});
}
