import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Contestant } from './contestant.ts';

/**
 * Threads that already have the numbers, an equal part each: an upper bound for pools, which have
 * to send them.
 */
export class PoolBound {
  readonly #workers: readonly Worker[];

  constructor(threads: number) {
    const file = new URL('./pool-bound-worker.mjs', import.meta.url);
    this.#workers = Array.from({ length: threads }, () => new Worker(file));
  }

  get contestant(): Contestant {
    return {
      name: 'threads that have the numbers already',
      version: '',
      kind: 'javascript',
      note: 'an upper bound for any pool: only verdicts are sent',
      prepare: (numbers) => {
        const part = Math.ceil(numbers.length / this.#workers.length);
        for (const [index, worker] of this.#workers.entries()) {
          worker.postMessage(numbers.slice(index * part, (index + 1) * part));
        }
        return async () => {
          const answers = new Uint8Array(numbers.length);
          await Promise.all(
            this.#workers.map(async (worker, index) => {
              worker.postMessage('decide');
              const [verdicts] = await once(worker, 'message');
              answers.set(verdicts, index * part);
            }),
          );
          return { answers };
        };
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
