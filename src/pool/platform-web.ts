// Web workers, in browsers and wherever else there are some.

import { pause } from './pause-web.js';
import type { Platform, Spawn } from './platform.js';
import { type Reply, type Request, transferables } from './protocol.js';

/** Workers where the browser does not say how many it runs at a time. */
const PARALLELISM = 2;

const spawn: Spawn = (module, events) => {
  // Bundlers know this expression, and take the worker's file along.
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  let ended = false;
  const lost = (cause: Error): void => {
    if (ended) return;
    ended = true;
    // One that has thrown is still running.
    worker.terminate();
    events.onLost(cause);
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (!ended) events.onReply(data);
  };
  worker.onmessageerror = () => lost(new Error('a message of the worker could not be read'));
  worker.onerror = ({ message }) => lost(new Error(message || 'the worker could not be loaded'));
  worker.postMessage(module);
  return {
    post: (request: Request) => worker.postMessage(request, transferables(request)),
    hold: () => {},
    terminate: async () => {
      ended = true;
      worker.terminate();
    },
  };
};

export const platform: Platform = {
  spawn,
  availableParallelism: () => globalThis.navigator?.hardwareConcurrency || PARALLELISM,
  pause,
};
