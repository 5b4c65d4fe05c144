// Five minutes of everything at once: calls of every kind, refused, aborted, abandoned and closed
// at random moments, on workers that are killed at random moments. Every answer is checked, and
// nothing may be left over.

import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Worker } from 'node:worker_threads';
import { PoolClosedError, PrimePool, WorkerLostError } from 'primepool';
import { expect, test } from 'vitest';
import { SEED } from '../support/random.js';
import { count, oneOf, random, type Work } from '../support/soak/scene.js';
import { SUBJECTS } from '../support/soak/subjects.js';
import { VERDICTS } from '../support/soak/verdicts.js';
import { sleep } from '../support/workloads.js';

/** Milliseconds. Set SOAK_SECONDS for another length. */
const DURATION = 1000 * Number(process.env.SOAK_SECONDS ?? 300);

/** The number of kills that one job survives. */
const KILLS_SURVIVED = 2;

/** A round: one pool, some calls, and what happens to them. */
interface Round {
  readonly pool: PrimePool;
  readonly workers: Worker[];
  kills: number;
  closed: boolean;
}

async function call(round: Round): Promise<void> {
  const { pool } = round;
  const reason = new Error('aborted by the test');
  const controller = new AbortController();
  const aborts = random.below(4) === 0;
  if (aborts) setTimeout(() => controller.abort(reason), random.below(60));
  const { signal } = controller;
  count.calls++;
  try {
    const work = oneOf(WORK);
    await work(pool, signal);
    untried.delete(work);
  } catch (error) {
    if (error === reason && aborts) count.aborted++;
    else if (error instanceof PoolClosedError && round.closed) count.closed++;
    else if (error instanceof WorkerLostError && round.kills > KILLS_SURVIVED) count.lost++;
    else throw error;
  }
}

const WORK: readonly Work[] = [...VERDICTS, ...SUBJECTS];

/** Kinds of work of which no call has finished. */
const untried = new Set(WORK);

async function playRound(): Promise<void> {
  const idleTimeout = [1, 30, 10_000][random.below(3)] ?? 0;
  const pool = new PrimePool({ workers: 1 + random.below(3), idleTimeout });
  const round: Round = { pool, workers: [], kills: 0, closed: false };
  const see = (worker: Worker): void => {
    round.workers.push(worker);
  };
  process.on('worker', see);

  const deadly = random.below(2) === 0;
  const killing = setInterval(() => {
    const worker = round.workers[random.below(round.workers.length)];
    if (!deadly || worker === undefined || random.below(3) !== 0) return;
    round.kills++;
    count.kills++;
    void worker.terminate();
  }, 20);
  const closes = random.below(6) === 0;
  const closing = setTimeout(() => {
    round.closed = closes;
    if (closes) void pool.close();
  }, random.below(100));

  await Promise.all(Array.from({ length: 1 + random.below(6) }, () => call(round)));
  clearInterval(killing);
  clearTimeout(closing);
  await pool.close();
  process.off('worker', see);
  count.rounds++;
}

/** What a process holds after garbage collection. */
interface Belongings {
  readonly threads: number;
  readonly ports: number;
  /** MiB of objects and buffers. */
  readonly memory: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function takeStock(): Promise<Belongings> {
  // Threads take a moment to end.
  await sleep(500);
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    await sleep(10);
  }
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return {
    threads: process.platform === 'linux' ? readdirSync('/proc/self/task').length : 0,
    ports: process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length,
    memory: (heapUsed + arrayBuffers + external) / 2 ** 20,
  };
}

test(`nothing is lost, wrong or left over (seed ${SEED})`, {
  timeout: 10 * DURATION + 60_000,
}, async () => {
  const end = performance.now() + DURATION;
  // The first rounds compile code and fill caches.
  while (performance.now() < end - 0.8 * DURATION) await playRound();
  const before = await takeStock();
  while (performance.now() < end) await playRound();
  const after = await takeStock();
  console.log(`seed ${SEED}`, count, before, after);

  expect(after.threads).toBeLessThanOrEqual(before.threads);
  expect(after.ports).toBeLessThanOrEqual(before.ports);
  expect(after.memory - before.memory).toBeLessThan(8);
  expect(untried.size).toBe(0);
  // One job rarely loses three workers, and it may not happen.
  const { lost: _, ...certain } = count;
  for (const [what, number] of Object.entries(certain)) expect(number, what).toBeGreaterThan(0);
});
