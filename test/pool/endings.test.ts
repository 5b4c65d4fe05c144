// How streams end: at once, by an abort while results are being taken, by an iterator that throws.

import { spawnSync } from 'node:child_process';
import { check, IntegerTypeError, isPrime, OptionTypeError, PrimePool } from 'primepool';
import { describe, expect, test } from 'vitest';
import { poolOf } from '../support/pool.js';

/** A prime. Trial division of it takes a fifth of a second. */
const EXPENSIVE_PRIME = 2n ** 60n - 93n;

describe('a stream', () => {
  test('that has ended is not delayed by another call', async () => {
    await using pool = poolOf(1);
    await pool.start();
    let long = true;
    const busy = pool.checkAll([EXPENSIVE_PRIME], { method: 'trial-division' }).then(() => {
      long = false;
    });
    async function* nothing(): AsyncGenerator<bigint> {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for await (const _ of pool.check(nothing())) expect.unreachable();
    expect(long).toBe(true);
    await busy;
  });

  test('obeys an abort while its results are being taken, although all are done', async () => {
    await using pool = new PrimePool({ workers: 2 });
    const interruption = new AbortController();
    const ns = BigUint64Array.from({ length: 50_000 }, (_, i) => BigInt(i));
    let taken = 0;
    const take = async (): Promise<void> => {
      for await (const _ of pool.check(ns, { signal: interruption.signal })) {
        if (++taken === 10) {
          await expect.poll(() => pool.stats().checked, { timeout: 10_000 }).toBe(ns.length);
          interruption.abort(new Error('enough'));
        }
      }
    };
    await expect(take()).rejects.toThrow('enough');
    expect(taken).toBe(10);
  });

  test.each([0, 5000])('does not close an iterator that threw at index %d', async (place) => {
    let closed = false;
    let at = 0;
    const broken: Iterable<number> = {
      [Symbol.iterator]: () => ({
        next: () => {
          if (at === place) throw new Error('broken');
          return { done: false, value: at++ };
        },
        return: () => {
          closed = true;
          return { done: true, value: undefined };
        },
      }),
    };
    await using pool = poolOf(1);
    const take = async (): Promise<void> => {
      for await (const _ of pool.check(broken));
    };
    await expect(take()).rejects.toThrow('broken');
    expect(closed).toBe(false);
  });

  test('of batches refuses one that was transferred', async () => {
    await using pool = poolOf(1);
    const gone = BigUint64Array.from({ length: 1000 }, (_, i) => BigInt(i));
    const batches = (async function* () {
      yield BigUint64Array.of(EXPENSIVE_PRIME);
      yield BigUint64Array.of(EXPENSIVE_PRIME);
      yield gone;
      structuredClone(gone, { transfer: [gone.buffer] });
    })();
    const take = async (): Promise<void> => {
      for await (const _ of pool.checkBatches(batches, { method: 'trial-division' }));
    };
    await expect(take()).rejects.toThrow(IntegerTypeError);
  });
});

test.each([
  ['a bare method', () => check(91, 'trial-division' as never)],
  ['null', () => check(91, null as never)],
  ['a bare number of workers', () => new PrimePool(4 as never)],
])('options that are not an object are refused: %s', (_, call) => {
  expect(call).toThrow(OptionTypeError);
});

test('an engine without WebAssembly is recognised by the code of its error', () => {
  expect(isPrime(97)).toBe(true);
  const program = `import('primepool').then(({ isPrime }) => isPrime(97)).catch(({ code }) => console.log(code))`;
  const { stdout } = spawnSync(process.execPath, ['--jitless', '--eval', program], {
    cwd: new URL('../..', import.meta.url),
    encoding: 'utf8',
  });
  expect(stdout).toBe('ERR_KERNEL\n');
});
