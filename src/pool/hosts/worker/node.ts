// The file that a Node worker runs.

import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { word } from '../../../wasm/word.js';
import { type Request, transferables } from '../../protocol.js';
import { serve } from './serve.js';

if (parentPort === null) throw new Error('worker.js must be run by the pool, as a worker thread');
const port = parentPort;
word.use(workerData as WebAssembly.Module);
// Without the kernel the worker is useless.
word.kernel();
const handle = serve({
  post: (reply) => port.postMessage(reply, transferables(reply)),
  pause: () => setImmediate(),
});
port.on('message', (request: Request) => handle(request));
