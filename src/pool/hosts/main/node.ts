// Node's worker threads. Node's modules are loaded when a pool needs them: importing them takes
// about 3 ms, as long as the rest of the package, and most programs have no pool.

import { OptionRangeError } from '../../../input/errors.js';
import { show } from '../../../input/show.js';
import { type Reply, transferables } from '../../protocol.js';
import type { MakePlatform, Spawn } from './platform.js';

export function availableParallelism(): number {
  return process.getBuiltinModule('node:os').availableParallelism();
}

export const makePlatform: MakePlatform = (workerUrl) => {
  const url =
    workerUrl === undefined ? new URL('./worker.js', import.meta.url) : fileUrl(workerUrl);
  return {
    spawn: (module, events) => spawn(url, module, events),
    pause: () => process.getBuiltinModule('node:timers/promises').setImmediate(),
    origin: { source: 'file' },
  };
};

function fileUrl(workerUrl: string | URL): URL {
  const url = URL.canParse(workerUrl) ? new URL(workerUrl) : undefined;
  if (url?.protocol === 'file:') return url;
  throw new OptionRangeError(
    `workerUrl is ${show(String(workerUrl))}: pass a file: URL here, such as new URL('./worker.js', import.meta.url)`,
  );
}

function spawn(url: URL, ...[module, events]: Parameters<Spawn>): ReturnType<Spawn> {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(url, {
    workerData: module,
    // Flags of the main thread, such as --input-type or a loader, would break the worker.
    execArgv: [],
  });
  let ended = false;
  const lost = (cause: Error): void => {
    if (ended) return;
    ended = true;
    // A worker whose message cannot be read is still running.
    void worker.terminate();
    events.onLost(cause);
  };
  worker.on('message', (reply: Reply) => {
    // A reply after the end would release the worker, and with it the process, too early.
    if (!ended) events.onReply(reply);
  });
  worker.on('messageerror', lost);
  worker.on('error', lost);
  worker.on('exit', (code) => lost(new Error(`the worker exited with code ${code}`)));
  return {
    post: (request) => worker.postMessage(request, transferables(request)),
    hold: (alive) => (alive ? worker.ref() : worker.unref()),
    terminate: async () => {
      ended = true;
      await worker.terminate();
    },
  };
}
