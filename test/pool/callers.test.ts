// Callers that misuse the pool, or use it in unusual ways.

import type { Worker } from 'node:worker_threads';
import { arePrime, PrimePool, SAMPLE } from 'primepool';
import { describe, expect, test } from 'vitest';
import { runModule } from '../support/child.js';
import { SLOW } from '../support/extent.js';
import { drain, rejectionOf } from '../support/outcomes.js';
import { poolOf } from '../support/pool.js';
import {
  Counter,
  ENDLESS_WORK,
  manyIntegers,
  PRIMES_BELOW_50_000,
  sleep,
  slowToDecide,
} from '../support/workloads.js';

const COUNT = 400_000;

describe('a list that changes during the work', () => {
  test('by a transfer: the call fails, and no other', async () => {
    await using pool = poolOf(2);
    const list = slowToDecide(COUNT);
    const call = rejectionOf(pool.arePrime(list));
    const other = pool.arePrime(slowToDecide(COUNT));
    structuredClone(list, { transfer: [list.buffer] });
    expect(await call).toMatchObject({ name: 'TypeError', code: 'ERR_INTEGER_TYPE' });
    expect((await other).every((verdict) => verdict === 1)).toBe(true);
    expect((await pool.checkAll(SAMPLE)).primes).toBe(9);
  });

  test('by a transfer before it: the list is not taken as empty', async () => {
    await using pool = poolOf(2);
    const list = BigUint64Array.of(97n);
    structuredClone(list, { transfer: [list.buffer] });
    const error = { name: 'TypeError', code: 'ERR_INTEGER_TYPE', message: /transferred/ };
    expect(() => arePrime(list)).toThrow(expect.objectContaining({ code: error.code }));
    for (const rejection of [
      rejectionOf(pool.arePrime(list)),
      rejectionOf(pool.checkAll(list)),
      rejectionOf(drain(pool.check(list))),
      rejectionOf(drain(pool.checkBatches([list]))),
    ]) {
      expect(await rejection).toMatchObject({
        ...error,
        message: expect.stringMatching(error.message),
      });
    }
  });

  test('by writes to shared memory: every verdict is for a value that it held', async () => {
    await using pool = poolOf(2);
    const list = new BigUint64Array(new SharedArrayBuffer(8 * COUNT)).fill(2n ** 64n - 59n);
    const call = pool.arePrime(list);
    list.fill(2n ** 61n - 1n);
    expect((await call).every((verdict) => verdict === 1)).toBe(true);
  });
});

test('a view of part of a buffer and a subclass are accepted', async () => {
  await using pool = poolOf(2);
  class Numbers extends BigUint64Array {}
  const whole = Numbers.from(manyIntegers(60_000), BigInt);
  const view = new Numbers(whole.buffer, 8 * 7, 50_000);
  const verdicts = await pool.arePrime(view);
  expect(verdicts.subarray(0, 8)).toEqual(Uint8Array.of(1, 0, 0, 0, 1, 0, 1, 0));
  expect((await pool.checkAll(view)).primes).toBe(verdicts.filter(Boolean).length);
  expect(view[0], 'the list is still there').toBe(7n);
});

test.runIf(SLOW)('one signal may stop any number of calls without a warning of Node', async () => {
  const { code, output, errors } = await runModule(`
    import { PrimePool } from 'primepool';
    import { getEventListeners } from 'node:events';
    const pool = new PrimePool({ workers: 2 });
    const controller = new AbortController();
    const { signal } = controller;
    await pool.checkAll(new Array(9999).fill(7), { signal });
    const ns = new Array(5).fill(2n ** 64n - 59n);
    const options = { method: 'trial-division', signal };
    const calls = Array.from({ length: 30 }, () => pool.checkAll(ns, options).catch(({ message }) => message));
    const other = pool.checkAll([2n ** 53n - 111n], { method: 'trial-division' });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    console.log(new Set(await Promise.all(calls)), getEventListeners(signal, 'abort').length);
    console.log((await other).primes);
    await pool.close();
  `);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toBe("Set(1) { 'enough' } 0\n1");
});

describe('close', () => {
  test.runIf(SLOW)('called from onProgress ends the workers before the process', async () => {
    const { code, output, errors } = await runModule(`
      import { PrimePool } from 'primepool';
      const pool = new PrimePool({ workers: 1 });
      let closing;
      const onProgress = () => { closing ??= pool.close(); };
      const ns = new BigUint64Array(20_000).fill(2n ** 64n - 59n);
      await pool.arePrime(ns, { onProgress }).catch(({ code }) => console.log(code));
      await closing;
      console.log(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length);
    `);
    expect({ code, output, errors }).toEqual({
      code: 0,
      output: 'ERR_POOL_CLOSED\n0',
      errors: '',
    });
  });

  test.runIf(SLOW)(
    'of an idle pool can be awaited, although its workers do not keep the process alive',
    async () => {
      const { code, output, errors } = await runModule(`
      import { PrimePool } from 'primepool';
      const pool = new PrimePool({ workers: 2 });
      await pool.start();
      await pool.close();
      console.log('closed');
    `);
      expect({ code, output, errors }).toEqual({ code: 0, output: 'closed', errors: '' });
    },
  );

  test('also waits for idle workers that are ending', async () => {
    const workers: Worker[] = [];
    const see = (worker: Worker): number => workers.push(worker);
    process.on('worker', see);
    const pool = new PrimePool({ workers: 2, idleTimeout: 20 });
    await pool.start();
    process.off('worker', see);
    while (pool.info.running > 0) await sleep(0);
    await pool.close();
    expect(workers.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });

  test('during start() makes it reject', async () => {
    const pool = new PrimePool({ workers: 2 });
    const starting = rejectionOf(pool.start());
    await pool.close();
    expect(await starting).toHaveProperty('code', 'ERR_POOL_CLOSED');
  });
});

describe('fairness', () => {
  test('a short call does not wait for a long one', async () => {
    await using pool = poolOf(2);
    await pool.start();
    let over = false;
    const controller = new AbortController();
    const { signal } = controller;
    const long = rejectionOf(
      pool.checkAll(ENDLESS_WORK, { method: 'trial-division', signal }),
    ).finally(() => {
      over = true;
    });
    expect((await pool.checkAll(manyIntegers())).primes).toBe(PRIMES_BELOW_50_000);
    if (SLOW) await pool.arePrime(manyIntegers());
    expect(over, 'the long call still runs').toBe(false);
    controller.abort();
    await long;
  });

  test('a stream without input delays no other call', async () => {
    await using pool = poolOf(1);
    const silent = pool.check(
      (async function* () {
        yield 2;
        await new Promise(() => {});
      })(),
    );
    expect((await silent.next()).value).toMatchObject({ n: 2n, prime: true });
    const pending = rejectionOf(silent.next());
    expect((await pool.checkAll(manyIntegers())).primes).toBe(PRIMES_BELOW_50_000);
    await pool.close();
    expect(await pending).toHaveProperty('code', 'ERR_POOL_CLOSED');
  });

  test('numbers of a slow generator are decided before it is read far ahead', async () => {
    await using pool = poolOf(2);
    await pool.start();
    const counter = new Counter();
    function* slow(): Generator<number> {
      for (const n of counter.sync()) {
        const end = performance.now() + 0.2;
        while (performance.now() < end);
        yield n;
      }
    }
    for await (const _ of pool.check(slow())) break;
    expect(counter.read).toBeLessThan(10_000);
  });
});

test('an abort takes effect while every worker is busy with one long number', async () => {
  await using pool = poolOf(2);
  await pool.start();
  const signal = AbortSignal.timeout(20);
  const aborted = pool.checkAll(ENDLESS_WORK, { method: 'trial-division', signal });
  await expect(aborted).rejects.toHaveProperty('name', 'TimeoutError');
  // The contract is 100 ms; a busy machine gets 2 s, and the numbers would take 100.
  const late = new Promise((resolve) => setTimeout(resolve, 2000, 'late'));
  const next = pool.checkAll(manyIntegers()).then(({ primes }) => primes);
  expect(await Promise.race([next, late])).toBe(PRIMES_BELOW_50_000);
});

test.runIf(SLOW)('idle workers end after idleTimeout, and start again', async () => {
  await using pool = new PrimePool({ workers: 2, idleTimeout: 500 });
  await pool.start();
  expect(pool.info.running).toBe(2);
  await expect.poll(() => pool.info.running, { timeout: 10_000 }).toBe(0);
  expect((await pool.checkAll(manyIntegers())).primes).toBe(PRIMES_BELOW_50_000);
  await expect.poll(() => pool.info.running, { timeout: 10_000 }).toBe(0);
});
