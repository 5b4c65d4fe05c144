// The file that a web worker runs. The built file imports nothing, and can be loaded as a module,
// as a classic script, or from a Blob.

import { word } from '../../../wasm/word.js';
import { type Reply, type Request, transferables } from '../../protocol.js';
import type { LockedNotice, Start } from '../main/web-worker.js';
import { pause } from '../pause-web.js';
import { serve } from './serve.js';

/** The first message is the start, all others are requests. */
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
  // Before the worker reports ready: from then on the pool must notice its end.
  const forEver = (): Promise<void> => {
    post({ type: 'locked' });
    listen();
    return new Promise(() => {});
  };
  // Where locks are forbidden, the worker runs without one.
  navigator.locks.request(lock, forEver).catch(listen);
}

function listen(): void {
  const handle = serve({ post: (reply) => post(reply, transferables(reply)), pause });
  addEventListener('message', ({ data }: MessageEvent<Request>) => handle(data));
}

function post(message: Reply | LockedNotice, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
