// The file that a web worker runs. When built it imports nothing, so that it may be loaded as a
// module, as a classic script, or from a Blob.

import { word } from '../../../wasm/word.js';
import { type Reply, type Request, transferables } from '../../protocol.js';
import type { LockedNotice, Start } from '../main/web-worker.js';
import { pause } from '../pause-web.js';
import { serve } from './serve.js';

/** The first message says what to start with, and the others are requests. */
addEventListener('message', ({ data }: MessageEvent<Start>) => start(data), { once: true });
addEventListener('messageerror', () => {
  throw new Error('a message to the worker could not be read');
});

function start({ module, lock }: Start): void {
  word.use(module);
  // Without the kernel the worker is useless.
  word.kernel();
  if (lock === undefined) {
    listen();
    return;
  }
  // Before the pool hears that this worker is ready, as from then on it must notice if it ends.
  const forEver = (): Promise<void> => {
    post({ type: 'locked' });
    listen();
    return new Promise(() => {});
  };
  // Where locks are forbidden, it goes without.
  navigator.locks.request(lock, forEver).catch(listen);
}

function listen(): void {
  const handle = serve({ post: (reply) => post(reply, transferables(reply)), pause });
  addEventListener('message', ({ data }: MessageEvent<Request>) => handle(data));
}

function post(message: Reply | LockedNotice, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
