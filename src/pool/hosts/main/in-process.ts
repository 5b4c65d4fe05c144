// A worker that is none: the same handler on the calling thread, for hosts that do not let workers start.

import { serve } from '../worker/serve.js';
import type { Platform, PoolWorker, WorkerEvents } from './platform.js';

/** Starts the stand-in. It yields to the event loop between jobs, and within long ones. */
export function spawnInProcess(pause: Platform['pause'], events: WorkerEvents): PoolWorker {
  let ended = false;
  const handle = serve({
    // Replies come later, as from a worker: the pool is not called back while it is posting.
    post: (reply) => {
      queueMicrotask(() => {
        if (!ended) events.onReply(reply);
      });
    },
    pause,
  });
  return {
    post: handle,
    hold: () => {},
    terminate: async () => {
      ended = true;
    },
  };
}
