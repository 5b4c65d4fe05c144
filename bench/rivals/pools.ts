import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { CheckResult } from 'primepool';
import Tinypool from 'tinypool';
import workerpool from 'workerpool';

/** A general pool of worker threads, whose tasks are those of `pool-tasks.mjs`. */
export interface RivalPool {
  readonly name: string;
  readonly version: string;
  /** How it is set up and called. */
  readonly note: string;
  /** Checks one number, as one task. */
  check(n: bigint, task: 'checkByFastMethod' | 'checkByTrialDivision'): PromiseLike<CheckResult>;
  /** Decides a chunk, as one task. The buffer is transferred. */
  decideMany(numbers: BigUint64Array<ArrayBuffer>): PromiseLike<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens the pools. Each keeps all its workers, which start with their first task.
 *
 * @param tasksPerWorker how many wait at a worker, in pools with such an option
 */
export function openRivalPools(workers: number, tasksPerWorker: number): RivalPool[] {
  return [
    openPiscina(workers, tasksPerWorker),
    openTinypool(workers, tasksPerWorker),
    openWorkerpool(workers),
  ];
}

function openPiscina(workers: number, concurrentTasksPerWorker: number): RivalPool {
  const pool = new Piscina({
    filename: new URL('./piscina-worker.mjs', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker,
  });
  return {
    name: 'piscina',
    version: versionOf('piscina'),
    note: `concurrentTasksPerWorker: ${concurrentTasksPerWorker}; transferList and move`,
    check: (n, name) => pool.run(n, { name }),
    decideMany: (numbers) =>
      pool.run(numbers, { name: 'decideMany', transferList: [numbers.buffer] }),
    close: () => pool.destroy(),
  };
}

function openTinypool(workers: number, concurrentTasksPerWorker: number): RivalPool {
  const pool = new Tinypool({
    filename: new URL('./tinypool-worker.mjs', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker,
  });
  return {
    name: 'tinypool',
    version: versionOf('tinypool'),
    note: `concurrentTasksPerWorker: ${concurrentTasksPerWorker}; transferList`,
    check: (n, name) => pool.run(n, { name }),
    decideMany: (numbers) =>
      pool.run(numbers, { name: 'decideMany', transferList: [numbers.buffer] }),
    close: () => pool.destroy(),
  };
}

function openWorkerpool(workers: number): RivalPool {
  const file = fileURLToPath(new URL('./workerpool-worker.mjs', import.meta.url));
  const pool = workerpool.pool(file, {
    minWorkers: workers,
    maxWorkers: workers,
    workerType: 'thread',
  });
  return {
    name: 'workerpool',
    version: versionOf('workerpool'),
    note: "workerType: 'thread'; transfer and Transfer",
    check: (n, task) => pool.exec(task, [n]),
    decideMany: (numbers) => pool.exec('decideMany', [numbers], { transfer: [numbers.buffer] }),
    close: async () => {
      await pool.terminate();
    },
  };
}

/** Read from the file: not every package exports its package.json. */
function versionOf(name: string): string {
  const file = new URL(`./node_modules/${name}/package.json`, import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}
