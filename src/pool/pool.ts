// The pool's public face: it checks what it is given, and chooses between doing the work at once and
// giving it to workers.

import { platform } from '#platform';
import { IDLE_TIMEOUT } from '../config.js';
import { assertIterable, type Integer, type Integers, isIndexed, pack } from '../integer.js';
import {
  assertCallback,
  assertMethod,
  assertMilliseconds,
  assertSignal,
  assertWorkers,
  type Method,
} from '../options.js';
import { arePrime, check } from '../primality.js';
import { type Call, checkStream } from './check-stream.js';
import { type Item, itemOf } from './item.js';
import { dearestFirst, FAST_COST, isSmall } from './plan.js';
import { type Progress, ProgressMeter } from './progress.js';
import { type CheckReport, type PoolResult, reportOf } from './results.js';
import { Scheduler } from './scheduler.js';
import { VerdictSupply } from './verdict-supply.js';

/** How to set up a pool. */
export interface PoolOptions {
  /** Workers at most, from 1 to 1024. Default: as many as the machine runs at the same time. */
  readonly workers?: number | undefined;
  /** Milliseconds without work after which a worker ends. Default: 10,000. */
  readonly idleTimeout?: number | undefined;
}

/** How a call is watched and stopped. */
export interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Is told how far the call has come, ten times a second at most, and at its end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How to check numbers in a pool. */
export interface CheckOptions extends CallOptions {
  /** Default: 'bpsw'. */
  readonly method?: Method | undefined;
}

/**
 * Workers that check numbers at the same time. They start when there is work that gains from them, end
 * after a while without, and do not keep the process alive when idle.
 *
 * @example
 * await using pool = new PrimePool();
 * const report = await pool.checkAll(SAMPLE, { method: 'trial-division' });
 */
export class PrimePool implements AsyncDisposable {
  /** How many workers there may be at a time. */
  readonly workers: number;
  readonly #scheduler: Scheduler;

  /** @throws TypeError or RangeError for an option that cannot be */
  constructor(options: PoolOptions = {}) {
    const { workers = platform.availableParallelism(), idleTimeout = IDLE_TIMEOUT } = options;
    assertWorkers(workers);
    assertMilliseconds('idleTimeout', idleTimeout);
    this.workers = workers;
    this.#scheduler = new Scheduler(workers, platform, idleTimeout);
  }

  /**
   * Starts all workers now instead of with the first work that gains from them, and resolves when they
   * are ready, after some 30 ms. They end again when idle.
   *
   * @throws PoolClosedError
   */
  async start(): Promise<void> {
    await this.#scheduler.start();
  }

  /**
   * Checks numbers from a list or a stream, and yields each result as soon as it is there, in no
   * particular order. Work begins with the first result that is asked for; breaking out of the loop
   * ends it. A stream may be endless: it is read no more than 65,536 numbers ahead.
   *
   * @throws TypeError or RangeError for a bad option or number, before any work if in an array; the
   *   signal's reason; PoolClosedError; WorkerLostError
   */
  async *check(
    ns: Iterable<Integer> | AsyncIterable<Integer>,
    options: CheckOptions = {},
  ): AsyncGenerator<PoolResult, void, undefined> {
    const call = this.#call(options);
    if (isAsyncIterable(ns)) {
      yield* checkStream(call, [], ns[Symbol.asyncIterator]());
      return;
    }
    if (!isIndexed(ns)) {
      const iterator = assertIterable(ns)[Symbol.iterator]();
      const { items, ended } = readSmall(iterator, call.method);
      yield* ended ? checkInline(call, items) : checkStream(call, items, iterator);
      return;
    }
    const items = itemsOf(ns, call.method);
    call.meter.total = items.length;
    yield* isSmallWork(items) ? checkInline(call, items) : checkStream(call, dearestFirst(items));
  }

  /**
   * Checks the numbers of a list, and resolves to all results in input order, with totals.
   *
   * @throws TypeError or RangeError for a bad option or number, before any work; the signal's reason;
   *   PoolClosedError; WorkerLostError
   */
  async checkAll(ns: Iterable<Integer>, options: CheckOptions = {}): Promise<CheckReport> {
    const start = performance.now();
    const results: PoolResult[] = [];
    const list = isIndexed(ns) ? ns : Array.from(assertIterable(ns));
    for await (const result of this.check(list as Iterable<Integer>, options)) results.push(result);
    return reportOf(results, this.workers, performance.now() - start);
  }

  /**
   * Which of many integers are prime: 1 or 0 for each, in order. The fastest way, as nothing is timed
   * and no object is made for a number. Memory as {@link arePrime}, and a few chunks of 512 KiB.
   *
   * A list must not be changed before the result is there.
   *
   * @throws as `checkAll` does
   */
  async arePrime(ns: Integers, options: CallOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const { scheduler, workers, signal, meter } = this.#call(options);
    const numbers = pack(ns);
    meter.total = numbers.length;
    if (isSmall(numbers.length * FAST_COST)) {
      const verdicts = arePrime(numbers);
      meter.add(verdicts.length);
      meter.finish();
      return verdicts;
    }
    const supply = new VerdictSupply(numbers, workers, (count) => meter.add(count));
    await scheduler.run(supply, signal);
    meter.finish();
    return supply.verdicts;
  }

  /**
   * Ends the workers. Calls under way reject with a PoolClosedError, and so do later ones. Closing twice
   * is harmless.
   */
  close(): Promise<void> {
    return this.#scheduler.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Checks the options of a call, and that it may begin. */
  #call({ method = 'bpsw', signal, onProgress }: CheckOptions): Call {
    assertMethod(method);
    assertSignal(signal);
    assertCallback('onProgress', onProgress);
    this.#scheduler.assertOpen();
    signal?.throwIfAborted();
    const meter = new ProgressMeter(onProgress);
    return { scheduler: this.#scheduler, workers: this.workers, method, signal, meter };
  }
}

/** Does the work on the calling thread. */
function* checkInline({ method, meter }: Call, items: readonly Item[]): Generator<PoolResult> {
  for (const { index, n } of items) {
    const result = { ...check(n, { method }), index, worker: 0 };
    meter.add(1);
    yield result;
  }
  meter.finish();
}

/** @throws TypeError or RangeError, naming the index */
function itemsOf(ns: Iterable<Integer>, method: Method): Item[] {
  return Array.from(ns, (n, index) => itemOf(n, index, method));
}

function isSmallWork(items: readonly Item[]): boolean {
  return isSmall(items.reduce((sum, { cost }) => sum + cost, 0));
}

/** Reads until the iterator has ended, or there is enough work to gain from workers. */
function readSmall(
  iterator: Iterator<Integer>,
  method: Method,
): { readonly items: Item[]; readonly ended: boolean } {
  const items: Item[] = [];
  let cost = 0;
  try {
    while (isSmall(cost)) {
      const { done, value } = iterator.next();
      if (done) return { items, ended: true };
      const item = itemOf(value, items.length, method);
      items.push(item);
      cost += item.cost;
    }
    return { items, ended: false };
  } catch (error) {
    iterator.return?.();
    throw error;
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Integer> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
