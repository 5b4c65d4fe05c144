/// <reference lib="esnext.disposable" preserve="true" />
// The pool's public face: it checks what it is given, and chooses between doing the work at once and
// giving it to workers.

import { availableParallelism, makePlatform } from '#platform';
import { bitLength } from '../bigint/bit-length.js';
import { fitsWord } from '../bigint/word.js';
import { candidatesBeyond, type Direction, randomCandidates } from '../generate/candidates.js';
import { found, primeBeyond } from '../generate/next-prime.js';
import {
  firstRandomPrime,
  type RandomPrimeOptions,
  randomPrimeOptions,
} from '../generate/random-prime.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { assertIterable, type Batch, type Integers, isIndexed, pack } from '../input/integers.js';
import { WORKERS_LIMIT } from '../input/limits.js';
import {
  assertCallback,
  assertMethod,
  assertMilliseconds,
  assertOptions,
  assertSignal,
  assertWorkers,
  assertWorkerUrl,
  type Certainty,
  type Method,
  roundsOf,
} from '../input/options.js';
import { type FirstPrimeArgs, firstPrime, searchPlan } from '../jobs/first-prime.js';
import { Pacer } from '../steps/pacer.js';
import { finish } from '../steps/steps.js';
import {
  type Call,
  checkInline,
  type Input,
  inputOfIterator,
  inputOfList,
  isInline,
} from './call.js';
import { runParts } from './parts-supply.js';
import { isSmall, longestFirst } from './plan.js';
import type { PoolInfo } from './reports/info.js';
import { type Progress, ProgressMeter } from './reports/progress.js';
import {
  type BatchResult,
  type CheckReport,
  type PoolResult,
  reportOf,
} from './reports/results.js';
import { type PoolStats, WorkByWorker } from './reports/stats.js';
import { Scheduler } from './scheduler.js';
import { type Batches, batchStream } from './streams/batch-stream.js';
import { checkStream } from './streams/check-stream.js';
import { CheckSupply } from './streams/check-supply.js';
import { IDLE_TIMEOUT } from './tunables.js';
import { decideAll } from './verdicts.js';

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

/** How a search is stopped. */
export interface SearchOptions {
  /** Ends the search, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How to check numbers in a pool. */
export interface CheckOptions extends CallOptions, Certainty {
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
    assertOptions(options);
    const available = Math.min(availableParallelism(), WORKERS_LIMIT);
    const { workers = available, idleTimeout = IDLE_TIMEOUT, workerUrl } = options;
    assertWorkers(workers);
    assertMilliseconds('idleTimeout', idleTimeout);
    this.workers = workers;
    assertWorkerUrl(workerUrl);
    this.#scheduler = new Scheduler(workers, makePlatform(workerUrl), idleTimeout);
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
  check(
    ns: Iterable<Integer> | AsyncIterable<Integer>,
    options: CheckOptions = {},
  ): AsyncGenerator<PoolResult, void, undefined> {
    return checkStream(() => {
      const call = this.#call(options);
      return { call, input: inputOf(ns, call) };
    });
  }

  /**
   * Checks batches of numbers from a list or a stream, and yields the results of a batch as soon as it
   * is done, in no particular order. For numbers by the million: no object is made for a number, only
   * some 20 bytes. Otherwise like `check`, reading no more than 4 batches a worker ahead.
   *
   * A batch is one message to one worker, which costs some 0.05 ms, and is worked off in one go: a few
   * thousand numbers are a good size, fewer when each takes long. It must not be changed before its result is there.
   *
   * Integers of 2^64 and more come in arrays of bigints, which may hold smaller ones as well.
   *
   * @throws TypeError for what is no batch, naming its place; TypeError or RangeError for a bad
   *   option; the signal's reason; PoolClosedError; WorkerLostError
   * @example
   * for await (const { numbers, verdicts } of pool.checkBatches([BigUint64Array.of(96n, 97n)])) {
   *   console.log(numbers[verdicts.indexOf(1)]); // 97n
   * }
   */
  checkBatches<Numbers extends Batch = BigUint64Array>(
    batches: Batches<Numbers>,
    options: CheckOptions = {},
  ): AsyncGenerator<BatchResult<Numbers>, void, undefined> {
    return batchStream(() => ({ call: this.#call(options), batches }));
  }

  /**
   * Checks the numbers of a list, and resolves to all results in input order, with totals.
   *
   * @throws TypeError or RangeError for a bad option or number, before any work; the signal's reason;
   *   PoolClosedError; WorkerLostError
   */
  async checkAll(ns: Iterable<Integer>, options: CheckOptions = {}): Promise<CheckReport> {
    const start = performance.now();
    const call = this.#call(options);
    const { scheduler, workers, settings, signal, meter } = call;
    const input = inputOfList(isIndexed(ns) ? ns : assertIterable(ns), settings);
    const { length } = input.items;
    meter.total = length;
    let results: PoolResult[];
    let work = new WorkByWorker();
    if (isInline(input)) {
      results = [...checkInline(call, input.items)];
      for (const { elapsed } of results) work.add(0, 1, elapsed);
    } else {
      results = new Array(length);
      const supply = new CheckSupply(settings, workers, (batch) => {
        for (const result of batch) results[result.index] = result;
        meter.add(batch.length);
      });
      for (const item of longestFirst(input.items)) supply.add(item);
      supply.end();
      await scheduler.run(supply, signal);
      meter.finish();
      work = supply.work;
    }
    return reportOf(results, work, workers, performance.now() - start);
  }

  /**
   * Which of many integers are prime: 1 or 0 for each, in order. The fastest way, as nothing is timed
   * and no object is made for a number. Memory as {@link arePrime}, and a few chunks of 512 KiB.
   *
   * A list must not be changed before the result is there.
   *
   * @throws as `checkAll` does
   */
  async arePrime(
    ns: Integers,
    options: CallOptions & Certainty = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    // It has no method to choose, whatever comes with the options.
    const call = this.#call({ ...options, method: 'bpsw' });
    const integers = pack(ns);
    call.meter.total = integers.packed.length + integers.big.length;
    const verdicts = await decideAll(integers, call);
    call.meter.finish();
    return verdicts;
  }

  /**
   * The least prime greater than n, as {@link nextPrime} finds it. From some 400 bits on by all workers: each tests
   * the next of the candidates that a sieve leaves.
   *
   * @throws TypeError or RangeError for a bad number or option; the signal's reason; PoolClosedError; WorkerLostError
   */
  async nextPrime(n: Integer, options: SearchOptions = {}): Promise<bigint> {
    const { integer, signal } = this.#searchCall(n, options);
    return found(await this.#searchBeyond(integer, 1, signal));
  }

  /**
   * The greatest prime less than n, or undefined if n is 2 or less; otherwise like `nextPrime`.
   *
   * @throws as `nextPrime` does
   */
  async previousPrime(n: Integer, options: SearchOptions = {}): Promise<bigint | undefined> {
    const { integer, signal } = this.#searchCall(n, options);
    return this.#searchBeyond(integer, -1, signal);
  }

  /**
   * A random prime of exactly so many bits, uniform among them, as {@link randomPrime} draws it; from some 400 bits
   * on by all workers. The candidates are drawn on the calling thread, and the first that is prime is the answer,
   * so that primes that are decided fast have no advantage.
   *
   * @param bits from 2 (for a safe prime, 3) to 131,072
   * @throws as `nextPrime` does
   */
  async randomPrime(bits: number, options: RandomPrimeOptions = {}): Promise<bigint> {
    const { safe, signal } = randomPrimeOptions(bits, options);
    this.#scheduler.assertOpen();
    const plan = searchPlan(bits, safe, this.workers);
    if (bits <= 64 || isSmall(plan.cost)) return finish(firstRandomPrime(bits, safe));
    const source = { more: randomCandidates(bits, safe), plan };
    return found(await this.#firstPrime({ candidates: [], safe, source }, signal));
  }

  /** What the pool has done since it was made, by worker. */
  stats(): PoolStats {
    return this.#scheduler.stats();
  }

  /** How the pool works at the moment. */
  get info(): PoolInfo {
    return this.#scheduler.info;
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

  #searchCall(
    n: Integer,
    options: SearchOptions,
  ): { readonly integer: bigint; readonly signal: AbortSignal | undefined } {
    assertInteger(n);
    assertOptions(options);
    const { signal } = options;
    assertSignal(signal);
    this.#scheduler.assertOpen();
    signal?.throwIfAborted();
    return { integer: BigInt(n), signal };
  }

  /** Searches with the workers where they gain from it. */
  async #searchBeyond(
    n: bigint,
    direction: Direction,
    signal: AbortSignal | undefined,
  ): Promise<bigint | undefined> {
    const plan = searchPlan(bitLength(n), false, this.workers);
    if (fitsWord(n) || isSmall(plan.cost)) return finish(primeBeyond(n, direction));
    const pacer = new Pacer(async () => {
      await this.#scheduler.pause();
      signal?.throwIfAborted();
    });
    const more = await pacer.finish(candidatesBeyond(n, direction));
    return this.#firstPrime({ candidates: [], safe: false, source: { more, plan } }, signal);
  }

  async #firstPrime(
    args: FirstPrimeArgs,
    signal: AbortSignal | undefined,
  ): Promise<bigint | undefined> {
    const { workers } = this;
    return (await runParts(firstPrime, args, { scheduler: this.#scheduler, workers, signal }))
      .prime;
  }

  /** Checks the options of a call, and that it may begin. */
  #call(options: CheckOptions): Call {
    assertOptions(options);
    const { method = 'bpsw', signal, onProgress } = options;
    assertMethod(method);
    const rounds = roundsOf(options);
    assertSignal(signal);
    assertCallback('onProgress', onProgress);
    this.#scheduler.assertOpen();
    signal?.throwIfAborted();
    const meter = new ProgressMeter(onProgress);
    const settings = { method, rounds };
    return { scheduler: this.#scheduler, workers: this.workers, settings, signal, meter };
  }
}

/** The numbers of a list whole and in their best order; a stream's as far as they are needed to begin. */
function inputOf(ns: Iterable<Integer> | AsyncIterable<Integer>, { settings, meter }: Call): Input {
  if (isAsyncIterable(ns)) return { items: [], rest: ns[Symbol.asyncIterator]() };
  if (!isIndexed(ns)) return inputOfIterator(assertIterable(ns)[Symbol.iterator](), settings);
  const { items } = inputOfList(ns, settings);
  meter.total = items.length;
  return { items: longestFirst(items) };
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Integer> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
