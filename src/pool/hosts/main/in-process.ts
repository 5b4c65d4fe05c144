// The stand-in for a worker: the same handler on the calling thread, for when no worker can start.

import type { Reply } from '../../protocol.js';
import type { Platform, PoolWorker, WorkerEvents } from './platform.js';

/** Starts the stand-in. It yields to the event loop between jobs, and within long ones. */
export function spawnInProcess(pause: Platform['pause'], events: WorkerEvents): PoolWorker {
  let ended = false;
  // Replies are asynchronous, as from a worker: the pool expects none while it is posting.
  const post = (reply: Reply): void => {
    queueMicrotask(() => {
      if (!ended) events.onReply(reply);
    });
  };
  // Loaded on demand: it imports the runners of all jobs, which this thread otherwise never needs.
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
