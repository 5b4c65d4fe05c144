// The pool's end of a web worker, which says more clearly than the worker itself what becomes of
// it.

import { type Reply, type Request, transferables } from '../../protocol.js';
import { START_TIMEOUT } from '../../tunables.js';
import { pause } from '../pause-web.js';
import type { WorkerEvents } from './platform.js';

/** The first message to a web worker. */
export interface Start {
  readonly module: WebAssembly.Module;
  /** What the worker is to lock, if anything: see `connect`. */
  readonly lock: string | undefined;
}

/** That the worker has locked what it was told to lock, and keeps it as long as it lives. */
export interface LockedNotice {
  readonly type: 'locked';
}

export interface WebWorker {
  post(request: Request): void;
  terminate(): void;
}

/**
 * Sends a worker the kernel, and listens to it. A worker is lost when it cannot be loaded, when it
 * throws, when it does not say in time that it is ready, and when it has ended without a word.
 * There is no event for the last: the worker holds a lock, which the browser gives to the pool when
 * the worker is no more. Locks are to be had in secure contexts only; elsewhere, nothing but the
 * worker itself could end it unheard.
 */
export function connect(
  worker: Worker,
  module: WebAssembly.Module,
  { onReply, onLost }: WorkerEvents,
): WebWorker {
  const locks = globalThis.navigator?.locks;
  const lock = locks && `primepool ${crypto.randomUUID()}`;
  try {
    worker.postMessage({ module, lock } satisfies Start);
  } catch (error) {
    // It runs already, and nobody else could end it.
    worker.terminate();
    throw error;
  }
  let ended = false;
  const end = (): void => {
    ended = true;
    clearTimeout(timer);
    worker.terminate();
  };
  const lost = (reason: string): void => {
    if (ended) return;
    // One that has thrown is still running.
    end();
    onLost(new Error(reason));
  };
  const timer = setTimeout(async () => {
    // While this thread was busy, the answer may have arrived.
    await pause();
    if (!ready) lost(`the worker did not answer in ${START_TIMEOUT / 1000} s`);
  }, START_TIMEOUT);
  let ready = false;

  worker.onmessage = ({ data }: MessageEvent<Reply | LockedNotice>) => {
    if (ended) return;
    if (data.type === 'locked') {
      locks.request(`${lock}`, () => lost('the worker has ended')).catch(() => {});
      return;
    }
    if (data.type === 'ready') {
      ready = true;
      clearTimeout(timer);
    }
    onReply(data);
  };
  worker.onmessageerror = () => lost('a message of the worker could not be read');
  worker.onerror = (event) => {
    // What the pool deals with is not to be reported as an error of the page.
    event.preventDefault();
    // More is not to be known of a file that does not load.
    lost(event.message || 'the worker could not be loaded, or may not be');
  };
  return {
    post: (request) => worker.postMessage(request, transferables(request)),
    terminate: end,
  };
}
