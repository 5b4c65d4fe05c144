/// <reference lib="esnext.disposable" preserve="true" />
// What every pool has, whatever it computes: workers, and calls that are checked before they begin.

import { availableParallelism, makePlatform } from '#platform';
import { WORKERS_LIMIT } from '../input/limits.js';
import {
  assertCallback,
  assertMethod,
  assertMilliseconds,
  assertOptions,
  assertRounds,
  assertSignal,
  assertWorkers,
  assertWorkerUrl,
  type Known,
} from '../input/options.js';
import { throwIfAborted } from '../input/signal.js';
import type { Call } from './call.js';
import {
  type CallOptions,
  CHECK_OPTIONS,
  type CheckOptions,
  POOL_OPTIONS,
  type PoolOptions,
} from './options.js';
import type { PartsCall } from './parts-supply.js';
import type { PoolInfo } from './reports/info.js';
import { ProgressMeter } from './reports/progress.js';
import type { PoolStats } from './reports/stats.js';
import { Scheduler } from './scheduling/scheduler.js';
import { IDLE_TIMEOUT } from './tunables.js';

/** Workers, and what is known of them. */
export class WorkerPool implements AsyncDisposable {
  /** How many workers there may be at a time. */
  readonly workers: number;
  /** @internal */
  protected readonly scheduler: Scheduler;

  /** @throws TypeError or RangeError for an invalid option */
  constructor(options: PoolOptions = {}) {
    assertOptions(options, POOL_OPTIONS);
    const available = Math.min(availableParallelism(), WORKERS_LIMIT);
    const { workers = available, idleTimeout = IDLE_TIMEOUT, workerUrl } = options;
    assertWorkers(workers);
    assertMilliseconds('idleTimeout', idleTimeout);
    this.workers = workers;
    assertWorkerUrl(workerUrl);
    this.scheduler = new Scheduler(workers, makePlatform(workerUrl), idleTimeout);
  }

  /**
   * Starts all workers now instead of with the first work that gains from them, and resolves when
   * they are ready, after some 30 ms. They end again when idle.
   *
   * @throws PoolClosedError
   */
  async start(): Promise<void> {
    await this.scheduler.start();
  }

  /** What the pool has done since it was made, by worker. */
  stats(): PoolStats {
    return this.scheduler.stats();
  }

  /** How the pool works at the moment. */
  get info(): PoolInfo {
    return this.scheduler.info;
  }

  /**
   * Ends the workers. Calls under way reject with a PoolClosedError, and so do later ones. Closing
   * twice is harmless.
   */
  close(): Promise<void> {
    return this.scheduler.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /**
   * Checks the options of a call, and that it may begin.
   *
   * @param known the names of all its options, also of those that are read elsewhere
   *
   * @internal
   */
  protected call<Options extends CallOptions>(
    options: Options,
    known: Known<Options>,
  ): PartsCall & { readonly meter: ProgressMeter } {
    assertOptions(options, known);
    const { signal, onProgress } = options;
    assertSignal(signal);
    assertCallback('onProgress', onProgress);
    this.scheduler.assertOpen();
    throwIfAborted(signal);
    const meter = new ProgressMeter(onProgress);
    return { scheduler: this.scheduler, workers: this.workers, signal, meter };
  }

  /**
   * The same for a call that checks numbers.
   *
   * @internal
   */
  protected checkCall(options: CheckOptions): Call {
    assertOptions(options, CHECK_OPTIONS);
    const { method = 'bpsw', rounds = 0 } = options;
    assertMethod(method);
    assertRounds(rounds);
    return { ...this.call(options, CHECK_OPTIONS), settings: { method, rounds } };
  }

  /**
   * What a call of a subject needs beyond the pool itself, which a page fetches with the first such
   * call.
   *
   * @throws PoolClosedError or the signal's reason, if that comes first
   *
   * @internal
   */
  protected async loaded<Calls>(
    loading: Promise<Calls>,
    { scheduler, signal }: PartsCall,
  ): Promise<Calls> {
    await scheduler.waits.waitFor(loading, signal);
    scheduler.assertOpen();
    throwIfAborted(signal);
    return loading;
  }
}
