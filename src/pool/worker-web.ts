// The file that a web worker runs. When built it imports nothing, so that it may be loaded as a module, as a
// classic script, or from a Blob.

import { useKernelModule } from '../kernel.js';
import { pause } from './pause-web.js';
import { type Reply, type Request, transferables } from './protocol.js';
import type { LockedNotice, Start } from './web-worker.js';
import { serve } from './worker.js';

/** The first message says what to start with, and the others are requests. */
addEventListener('message', ({ data }: MessageEvent<Start>) => start(data), { once: true });
addEventListener('messageerror', () => {
  throw new Error('a message to the worker could not be read');
});

function start({ module, lock }: Start): void {
  if (lock !== undefined) hold(lock);
  useKernelModule(module);
  const handle = serve({ post: (reply) => post(reply, transferables(reply)), pause });
  addEventListener('message', ({ data }: MessageEvent<Request>) => handle(data));
}

/** Locks something for the rest of this worker's life. Where that is forbidden, it goes without. */
function hold(lock: string): void {
  const forEver = (): Promise<void> => {
    post({ type: 'locked' });
    return new Promise(() => {});
  };
  navigator.locks.request(lock, forEver).catch(() => {});
}

function post(message: Reply | LockedNotice, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
