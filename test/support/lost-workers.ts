// Workers of this process that die during their work.

import type { Worker } from 'node:worker_threads';

/**
 * Does something while the first three workers that start die, each some milliseconds after its
 * second answer, during its next job.
 *
 * @returns how many workers have started
 */
export async function whileWorkersDie(action: () => Promise<void>): Promise<number> {
  let count = 0;
  const kill = (worker: Worker): void => {
    let answers = 0;
    if (++count > 3) return;
    worker.on('message', () => {
      if (++answers === 2) setTimeout(() => void worker.terminate(), 5);
    });
  };
  process.on('worker', kill);
  try {
    await action();
  } finally {
    process.off('worker', kill);
  }
  return count;
}
