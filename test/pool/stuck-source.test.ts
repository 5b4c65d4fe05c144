// A source whose `return()` never settles delays no call that has ended for another reason.

import { type CallOptions, PoolClosedError, PrimePool } from 'primepool';
import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../support/outcomes.js';
import { poolOf } from '../support/pool.js';

/** Numbers without end that cannot be closed. */
function stuck<T>(value: T): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false, value }),
      return: () => new Promise(() => {}),
    }),
  };
}

const STREAMS: Record<string, (pool: PrimePool, options?: CallOptions) => AsyncIterable<unknown>> =
  {
    'pool.check': (pool, options) => pool.check(stuck(97), options),
    'pool.checkBatches': (pool, options) => pool.checkBatches(stuck([97n]), options),
  };

/**
 * Takes the first result of a stream, and waits until its source is held back for want of room: it
 * is not asked for a value then.
 */
async function begin(stream: AsyncIterable<unknown>): Promise<AsyncIterator<unknown>> {
  const results = stream[Symbol.asyncIterator]();
  await results.next();
  await new Promise((resolve) => setTimeout(resolve, 100));
  return results;
}

/** Takes the rest. */
async function takeAll(results: AsyncIterator<unknown>): Promise<void> {
  while ((await results.next()).done !== true);
}

describe.each(Object.entries(STREAMS))('%s', (_, stream) => {
  test('ends when the pool is closed', async () => {
    const pool = new PrimePool({ workers: 1 });
    const results = await begin(stream(pool));
    await pool.close();
    expect(await rejectionOf(takeAll(results))).toBeInstanceOf(PoolClosedError);
  });

  test('ends when its signal does', async () => {
    await using pool = poolOf(1);
    const controller = new AbortController();
    const results = await begin(stream(pool, { signal: controller.signal }));
    controller.abort();
    expect(await rejectionOf(takeAll(results))).toHaveProperty('name', 'AbortError');
  });

  test('ends when a callback throws', async () => {
    await using pool = poolOf(1);
    const failure = new Error('nobody listens');
    const onProgress = (): never => {
      throw failure;
    };
    expect(await rejectionOf(takeAll(stream(pool, { onProgress })[Symbol.asyncIterator]()))).toBe(
      failure,
    );
  });

  test('ends when the consumer has left it', async () => {
    const pool = new PrimePool({ workers: 1 });
    const results = await begin(stream(pool));
    const left = results.return?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await pool.close();
    expect(await left).toMatchObject({ done: true });
  });
});
