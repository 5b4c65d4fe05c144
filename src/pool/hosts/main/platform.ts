// What a host has to offer so that the pool can run on it. The build puts one of `node.ts`,
// `web.ts` and `workerd.ts` in the place of `#platform`.

import type { Reply, Request } from '../../protocol.js';
import type { Origin } from '../../reports/info.js';

/** The pool's side of a worker. */
export interface PoolWorker {
  post(request: Request): void;
  /** Whether this worker keeps the process alive, where a host has such a thing. */
  hold(alive: boolean): void;
  terminate(): Promise<void>;
}

/** What the pool hears of a worker. */
export interface WorkerEvents {
  onReply(reply: Reply): void;
  /** The worker has ended, of itself or by an error. Called once, and not after `terminate`. */
  onLost(cause: Error): void;
}

/** Starts a worker. It may throw, or report later that the worker was lost. */
export type Spawn = (module: WebAssembly.Module, events: WorkerEvents) => PoolWorker;

export interface Platform {
  readonly spawn: Spawn;
  readonly pause: () => Promise<void>;
  readonly origin: Origin;
}

/**
 * A platform for one pool.
 *
 * @param workerUrl of a copy of the worker's file, instead of the one beside the package's own
 * @throws OptionRangeError if no worker can be started from such a URL here
 */
export type MakePlatform = (workerUrl: string | URL | undefined) => Platform;
