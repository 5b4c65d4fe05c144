// The pool's side of a web worker. It detects that a worker was lost where the browser fires no
// event.

import { type Reply, type Request, transferables } from '../../protocol.js';
import { START_TIMEOUT } from '../../tunables.js';
import { pause } from '../pause-web.js';
import type { WorkerEvents } from './platform.js';

/** The first message to a web worker. */
export interface Start {
  readonly module: WebAssembly.Module;
  /** The name of the lock that the worker takes, if any: see `connect`. */
  readonly lock: string | undefined;
}

/** The worker holds its lock and keeps it for life. */
export interface LockedNotice {
  readonly type: 'locked';
}

export interface WebWorker {
  post(request: Request): void;
  terminate(): void;
}

/**
 * Sends a worker the kernel, and listens to it. A worker is lost when it does not load, throws, is
 * not ready in time, or has ended silently. The last fires no event: instead the worker holds a
 * lock, which the browser grants to the pool when the worker has ended. Locks exist in secure
 * contexts only; elsewhere, only the worker itself could end it silently.
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
    // It is already running, and nothing else would end it.
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
    // A worker that has thrown is still running.
    end();
    onLost(new Error(reason));
  };
  const timer = setTimeout(async () => {
    // The answer may have arrived while this thread was busy.
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
  worker.onmessageerror = () => lost('a message from the worker could not be read');
  worker.onerror = (event) => {
    // The pool handles the error: the page should not report it.
    event.preventDefault();
    // Browsers give no reason when a file does not load.
    lost(event.message || 'the worker file did not load, or is blocked');
  };
  return {
    post: (request) => worker.postMessage(request, transferables(request)),
    terminate: end,
  };
}
