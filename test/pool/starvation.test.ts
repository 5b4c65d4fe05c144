// No number is overtaken without bound, in any kind of stream.

import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/pool/scheduling/job.js';
import { CheckSupply } from '../../src/pool/streams/check-supply.js';
import { poolOf } from '../support/pool.js';
import { Counter } from '../support/workloads.js';

/** A prime that takes some 2 ms by trial division. */
const EXPENSIVE = 142_702_110_479_723n;
const WORKERS = 2;

/** Streams without end. */
const SOURCES: Record<string, () => Iterable<bigint> | AsyncIterable<bigint>> = {
  'a generator': () => endless(),
  'an async generator': () => endlessLater(),
  'an async generator that comes one by one': () => endlessSlowly(),
};

function* endless(): Generator<bigint> {
  for (;;) yield EXPENSIVE;
}
async function* endlessLater(): AsyncGenerator<bigint> {
  yield* endless();
}
async function* endlessSlowly(): AsyncGenerator<bigint> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    yield EXPENSIVE;
  }
}

/**
 * How many results come before that of the first number. On a busy machine, a worker may stall for
 * a while.
 */
async function placeOfFirst(results: AsyncIterable<{ readonly index: number }>): Promise<number> {
  let before = 0;
  for await (const { index } of results) {
    if (index === 0 || before === 1000) break;
    before++;
  }
  return before;
}

describe.each(Object.entries(SOURCES))('%s without end', (_, source) => {
  test('of expensive numbers', async () => {
    await using pool = poolOf(WORKERS);
    const results = pool.check(source(), { method: 'trial-division' });
    expect(await placeOfFirst(results)).toBeLessThan(1000);
  });

  test('of batches', async () => {
    await using pool = poolOf(WORKERS);
    async function* batches(): AsyncGenerator<bigint[]> {
      for await (const n of source()) yield [n, 4n];
    }
    const results = pool.checkBatches(batches(), { method: 'trial-division' });
    expect(await placeOfFirst(results)).toBeLessThan(1000);
  });
});

/**
 * Simulates a stream of equal numbers on workers that take exactly the expected time. Out: how far
 * one is overtaken.
 */
function simulate(workers: number, n: bigint, count: number): number {
  const order: number[] = [];
  const settings = { method: 'trial-division', rounds: 0 } as const;
  const supply = new CheckSupply(settings, workers, (results) => {
    for (const { index } of results) order.push(index);
  });
  const running: { job: Job; until: number }[] = [];
  let now = 0;
  let read = 0;
  while (order.length < count) {
    // As in a real stream: a few come at first, and then as many as there is room for.
    for (let more = read === 0 ? 1 : 10; more > 0 && supply.pending < 100; more--) {
      supply.put(n, read++);
    }
    while (running.length < workers) {
      const job = supply.next();
      if (job === undefined) break;
      running.push({ job, until: now + job.cost });
    }
    running.sort((a, b) => a.until - b.until);
    const { job, until } = running.shift() ?? {};
    if (job === undefined || until === undefined) throw new Error('no job is running');
    now = until;
    const numbers = 'numbers' in job.args() ? 1 : 0;
    const whole = {
      verdicts: new Uint8Array(numbers),
      elapsed: new Float64Array(numbers),
      factors: new BigUint64Array(numbers),
    };
    job.done(numbers === 1 ? whole : { factor: 0 }, job.cost, 1, undefined);
  }
  let most = 0;
  const early = new Set<number>();
  let first = 0;
  for (const index of order) {
    early.add(index);
    while (early.delete(first)) first++;
    most = Math.max(most, early.size);
  }
  return most;
}

test.each([1, 2, 4, 8, 32])('the bound, with %d workers', (workers) => {
  // Of equal numbers: its own work, that of the shared ones before it (fewer than there are
  // workers), and one job, in which time each worker may finish one.
  for (const n of [10n ** 14n, 10n ** 16n, 2n ** 64n - 59n]) {
    expect(simulate(workers, n, 40 * workers)).toBeLessThanOrEqual(2 * workers + 1);
  }
});

test('an expensive number among endless cheap ones comes while they do', async () => {
  await using pool = poolOf(WORKERS);
  async function* ns(): AsyncGenerator<bigint> {
    yield EXPENSIVE;
    for await (const n of new Counter().async()) yield BigInt(n);
  }
  for await (const { index } of pool.check(ns(), { method: 'trial-division' })) {
    if (index === 0) break;
    // 2 ms of work equal some 10,000 cheap numbers.
    expect(index).toBeLessThan(200_000);
  }
});
