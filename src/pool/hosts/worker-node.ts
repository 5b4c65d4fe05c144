// The file that a Node worker runs.

import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { useKernelModule } from '../../kernel.js';
import { type Request, transferables } from '../protocol.js';
import { serve } from '../worker.js';

if (parentPort === null) throw new Error('worker.js is run by the pool, as a worker thread');
const port = parentPort;
useKernelModule(workerData as WebAssembly.Module);
const handle = serve({
  post: (reply) => port.postMessage(reply, transferables(reply)),
  pause: () => setImmediate(),
});
port.on('message', (request: Request) => handle(request));
