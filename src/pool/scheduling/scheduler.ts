// Assigns jobs to workers: keeps the next job waiting at each, and reassigns the jobs of lost
// workers. It knows neither numbers nor results, only jobs and their sources.

import { PoolClosedError, WorkerLostError } from '../../input/errors.js';
import { throwIfAborted } from '../../input/signal.js';
import { word } from '../../wasm/word.js';
import type { Platform } from '../hosts/main/platform.js';
import type { Reply } from '../protocol.js';
import type { PoolInfo } from '../reports/info.js';
import { type PoolStats, Stopwatch, WorkByWorker } from '../reports/stats.js';
import { ATTEMPTS_PER_JOB, JOBS_PER_WORKER } from '../tunables.js';
import { failureOf } from './failure.js';
import { type Assignment, FairQueue, type Run, settleIfDone } from './fair-queue.js';
import type { Job, Supply } from './job.js';
import { RunSignals } from './run-signals.js';
import { Starter } from './starter.js';
import { Waits } from './waits.js';
import { hasRoomAt, modulesFor, type WorkerSlot, withdraw } from './worker-slot.js';

export class Scheduler {
  readonly #size: number;
  readonly #platform: Platform;
  readonly #starter: Starter;
  readonly #idleTimeout: number;
  readonly #slots = new Set<WorkerSlot>();
  readonly #queue = new FairQueue();
  /** Workers that were told to end and have not ended yet. */
  readonly #ending = new Set<Promise<void>>();
  readonly #work = new WorkByWorker();
  readonly #stopwatch = new Stopwatch();
  readonly #signals = new RunSignals();
  /** The waits of its callers. */
  readonly waits = new Waits();
  #closing: Promise<void> | undefined;

  /** @param idleTimeout milliseconds */
  constructor(size: number, platform: Platform, idleTimeout: number) {
    this.#size = size;
    this.#platform = platform;
    this.#starter = new Starter(platform, () => this.wake());
    this.#idleTimeout = idleTimeout;
  }

  /**
   * Does all jobs of a supply.
   *
   * @throws the signal's reason, PoolClosedError, WorkerLostError, KernelError, or what the supply
   *   throws
   */
  async run(supply: Supply, signal: AbortSignal | undefined): Promise<void> {
    this.#assertReady();
    throwIfAborted(signal);
    await new Promise<void>((resolve, reject) => {
      const run = this.#queue.add(supply, signal, (...failure) => {
        if (!this.#queue.remove(run)) return;
        this.#signals.delete(run);
        this.#stopwatch.stop();
        if (run.outstanding > 0) for (const slot of this.#slots) withdraw(slot, run);
        if (failure.length === 0) resolve();
        else reject(failure[0]);
      });
      this.#signals.add(run);
      this.#stopwatch.start();
      this.wake();
    });
  }

  /** Does all jobs of several supplies at the same time. If one fails, so do the others. */
  async runAll(supplies: readonly Supply[], signal: AbortSignal | undefined): Promise<void> {
    try {
      await Promise.all(supplies.map((supply) => this.run(supply, signal)));
    } catch (error) {
      for (const supply of supplies) this.cancel(supply, error);
      throw error;
    }
  }

  /**
   * Starts all workers, and resolves when each has either started or been lost.
   */
  async start(): Promise<void> {
    this.#assertReady();
    this.#retireStandIn();
    while (this.#slots.size < this.#limit) this.#start();
    await Promise.all(Array.from(this.#slots, (slot) => slot.started));
    this.assertOpen();
  }

  /** Ends the run of a supply with this error, unless it is over. */
  cancel(supply: Supply, error: unknown): void {
    this.#queue.runOf(supply)?.settle(error);
  }

  /** Ends the run of a supply that has its answer, whatever is in progress. */
  complete(supply: Supply): void {
    this.#queue.runOf(supply)?.settle();
  }

  /** Ends the run of a supply that will have no more jobs, if all its jobs are done. */
  finish(supply: Supply): void {
    const run = this.#queue.runOf(supply);
    if (run !== undefined) settleIfDone(run);
    this.wake(supply);
  }

  /**
   * Assigns jobs to free workers.
   *
   * @param supply has jobs again
   */
  wake(supply?: Supply): void {
    const woken = supply && this.#queue.runOf(supply);
    if (woken !== undefined) this.#queue.wake(woken);
    this.#retireStandIn();
    // Breadth first: a job waits behind another only when every worker has one.
    for (let depth = 0; depth < JOBS_PER_WORKER; depth++) {
      for (const slot of this.#slots) {
        while (this.#mayWork(slot) && hasRoomAt(depth, slot)) {
          const assignment = this.#queue.take();
          if (assignment === undefined) return;
          this.#assign(slot, assignment);
        }
      }
      while (depth === 0 && this.#slots.size < this.#limit) {
        const assignment = this.#queue.take();
        if (assignment === undefined) return;
        this.#assign(this.#start(), assignment);
      }
    }
  }

  /** Ends the stand-in if workers can start again. */
  #retireStandIn(): void {
    this.#starter.reconsider();
    for (const slot of this.#slots) {
      if (slot.assignments.length === 0 && !this.#mayWork(slot)) void this.#end(slot);
    }
  }

  #mayWork({ number }: WorkerSlot): boolean {
    return number > 0 || this.#starter.blocked;
  }

  /** Records work done on the calling thread. */
  addInlineWork(checked: number, busy: number): void {
    this.#work.add(0, checked, busy);
    this.#stopwatch.add(busy);
  }

  /** Yields to the event loop. */
  pause(): Promise<void> {
    return this.#platform.pause();
  }

  get info(): PoolInfo {
    const running = [...this.#slots].filter(({ number }) => number > 0).length;
    // If a worker could not start, those already running continue until they are idle.
    return this.#starter.blocked && running === 0
      ? { mode: 'in-process', running, cause: this.#starter.cause }
      : { mode: 'workers', running, ...this.#platform.origin };
  }

  stats(): PoolStats {
    return this.#work.stats(this.#stopwatch.elapsed);
  }

  /** @throws PoolClosedError */
  assertOpen(): void {
    if (this.#closing !== undefined) throw closed();
  }

  /**
   * @throws PoolClosedError; KernelError at once, because no work is possible without the kernel
   */
  #assertReady(): void {
    this.assertOpen();
    word.module();
  }

  /** Fails all runs and ends all workers. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      for (const run of this.#queue) run.settle(closed());
      this.waits.end();
      for (const slot of [...this.#slots]) void this.#end(slot);
      await Promise.all(this.#ending);
    })();
    return this.#closing;
  }

  /**
   * The maximum number of workers at a time. Without workers, one stand-in: several would share one
   * thread. It waits for ending workers, as it may need their memory.
   */
  get #limit(): number {
    if (!this.#starter.blocked) return this.#size;
    return this.#ending.size > 0 ? 0 : 1;
  }

  #conclude(run: Run, job: Job, reply: Reply, worker: number): void {
    if (reply.type !== 'done') {
      const failure = failureOf(reply);
      if (failure !== undefined) run.settle(failure);
      return;
    }
    let decided = 0;
    try {
      decided = job.done(reply.output, reply.busy, worker, reply.spare);
      settleIfDone(run);
    } catch (error) {
      // The caller's callback threw.
      run.settle(error);
    }
    this.#work.add(worker, decided, reply.busy);
  }

  #start(): WorkerSlot {
    let number = 1;
    const taken = new Set(Array.from(this.#slots, (slot) => slot.number));
    while (taken.has(number)) number++;
    // Events arrive only after this function has returned, when `slot` is set.
    const events = {
      onReply: (reply: Reply) => this.#onReply(slot, reply),
      onLost: (cause: Error) => this.#onLost(slot, cause),
    };
    const worker = this.#starter.start(events);
    let markStarted = (): void => {};
    const started = new Promise<void>((resolve) => {
      markStarted = resolve;
    });
    const slot: WorkerSlot = {
      number: this.#starter.blocked ? 0 : number,
      worker,
      assignments: [],
      kernels: new Set(),
      started,
      markStarted,
      ready: false,
      idleTimer: undefined,
    };
    this.#slots.add(slot);
    return slot;
  }

  #assign(slot: WorkerSlot, assignment: Assignment): void {
    const { id, job, run } = assignment;
    try {
      const modules = modulesFor(slot, job);
      slot.worker.post({ type: 'job', id, kind: job.kind.kind, args: job.args(), modules });
      for (const kernel of job.kind.kernels) slot.kernels.add(kernel);
    } catch (error) {
      // The caller has transferred the list, or there is no memory for the message.
      run.settle(error);
      return;
    }
    if (slot.assignments.length === 0) {
      clearTimeout(slot.idleTimer);
      slot.worker.hold(true);
    }
    slot.assignments.push(assignment);
  }

  #onReply(slot: WorkerSlot, reply: Reply): void {
    // A late reply of a lost worker: its jobs are already reassigned.
    if (!this.#slots.has(slot)) return;
    if (reply.type === 'ready') {
      slot.ready = true;
      slot.markStarted();
      if (slot.number > 0) this.#starter.succeeded();
      if (slot.assignments.length === 0) this.#rest(slot);
      return;
    }
    if (reply.type === 'unable' && this.#mayFitElsewhere(slot)) {
      this.#replace(slot, failureOf(reply));
      return;
    }
    const assignment = slot.assignments.shift();
    if (assignment === undefined) return;
    const { job, run } = assignment;
    run.outstanding--;
    if (this.#queue.has(run)) this.#conclude(run, job, reply, slot.number);
    // The call may have waited for this job.
    this.wake(run.supply);
    if (slot.assignments.length === 0) this.#rest(slot);
  }

  /**
   * Whether a job that a worker lacks the memory for may run elsewhere, with the memory that this
   * worker holds. A job refused by more workers than the pool runs at a time fits nowhere.
   */
  #mayFitElsewhere({ number, assignments }: WorkerSlot): boolean {
    const [refused] = assignments;
    if (refused !== undefined && ++refused.refusals > this.#size) return false;
    return number > 0 || this.#slots.size > 1 || this.#ending.size > 0;
  }

  /** Ends a worker that lacks the memory for its jobs, and reassigns them. */
  #replace(slot: WorkerSlot, cause: unknown): void {
    this.#starter.exhausted(cause);
    this.#queue.giveBack(slot.assignments);
    void this.#end(slot);
    this.wake();
  }

  /** Ends an idle worker after a while; until then it does not keep the process alive. */
  #rest(slot: WorkerSlot): void {
    // A callback may have closed the pool, which then waits for this worker to end.
    if (!this.#slots.has(slot)) return;
    slot.worker.hold(false);
    slot.idleTimer = setTimeout(() => void this.#end(slot), this.#idleTimeout);
    if (typeof slot.idleTimer === 'object') slot.idleTimer.unref();
  }

  async #end(slot: WorkerSlot): Promise<void> {
    clearTimeout(slot.idleTimer);
    slot.markStarted();
    this.#slots.delete(slot);
    // Even if terminating fails, the worker no longer belongs to the pool.
    const ending = slot.worker.terminate().catch(() => {});
    this.#ending.add(ending);
    await ending;
    this.#ending.delete(ending);
    if (this.#starter.blocked) this.wake();
  }

  #onLost(slot: WorkerSlot, cause: Error): void {
    clearTimeout(slot.idleTimer);
    slot.markStarted();
    this.#slots.delete(slot);
    if (!slot.ready) this.#starter.failed(cause);

    const current = slot.assignments[0];
    // Only the running job can have killed the worker, and only if the worker had started.
    if (slot.ready && current !== undefined && ++current.attempts >= ATTEMPTS_PER_JOB) {
      current.run.settle(
        new WorkerLostError(
          `the job failed after it lost ${ATTEMPTS_PER_JOB} workers: ${cause.message}`,
          { cause },
        ),
      );
    }
    this.#queue.giveBack(slot.assignments);
    this.wake();
  }
}

function closed(): PoolClosedError {
  return new PoolClosedError('the pool is closed: create a new PrimePool');
}
