// What the pool requires of a host. The build replaces `#platform` by `node.ts`, `web.ts` or
// `workerd.ts`.

import type { Reply, Request } from '../../protocol.js';
import type { Origin } from '../../reports/info.js';

/** The pool's side of a worker. */
export interface PoolWorker {
  post(request: Request): void;
  /** Whether this worker keeps the process alive; without effect on hosts other than Node. */
  hold(alive: boolean): void;
  terminate(): Promise<void>;
}

/** Callbacks for the events of a worker. */
export interface WorkerEvents {
  onReply(reply: Reply): void;
  /** The worker has exited or failed. Called once, and not after `terminate`. */
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
 * @param workerUrl of a copy of the worker's file, instead of the package's own
 * @throws OptionRangeError if the host cannot start workers from such a URL
 */
export type MakePlatform = (workerUrl: string | URL | undefined) => Platform;
