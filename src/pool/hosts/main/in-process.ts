// The stand-in for a worker: the same handler on the calling thread, for hosts where no worker can
// start.

import type { Reply } from '../../protocol.js';
import type { Platform, PoolWorker, WorkerEvents } from './platform.js';

/** Starts the stand-in. It yields to the event loop between jobs, and within long ones. */
export function spawnInProcess(pause: Platform['pause'], events: WorkerEvents): PoolWorker {
  let ended = false;
  // Replies come later, as from a worker: the pool is not called back while it is posting.
  const post = (reply: Reply): void => {
    queueMicrotask(() => {
      if (!ended) events.onReply(reply);
    });
  };
  // It brings the runners of all subjects, which nobody else needs on this thread.
  const handler = import('../worker/serve.js').then(({ serve }) => serve({ post, pause }));
  return {
    post: (request) => {
      handler.then(
        (handle) => handle(request),
        (error: unknown) => {
          if (request.type === 'job') post({ type: 'failed', id: request.id, error });
        },
      );
    },
    hold: () => {},
    terminate: async () => {
      ended = true;
    },
  };
}
