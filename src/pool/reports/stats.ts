// Work done per worker.

/** The work done by one worker. */
export interface WorkerShare {
  /** From 1; 0 for the calling thread. */
  readonly worker: number;
  /** Numbers. */
  readonly checked: number;
  /** Milliseconds of work. */
  readonly busy: number;
  /** The busy fraction of the elapsed time, from 0 to 1. */
  readonly share: number;
}

/** The work done by a pool since it was created. */
export interface PoolStats {
  /** Numbers. */
  readonly checked: number;
  /** Milliseconds of work, the sum over all workers. */
  readonly busy: number;
  /** Milliseconds during which a call was in progress, including the time of its caller. */
  readonly elapsed: number;
  /** Numbers per second of that time; 0 before the first call. */
  readonly throughput: number;
  /** By worker. */
  readonly perWorker: readonly WorkerShare[];
}

/** Adds up work by worker. @internal */
export class WorkByWorker {
  readonly #byWorker = new Map<number, { checked: number; busy: number }>();

  /** @param busy milliseconds */
  add(worker: number, checked: number, busy: number): void {
    const entry = this.#byWorker.get(worker) ?? { checked: 0, busy: 0 };
    entry.checked += checked;
    entry.busy += busy;
    this.#byWorker.set(worker, entry);
  }

  /** @param elapsed milliseconds of wall time */
  stats(elapsed: number): PoolStats {
    let checked = 0;
    let busy = 0;
    const perWorker: WorkerShare[] = [];
    for (const [worker, entry] of [...this.#byWorker].sort(([a], [b]) => a - b)) {
      checked += entry.checked;
      busy += entry.busy;
      // Browsers round clocks, and a worker's clock differs from this thread's.
      const share = elapsed > 0 ? Math.min(1, entry.busy / elapsed) : 0;
      perWorker.push({ worker, ...entry, share });
    }
    const throughput = elapsed > 0 ? (checked / elapsed) * 1000 : 0;
    return { checked, busy, elapsed, throughput, perWorker };
  }
}

/** Measures the time during which at least one call is in progress. @internal */
export class Stopwatch {
  #running = 0;
  #since = 0;
  #total = 0;

  start(): void {
    if (this.#running++ === 0) this.#since = performance.now();
  }

  stop(): void {
    if (--this.#running === 0) this.#total += performance.now() - this.#since;
  }

  /** Adds time that was not measured, unless a call in progress already covers it. */
  add(milliseconds: number): void {
    if (this.#running === 0) this.#total += milliseconds;
  }

  /** Milliseconds until now. */
  get elapsed(): number {
    return this.#total + (this.#running > 0 ? performance.now() - this.#since : 0);
  }
}
