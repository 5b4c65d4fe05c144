// How a pool and its calls are set up.

import type { Certainty, Method } from '../input/options.js';
import type { Progress } from './reports/progress.js';

/** How to set up a pool. */
export interface PoolOptions {
  /** Workers at most, from 1 to 1024. Default: as many as the machine runs at the same time. */
  readonly workers?: number | undefined;
  /** Milliseconds without work after which a worker ends. Default: 10,000. */
  readonly idleTimeout?: number | undefined;
  /**
   * Where a copy of the worker's file is (`primepool/worker`), for a page whose policy names it. In a page,
   * from where the page is; in Node, a file: URL. Default: beside the package's own file.
   */
  readonly workerUrl?: string | URL | undefined;
}

/** How a call is watched and stopped. */
export interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Is told how far the call has come, ten times a second at most, and at its end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How a call without progress is stopped. */
export interface SearchOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How to check numbers in a pool. */
export interface CheckOptions extends CallOptions, Certainty {
  /** Default: 'bpsw'. */
  readonly method?: Method | undefined;
}
