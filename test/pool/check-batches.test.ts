import { check, IntegerTypeError, OptionRangeError, PoolClosedError, PrimePool } from 'primepool';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sleep } from '../support/workloads.js';

let pool: PrimePool;
beforeEach(() => {
  pool = new PrimePool({ workers: 2 });
});
afterEach(() => pool.close());

describe('checkBatches', () => {
  const batches = Array.from({ length: 40 }, (_, index) =>
    BigUint64Array.from({ length: 100 }, (_, i) => BigInt(100 * index + i)),
  );

  test.each([
    ['an array', () => batches],
    ['a generator', () => batches.values()],
    ['an asynchronous generator', () => asynchronous(batches)],
  ])('answers each batch of %s', async (_kind, source) => {
    const results = await collect(pool.checkBatches(source()));
    expect(results.map(({ index }) => index).sort((a, b) => a - b)).toEqual([...batches.keys()]);
    for (const { index, numbers, verdicts, elapsed, factors, worker, busy, ...rest } of results) {
      expect(numbers).toBe(batches[index]);
      const primes = Array.from(numbers, (n) => Number(check(n).prime));
      expect(Array.from(verdicts)).toEqual(primes);
      expect(elapsed).toHaveLength(100);
      expect(elapsed.every((time) => time >= 0)).toBe(true);
      expect(busy).toBeGreaterThanOrEqual(0);
      expect([1, 2]).toContain(worker);
      expect([...factors]).toEqual(Array.from(numbers, (n) => check(n).factor ?? 0n));
      expect(rest).toEqual({});
    }
    expect(pool.stats().checked).toBe(4000);
  });

  test('gives the factors by trial division', async () => {
    const batch = BigUint64Array.of(91n, 97n, 1n, 18446744073709551615n);
    const [result] = await collect(pool.checkBatches([batch], { method: 'trial-division' }));
    expect(result?.factors).toEqual(BigUint64Array.of(7n, 0n, 0n, 3n));
    expect(result?.verdicts).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  test('accepts no batches, and empty batches', async () => {
    expect(await collect(pool.checkBatches([]))).toEqual([]);
    const [result] = await collect(pool.checkBatches([new BigUint64Array()]));
    expect(result?.verdicts).toHaveLength(0);
  });

  test('leaves the batch to its owner, and accepts part of a buffer', async () => {
    const buffer = BigUint64Array.of(4n, 97n, 4n);
    const [result] = await collect(pool.checkBatches([buffer.subarray(1, 2)]));
    expect(result?.verdicts).toEqual(Uint8Array.of(1));
    expect(buffer).toEqual(BigUint64Array.of(4n, 97n, 4n));
  });

  test('reads an endless source no further than its limit, and closes it at the end', async () => {
    let read = 0;
    let closed = false;
    function* endless() {
      try {
        for (;;) {
          read++;
          yield BigUint64Array.of(97n);
        }
      } finally {
        closed = true;
      }
    }
    let taken = 0;
    for await (const { verdicts } of pool.checkBatches(endless())) {
      expect(verdicts).toEqual(Uint8Array.of(1));
      expect(read).toBeLessThanOrEqual(taken + 2 * 4 + 1);
      if (++taken === 100) break;
    }
    expect(closed).toBe(true);
  });

  test('sends a batch before it reads far ahead, as the next may be slow to come', async () => {
    await pool.start();
    let made = 0;
    function* slowly(): Generator<BigUint64Array> {
      for (; made < 100; made++) {
        for (const end = performance.now() + 20; performance.now() < end; );
        yield BigUint64Array.of(97n);
      }
    }
    const results = pool.checkBatches(slowly());
    await results.next();
    expect(made).toBeLessThan(8);
    await results.return();
  });

  test('counts the numbers of a batch that is transferred during the work', async () => {
    await pool.start();
    const batch = new BigUint64Array(50_000).fill(2n ** 64n - 59n);
    const results = pool.checkBatches([batch]);
    const first = results.next();
    await sleep(5);
    structuredClone(batch, { transfer: [batch.buffer] });
    expect((await first).value?.verdicts).toHaveLength(50_000);
    await results.return();
    expect(pool.stats().checked).toBe(50_000);
  });

  test('reports numbers as progress', async () => {
    const reports: unknown[] = [];
    await collect(pool.checkBatches(batches, { onProgress: (progress) => reports.push(progress) }));
    expect(reports.at(-1)).toEqual({ done: 4000, total: undefined });
  });

  test('refuses what is not a batch, naming its index', async () => {
    const bad = [BigUint64Array.of(2n), Uint32Array.of(3)] as unknown as BigUint64Array[];
    const error = await collect(pool.checkBatches(bad)).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(IntegerTypeError);
    expect(String(error)).toContain('an object (at index 1)');
    const mixed = [[2n, 3]] as unknown as bigint[][];
    await expect(collect(pool.checkBatches(mixed))).rejects.toThrow(
      '3 (at index 1 of the batch at index 0) is not a bigint',
    );
    const large = [
      [2n, 3n],
      [5n, 7n, 2n ** 131_072n],
    ];
    await expect(collect(pool.checkBatches(large))).rejects.toThrow(
      'a bigint of more than 131072 bits (at index 2 of the batch at index 1) is too large',
    );
    const indivisible = [
      [2n, 3n],
      [5n, 2n ** 64n],
    ];
    await expect(
      collect(pool.checkBatches(indivisible, { method: 'trial-division' })),
    ).rejects.toThrow('a bigint of 65 bits (at index 1 of the batch at index 1) is too large');
    for (const source of [null, 7, 'x', {}] as unknown[]) {
      await expect(collect(pool.checkBatches(source as BigUint64Array[]))).rejects.toBeInstanceOf(
        IntegerTypeError,
      );
    }
    await expect(
      collect(pool.checkBatches([], { method: 'sieve' as 'bpsw' })),
    ).rejects.toBeInstanceOf(OptionRangeError);
  });

  test('passes on what its source throws', async () => {
    const failure = new Error('no more');
    async function* failing() {
      yield BigUint64Array.of(2n);
      throw failure;
    }
    await expect(collect(pool.checkBatches(failing()))).rejects.toBe(failure);
  });

  test('ends with its signal, even while the source is silent, and with close', async () => {
    const silent = (): AsyncIterable<BigUint64Array> => ({
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    });
    const controller = new AbortController();
    const aborted = collect(pool.checkBatches(silent(), { signal: controller.signal }));
    controller.abort('enough');
    await expect(aborted).rejects.toBe('enough');
    const closed = collect(pool.checkBatches(silent()));
    await pool.close();
    await expect(closed).rejects.toBeInstanceOf(PoolClosedError);
    await expect(collect(pool.checkBatches([]))).rejects.toBeInstanceOf(PoolClosedError);
  });
});

async function* asynchronous<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) {
    await new Promise(setImmediate);
    yield value;
  }
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
