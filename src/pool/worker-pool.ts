/// <reference lib="esnext.disposable" preserve="true" />
// The base of every pool: its workers, and the validation of calls.

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

/** The workers of a pool, and their statistics. */
export class WorkerPool implements AsyncDisposable {
  /** The maximum number of workers. */
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
   * Starts all workers now instead of with the first work that needs them, and resolves when they
   * are ready, after about 30 ms. They end again when idle.
   *
   * @throws PoolClosedError
   */
  async start(): Promise<void> {
    await this.scheduler.start();
  }

  /** The work done since the pool was created, by worker. */
  stats(): PoolStats {
    return this.scheduler.stats();
  }

  /** The current state of the pool. */
  get info(): PoolInfo {
    return this.scheduler.info;
  }

  /**
   * Ends the workers. Calls in progress and later calls reject with a PoolClosedError. Closing
   * twice is harmless.
   */
  close(): Promise<void> {
    return this.scheduler.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /**
   * Validates the options of a call, and that it may begin.
   *
   * @param known the names of all its options, including those read elsewhere
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
   * The code of a subject, which a page fetches with the first such call.
   *
   * @throws PoolClosedError or the signal's reason, if either comes first
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
