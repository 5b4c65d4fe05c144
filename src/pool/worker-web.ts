// The file that a web worker runs. It imports nothing when built, so that it may be loaded as a module, as
// a classic script, or from a Blob.

import { useKernelModule } from '../kernel.js';
import { pause } from './pause-web.js';
import { type Request, transferables } from './protocol.js';
import { serve } from './worker.js';

/** The first message is the compiled kernel, and the others are requests. */
addEventListener(
  'message',
  ({ data: module }: MessageEvent<WebAssembly.Module>) => {
    useKernelModule(module);
    const handle = serve({
      post: (reply) => postMessage(reply, { transfer: transferables(reply) }),
      pause,
    });
    addEventListener('message', ({ data: request }: MessageEvent<Request>) => handle(request));
  },
  { once: true },
);
