// Results one by one, in completion order, from lists and from streams that may never end.

import { isPrime, type PoolResult, SAMPLE } from 'primepool';
import { describe, expect, test, vi } from 'vitest';
import { SLOW } from '../support/extent.js';
import { drain, rejectionOf } from '../support/outcomes.js';
import { poolOf } from '../support/pool.js';
import {
  Counter,
  EXPENSIVE_PRIMES,
  manyIntegers,
  PRIMES_BELOW_50_000,
  sleep,
} from '../support/workloads.js';

/** How far a stream is read ahead, as the documentation of `check` says. */
const LOOK_AHEAD = 65_536;

function expectEachOnce(results: readonly PoolResult[], count: number): void {
  expect(results).toHaveLength(count);
  expect(new Set(results.map(({ index }) => index)).size).toBe(count);
  expect(results.every(({ index }) => index >= 0 && index < count)).toBe(true);
}

describe('from a list', () => {
  test('every index comes once', async () => {
    await using pool = poolOf(2);
    const results = await drain(pool.check(manyIntegers()));
    expectEachOnce(results, 50_000);
    expect(results.every(({ index, n }) => n === BigInt(index))).toBe(true);
    expect(results.filter(({ prime }) => prime)).toHaveLength(PRIMES_BELOW_50_000);
  });

  test.each(['sync', 'async'] as const)(
    'expensive numbers lose no cheap one that comes with them (%s generator)',
    async (kind) => {
      await using pool = poolOf(2);
      // One in a thousand takes some 2 ms by trial division, the others nothing.
      const numbers = Array.from({ length: 5000 }, (_, i) =>
        i % 1000 === 0 ? 142702110479723n : BigInt(i),
      );
      const sources = {
        sync: numbers.values(),
        async: (async function* () {
          yield* numbers;
        })(),
      };
      const results = await drain(pool.check(sources[kind], { method: 'trial-division' }));
      expectEachOnce(results, numbers.length);
      expect(results.every(({ index, n }) => n === numbers[index])).toBe(true);
    },
  );

  test('a cheap number does not wait for an expensive one before it', async () => {
    await using pool = poolOf(2);
    // One worker has the expensive one for a second; the other finishes the rest earlier.
    const ns = [2n ** 64n - 59n, ...EXPENSIVE_PRIMES.slice(0, 2)];
    const results = await drain(pool.check(ns, { method: 'trial-division' }));
    expectEachOnce(results, ns.length);
    expect(results.at(-1)?.index).toBe(0);
  });

  test('an empty list ends at once', async () => {
    await using pool = poolOf(2);
    expect(await drain(pool.check([]))).toEqual([]);
    expect(await drain(pool.check(new Set<number>()))).toEqual([]);
    expect(await drain(pool.check(new Counter(0).async()))).toEqual([]);
  });

  test('no work starts before the first result is requested', async () => {
    await using pool = poolOf(2);
    const counter = new Counter(10);
    const stream = pool.check(counter.sync());
    await sleep(10);
    expect(counter.read).toBe(0);
    expectEachOnce(await drain(stream), 10);
  });
});

describe.each(['sync', 'async'] as const)('from a generator (%s)', (kind) => {
  test.each([1, 20, SLOW ? 150_000 : 50_000])('all %d results come, once', async (count) => {
    await using pool = poolOf(2);
    const counter = new Counter(count);
    const results = await drain(pool.check(counter[kind]()));
    expectEachOnce(results, count);
    expect(results.filter(({ index, prime }) => isPrime(index) !== prime)).toEqual([]);
    expect(counter.closed).toBe(true);
  });

  test('expensive numbers', async () => {
    await using pool = poolOf(2);
    async function* later(): AsyncGenerator<bigint> {
      yield* EXPENSIVE_PRIMES;
    }
    const ns = kind === 'sync' ? EXPENSIVE_PRIMES.values() : later();
    const results = await drain(pool.check(ns, { method: 'trial-division' }));
    expectEachOnce(results, EXPENSIVE_PRIMES.length);
    expect(results.every(({ prime, n, index }) => prime && n === EXPENSIVE_PRIMES[index])).toBe(
      true,
    );
  });

  test('breaking out of an endless one closes it', async () => {
    await using pool = poolOf(2);
    const counter = new Counter();
    let taken = 0;
    let wrong = 0;
    for await (const { prime, n } of pool.check(counter[kind]())) {
      if (prime !== isPrime(n)) wrong++;
      if (++taken === 100_000) break;
    }
    expect(wrong).toBe(0);
    await vi.waitFor(() => expect(counter.closed).toBe(true));
    const { read } = counter;
    await sleep(20);
    expect(counter.read, 'it is no longer read').toBe(read);
    expect((await pool.checkAll(SAMPLE)).primes, 'the pool still works').toBe(9);
  });

  test('a slow consumer holds an endless one back', async () => {
    await using pool = poolOf(2);
    const counter = new Counter();
    let taken = 0;
    let ahead = 0;
    for await (const _ of pool.check(counter[kind]())) {
      taken++;
      if (taken % 1000 === 0) await sleep(5);
      ahead = Math.max(ahead, counter.read - taken);
      if (taken === 30_000) break;
    }
    expect(ahead).toBeLessThanOrEqual(LOOK_AHEAD);
  });

  test('a bad number in it ends the call, and closes it', async () => {
    await using pool = poolOf(2);
    for (const place of [3, 40_000]) {
      const counter = new Counter();
      const source = counter[kind]();
      const ns = (async function* () {
        for await (const n of source) yield n === place ? n + 0.5 : n;
      })();
      const error = await rejectionOf(drain(pool.check(ns)));
      expect(error.message).toContain(`${place}.5 (at index ${place})`);
      expect(counter.closed).toBe(true);
    }
  });
});

describe('errors of a generator', () => {
  const reason = new Error('the source is dry');

  test.each([0, 5, 30_000])('one thrown after %d numbers ends the call', async (count) => {
    await using pool = poolOf(2);
    function* sync(): Generator<number> {
      yield* new Counter(count).sync();
      throw reason;
    }
    async function* later(): AsyncGenerator<number> {
      yield* new Counter(count).sync();
      throw reason;
    }
    await expect(drain(pool.check(sync()))).rejects.toBe(reason);
    await expect(drain(pool.check(later()))).rejects.toBe(reason);
    await expect(pool.checkAll(sync())).rejects.toBe(reason);
    await expect(pool.arePrime(sync())).rejects.toBe(reason);
    expect((await pool.checkAll(SAMPLE)).primes, 'the pool still works').toBe(9);
  });

  test('one thrown by return() does not hide why the call failed', async () => {
    await using pool = poolOf(2);
    for (const place of [3, 40_000]) {
      let read = 0;
      const ns: Iterable<number> = {
        [Symbol.iterator]: () => ({
          next: () => ({ done: false, value: read++ === place ? 0.5 : 4 }),
          return: () => {
            throw new Error('return() has failed too');
          },
        }),
      };
      const error = await rejectionOf(drain(pool.check(ns)));
      expect(error.message, `bad at ${place}`).toContain('0.5');
    }
  });
});

test('a consumer that takes results as they come does not block the event loop', async () => {
  await using pool = poolOf(2);
  let taken = 0;
  let takenAtTurn = 0;
  let mostInOneTurn = 0;
  let turning = setImmediate(function turn() {
    mostInOneTurn = Math.max(mostInOneTurn, taken - takenAtTurn);
    takenAtTurn = taken;
    turning = setImmediate(turn);
  });
  for await (const _ of pool.check(new Counter(SLOW ? 400_000 : 100_000).sync())) taken++;
  clearImmediate(turning);
  // Otherwise timers, requests and signals would wait for seconds.
  expect(Math.max(mostInOneTurn, taken - takenAtTurn)).toBeLessThan(3 * LOOK_AHEAD);
});

test('an array may be changed while its results are taken', async () => {
  await using pool = poolOf(2);
  const ns = manyIntegers();
  const results: PoolResult[] = [];
  for await (const result of pool.check(ns)) {
    if (results.length === 0) ns.fill(4);
    results.push(result);
  }
  expect(results.filter(({ prime }) => prime)).toHaveLength(PRIMES_BELOW_50_000);
});

test('a consumer may start another call on the same pool in between', async () => {
  await using pool = poolOf(1);
  let inner = 0;
  for await (const { index } of pool.check(manyIntegers())) {
    if (index % 10_000 !== 0) continue;
    inner += (await pool.checkAll(manyIntegers(5000))).primes;
  }
  expect(inner).toBe(5 * 669);
});
