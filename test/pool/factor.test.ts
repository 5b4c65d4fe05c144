// Factoring with workers: the same answers as without, and every way to end it.

import {
  factor,
  factorAll,
  IntegerRangeError,
  nextPrime,
  PrimePool,
  type Progress,
} from 'primepool';
import { expect, test } from 'vitest';
import { SLOW, some } from '../support/extent.js';
import { whileWorkersDie } from '../support/lost-workers.js';
import { poolOf } from '../support/pool.js';
import { Random, SEED } from '../support/random.js';
import { sleep } from '../support/workloads.js';

/** Large enough to be shared by the workers. */
const SEMIPRIME = (2n ** 70n + 25n) * (2n ** 78n + 7n);
/** Takes hours. */
const HARD = (2n ** 127n - 1n) * (2n ** 107n - 1n) * (2n ** 89n - 1n);

const COUNT = SLOW ? 20_000 : 5000;

const reason = new Error('no longer wanted');

test(`a list has the factors that factorAll finds (seed ${SEED})`, async () => {
  const random = new Random();
  const list = BigUint64Array.from({ length: COUNT }, () => random.bits(1 + random.below(64)));
  await using pool = poolOf(3);
  const reports: Progress[] = [];
  const factored = await pool.factorAll(list, { onProgress: (progress) => reports.push(progress) });
  expect(factored).toEqual(factorAll(list));
  expect(reports.at(-1)).toEqual({ done: COUNT, total: COUNT });
  expect(await pool.factorAll([6, 35n])).toEqual(factorAll([6, 35]));
  expect((await pool.factorAll([])).length).toBe(0);
});

test('a large integer has the factors that factor finds', async () => {
  await using pool = poolOf(2);
  for (const n of [1n, 12n, 2n ** 67n - 1n, 360n * SEMIPRIME, SEMIPRIME ** 2n]) {
    const { elapsed, ...found } = await pool.factor(n);
    expect(found).toEqual({ ...factor(n), elapsed: undefined });
    expect(elapsed).toBeGreaterThanOrEqual(0);
  }
});

test('two at the same time do not disturb each other', async () => {
  await using pool = poolOf(2);
  const [a, b] = await Promise.all([pool.factor(2n ** 128n + 1n), pool.factor(SEMIPRIME)]);
  expect(a.factors.map(({ prime }) => prime)).toEqual([
    59649589127497217n,
    5704689200685129054721n,
  ]);
  expect(b.factors.map(({ prime }) => prime)).toEqual([2n ** 70n + 25n, 2n ** 78n + 7n]);
});

test('progress counts relations', async () => {
  await using pool = poolOf(2);
  const reports: Progress[] = [];
  await pool.factor(SEMIPRIME, { onProgress: (progress) => reports.push(progress) });
  const { done = 0, total = 0 } = reports.at(-1) ?? {};
  expect(total).toBeGreaterThan(100);
  expect(done).toBeGreaterThanOrEqual(total);
});

/** A number of 100 digits with a factor of 17, which one of the first curves finds. */
const UNEQUAL = 59649589127497217n * (10n ** 83n + 27n);

test.each([1, 2])('curves on %i workers find a small factor of a long number', async (workers) => {
  await using pool = poolOf(workers);
  const reports: Progress[] = [];
  const found = await pool.factor(UNEQUAL, { onProgress: (progress) => reports.push(progress) });
  expect(found.complete).toBe(true);
  expect(found.factors.map(({ prime }) => prime)).toEqual([
    59649589127497217n,
    UNEQUAL / 59649589127497217n,
  ]);
  // The curves of the first level, or of the second.
  for (const { total } of reports) expect([30, 90]).toContain(total);
});

test('progress counts the curves of one level after another', async () => {
  await using pool = poolOf(2);
  const reports: Progress[] = [];
  const { complete, ruledOut = [] } = await pool.factor(HARD, {
    timeLimit: SLOW ? 4000 : 1500,
    onProgress: (progress) => reports.push(progress),
  });
  expect(complete).toBe(false);
  const totals = reports.map(({ total }) => total ?? 0);
  expect(totals).toEqual([...totals].sort((a, b) => a - b));
  expect([30, 90, 260]).toEqual(expect.arrayContaining(totals));
  for (const { done, total } of reports) expect(done).toBeLessThanOrEqual(total ?? 0);
  // Curves on workers count like those on this thread.
  expect(ruledOut[0]).toMatchObject({ digits: 15 });
  expect(ruledOut[0]?.likelihood).toBeGreaterThan(0.5);
});

const LOSSES: [string, bigint, bigint][] = [
  ['relations', nextPrime(2n ** 84n), nextPrime(2n ** 88n)],
  ['curves', nextPrime(10n ** 18n), nextPrime(10n ** 80n)],
];
test.each(some(LOSSES, 2))('loses no %s with its workers', async (_, p, q) => {
  const count = await whileWorkersDie(async () => {
    await using pool = new PrimePool({ workers: 2 });
    const { factors } = await pool.factor(p * q);
    expect(factors.map(({ prime }) => prime)).toEqual([p, q]);
  });
  expect(count).toBeGreaterThan(2);
});

test('a signal ends it within a tenth of a second or so', async () => {
  await using pool = poolOf(2);
  const controller = new AbortController();
  const aborted = expect(pool.factor(HARD, { signal: controller.signal })).rejects.toBe(reason);
  await sleep(300);
  controller.abort(reason);
  await aborted;
  await expect(pool.factor(HARD, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect((await pool.factor(91)).factors).toHaveLength(2);
});

test('a time limit leaves what was found', async () => {
  await using pool = poolOf(2);
  const { complete, factors, cofactor } = await pool.factor(12n * HARD, {
    timeLimit: SLOW ? 1500 : 500,
  });
  expect(complete).toBe(false);
  expect(factors.slice(0, 2)).toEqual([
    { prime: 2n, exponent: 2 },
    { prime: 3n, exponent: 1 },
  ]);
  expect(HARD % (cofactor ?? 0n)).toBe(0n);
});

test('refuses bad input', async () => {
  await using pool = poolOf(1);
  await expect(pool.factor(0)).rejects.toThrow(IntegerRangeError);
  await expect(pool.factorAll([3, -3])).rejects.toThrow('-3 (at index 1)');
  await expect(pool.factorAll([2n ** 64n])).rejects.toThrow('2^64 or more');
});
