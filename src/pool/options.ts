// How a pool and its calls are set up.

import { CERTAINTY, type Certainty, type Known, type Method } from '../input/options.js';
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
  /**
   * Is told how far the call has come, ten times a second at most, and at its end. What it throws ends the call. So
   * does what a promise that it returns is rejected with, unless the call has ended before.
   */
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

/** @internal */
export const POOL_OPTIONS: Known<PoolOptions> = {
  workers: true,
  idleTimeout: true,
  workerUrl: true,
};
/** @internal */
export const CALL_OPTIONS: Known<CallOptions> = { signal: true, onProgress: true };
/** @internal */
export const ARE_PRIME_OPTIONS: Known<CallOptions & Certainty> = { ...CALL_OPTIONS, ...CERTAINTY };
/** @internal */
export const SEARCH_OPTIONS: Known<SearchOptions> = { signal: true };
/** @internal */
export const IS_PRIME_OPTIONS: Known<SearchOptions & Certainty> = {
  ...SEARCH_OPTIONS,
  ...CERTAINTY,
};
/** @internal */
export const CHECK_OPTIONS: Known<CheckOptions> = { ...ARE_PRIME_OPTIONS, method: true };
