// Node's worker threads.

import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Platform, Spawn } from './platform.js';
import { type Reply, transferables } from './protocol.js';

const spawn: Spawn = (module, events) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: module,
    // A flag of the main thread such as --input-type or a loader would break a worker that needs none.
    execArgv: [],
  });
  let ended = false;
  const lost = (cause: Error): void => {
    if (ended) return;
    ended = true;
    // One whose message cannot be read is still running.
    void worker.terminate();
    events.onLost(cause);
  };
  worker.on('message', (reply: Reply) => {
    // A reply after the end would let go of the worker, and with it of the process, before it has ended.
    if (!ended) events.onReply(reply);
  });
  worker.on('messageerror', lost);
  worker.on('error', lost);
  worker.on('exit', (code) => lost(new Error(`the worker exited with code ${code}`)));
  return {
    post: (request) => worker.postMessage(request, transferables(request)),
    hold: (alive) => (alive ? worker.ref() : worker.unref()),
    terminate: async () => {
      ended = true;
      await worker.terminate();
    },
  };
};

export const platform: Platform = { spawn, availableParallelism, pause: () => setImmediate() };
