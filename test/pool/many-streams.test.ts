// Thousands of streams at once: each costs its own work, and nothing for the others.

import { expect, test } from 'vitest';
import { FairQueue } from '../../src/pool/scheduling/fair-queue.js';
import type { Job, Supply } from '../../src/pool/scheduling/job.js';
import { SLOW } from '../support/extent.js';
import { drain } from '../support/outcomes.js';
import { poolOf } from '../support/pool.js';
import { Random, SEED } from '../support/random.js';

/** A job source that counts how often it is asked. */
class CountingSupply implements Supply {
  asked = 0;
  exhausted = false;
  readonly jobs: number[];

  constructor(jobs: number[]) {
    this.jobs = jobs;
  }

  next(): Job | undefined {
    this.asked++;
    const cost = this.jobs.shift();
    return cost === undefined ? undefined : ({ cost } as Job);
  }
}

test('a stream without work is asked once, and not again before it is woken', () => {
  const queue = new FairQueue();
  const idle = Array.from({ length: 1000 }, () => new CountingSupply([]));
  for (const supply of idle) queue.add(supply, undefined, () => {});
  const busy = new CountingSupply(new Array(1000).fill(1));
  const run = queue.add(busy, undefined, () => {});
  for (let i = 0; i < 1000; i++) expect(queue.take()?.run).toBe(run);
  expect(queue.take()).toBeUndefined();
  expect(idle.every(({ asked }) => asked === 1)).toBe(true);
  expect(busy.asked).toBe(1001);
  const [woken = busy] = idle;
  woken.jobs.push(1);
  expect(queue.take()).toBeUndefined();
  queue.wake(queue.runOf(woken) ?? run);
  expect(queue.take()?.run.supply).toBe(woken);
});

test(`each gets its turn, whatever streams come and go, seed ${SEED}`, () => {
  const random = new Random();
  const queue = new FairQueue();
  const given = new Map<Supply, number>();
  for (let i = 0; i < 200; i++) {
    const supply = new CountingSupply(new Array(300).fill(1 + random.below(3)));
    queue.add(supply, undefined, () => {});
    given.set(supply, 0);
  }
  for (let i = 0; i < 10_000; i++) {
    const { job, run } = queue.take() ?? {};
    if (job === undefined || run === undefined) break;
    given.set(run.supply, (given.get(run.supply) ?? 0) + job.cost);
    if (random.below(100) === 0) {
      queue.remove(run);
      given.delete(run.supply);
    }
    const works = [...given.values()];
    expect(Math.max(...works) - Math.min(...works)).toBeLessThanOrEqual(6);
  }
});

test('many streams end, each with its own results', async () => {
  await using pool = poolOf(2);
  async function* two(i: number): AsyncGenerator<number> {
    yield i;
    await null;
    yield i + 1;
  }
  const all = Array.from({ length: SLOW ? 3000 : 1000 }, (_, i) => drain(pool.check(two(i))));
  for (const [i, results] of (await Promise.all(all)).entries()) {
    expect(results.map(({ n }) => n).sort()).toEqual([BigInt(i), BigInt(i + 1)].sort());
  }
});
