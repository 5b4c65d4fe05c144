// Runs the sample with one worker and with all, and records which worker took which number when.

import { type Method, type PoolResult, type PrimePool, SAMPLE } from 'primepool';
import { Attribution } from './attribution.js';

/** A worker's number, or its part of one. Times are milliseconds from the start of the run. */
export interface Job {
  readonly result: PoolResult;
  readonly worker: number;
  /** Whether other workers computed other parts. */
  readonly shared: boolean;
  readonly start: number;
  readonly end: number;
}

/** One run of the sample. */
export interface Run {
  readonly workers: number;
  /** In order of completion. */
  readonly jobs: readonly Job[];
  /** Milliseconds from the call to the last result. */
  readonly elapsed: number;
  /** Why no worker could start, if none could. */
  readonly obstacle: unknown;
}

/** Both runs. */
export interface Recording {
  readonly alone: Run;
  readonly together: Run;
}

/** Rounds, of which the best of each side counts: other programs may use a core meanwhile. */
export const ROUNDS = 3;

/**
 * Runs the sample, both sides in turn. Nothing is drawn meanwhile: with two cores, drawing would
 * take a worker's time. One worker stands for the sequential run, which would block the page's
 * thread.
 */
export async function record(
  method: Method,
  alone: PrimePool,
  together: PrimePool,
): Promise<Recording> {
  // Before the measurement, workers start, and a first run lets the engine optimise the code.
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
      // Replies may arrive late and together, but a worker runs one job at a time.
      const start = Math.max(ends.get(worker) ?? 0, elapsed - busy);
      jobs.push({ result, worker, shared: parts.length > 1, start, end: elapsed });
      ends.set(worker, elapsed);
    }
  }
  const { cause: obstacle } = pool.info;
  return { workers: pool.workers, jobs, elapsed, obstacle };
}
