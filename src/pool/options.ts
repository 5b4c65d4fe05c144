// Options of a pool and its calls.

import { FACTOR_OPTIONS, type FactorOptions } from '../factor/options.js';
import { CERTAINTY, type Certainty, type Known, type Method } from '../input/options.js';
import type { RelationStore } from '../input/relation-store.js';
import type { Progress } from './reports/progress.js';

/** Options of a pool. */
export interface PoolOptions {
  /**
   * The maximum number of workers, from 1 to 1024.
   *
   * @default one for each core
   */
  readonly workers?: number | undefined;
  /**
   * Milliseconds without work after which a worker ends.
   *
   * @default 10_000
   */
  readonly idleTimeout?: number | undefined;
  /**
   * The URL of a copy of the worker's file (`primepool/worker`), for a page whose policy names it.
   * In a page, relative to the page; in Node, a file: URL.
   *
   * @default worker.js next to the package's own file
   */
  readonly workerUrl?: string | URL | undefined;
}

/** Progress and cancellation of a call. */
export interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Receives the progress of the call, at most ten times a second, and at its end. If it throws, or
   * returns a promise that rejects before the call ends, the call rejects with that error.
   */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Cancellation of a call that reports no progress. */
export interface SearchOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of calls that factor one integer. */
export interface PoolFactorOptions extends CallOptions, FactorOptions {
  /**
   * Keeps the relations of the quadratic sieve, from which a later call continues.
   *
   * @default they are lost with the call
   */
  readonly relations?: RelationStore | undefined;
}

/** Options of calls that check numbers. */
export interface CheckOptions extends CallOptions, Certainty {
  /** @default 'bpsw' */
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
export const POOL_FACTOR_OPTIONS: Known<PoolFactorOptions> = {
  ...CALL_OPTIONS,
  ...FACTOR_OPTIONS,
  relations: true,
};
/** @internal */
export const SEARCH_OPTIONS: Known<SearchOptions> = { signal: true };
/** @internal */
export const IS_PRIME_OPTIONS: Known<SearchOptions & Certainty> = {
  ...SEARCH_OPTIONS,
  ...CERTAINTY,
};
/** @internal */
export const CHECK_OPTIONS: Known<CheckOptions> = { ...ARE_PRIME_OPTIONS, method: true };
