// The sample, once by one worker and once by all: who took which number, from when to when.

import { type Method, type PoolResult, type PrimePool, SAMPLE } from 'primepool';
import { Attribution } from './attribution.js';

/** A number at a worker, or its part of one. Times in milliseconds from the start of its run. */
export interface Job {
  readonly result: PoolResult;
  readonly worker: number;
  /** Whether other workers have another part. */
  readonly shared: boolean;
  readonly start: number;
  readonly end: number;
}

/** One run of the sample. */
export interface Run {
  readonly workers: number;
  /** In the order in which they were done. */
  readonly jobs: readonly Job[];
  /** Milliseconds from the call to the last result. */
  readonly elapsed: number;
  /** Why no worker could be started, if none could. */
  readonly obstacle: unknown;
}

/** Both runs. */
export interface Recording {
  readonly alone: Run;
  readonly together: Run;
}

/** Rounds, of which the best of each side counts: other programs may take a core meanwhile. */
export const ROUNDS = 3;

/**
 * Runs the sample, both sides in turn. Nothing is drawn meanwhile: on a machine of two cores the
 * drawing would take the time of a worker. One worker alone stands for the sequential run, which
 * would stop the page on its own thread.
 */
export async function record(
  method: Method,
  alone: PrimePool,
  together: PrimePool,
): Promise<Recording> {
  // Workers are started before, and the engine has compiled the code to its end after a first run.
  await Promise.all([alone.start(), together.start()]);
  await together.checkAll(SAMPLE, { method });
  const runs: Recording[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    runs.push({ together: await run(method, together), alone: await run(method, alone) });
  }
  return {
    alone: best(runs.map((run) => run.alone)),
    together: best(runs.map((run) => run.together)),
  };
}

function best(runs: readonly Run[]): Run {
  return runs.reduce((best, run) => (run.elapsed < best.elapsed ? run : best));
}

async function run(method: Method, pool: PrimePool): Promise<Run> {
  const ends = new Map<number, number>();
  const jobs: Job[] = [];
  const attribution = new Attribution(pool.stats().perWorker);
  const begin = performance.now();
  let elapsed = 0;
  for await (const result of pool.check(SAMPLE, { method })) {
    elapsed = performance.now() - begin;
    const parts = attribution.partsOf(result, pool.stats().perWorker);
    for (const { worker, busy } of parts) {
      // Replies may be heard late and together, but a worker does one thing at a time.
      const start = Math.max(ends.get(worker) ?? 0, elapsed - busy);
      jobs.push({ result, worker, shared: parts.length > 1, start, end: elapsed });
      ends.set(worker, elapsed);
    }
  }
  const { cause: obstacle } = pool.info;
  return { workers: pool.workers, jobs, elapsed, obstacle };
}
