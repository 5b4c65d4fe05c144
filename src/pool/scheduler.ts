// Brings jobs to workers: keeps the next job waiting at each, and sends a job again whose worker was lost. It
// knows neither numbers nor results, only jobs and where they come from.

import { ATTEMPTS_PER_JOB, CHUNK_DURATION, JOBS_PER_WORKER } from '../config.js';
import { PoolClosedError, WorkerFailedError, WorkerLostError } from '../errors.js';
import { kernelModule } from '../kernel.js';
import { type Assignment, FairQueue, type Run, settleIfDone } from './fair-queue.js';
import type { Platform, PoolWorker } from './hosts/platform.js';
import type { PoolInfo } from './info.js';
import type { Job, Supply } from './job.js';
import type { Reply } from './protocol.js';
import { Starter } from './starter.js';
import { type PoolStats, Stopwatch, Tally } from './stats.js';

/** A worker and its jobs, the first of which it works at. */
interface Seat {
  readonly number: number;
  readonly worker: PoolWorker;
  readonly assignments: Assignment[];
  /** Resolves when it has started, or never will. */
  readonly started: Promise<void>;
  readonly markStarted: () => void;
  ready: boolean;
  idleTimer: ReturnType<typeof setTimeout> | undefined;
}

export class Scheduler {
  readonly #size: number;
  readonly #platform: Platform;
  readonly #starter: Starter;
  readonly #idleTimeout: number;
  readonly #seats = new Set<Seat>();
  readonly #queue = new FairQueue();
  /** Workers that were told to end and have not ended yet. */
  readonly #ending = new Set<Promise<void>>();
  /** What was done by whom. */
  readonly #tally = new Tally();
  readonly #stopwatch = new Stopwatch();
  #closing: Promise<void> | undefined;

  /** @param idleTimeout milliseconds */
  constructor(size: number, platform: Platform, idleTimeout: number) {
    this.#size = size;
    this.#platform = platform;
    this.#starter = new Starter(platform);
    this.#idleTimeout = idleTimeout;
  }

  /**
   * Does all jobs of a supply.
   *
   * @throws the signal's reason, PoolClosedError, WorkerLostError, KernelError, or what the supply throws
   */
  async run(supply: Supply, signal: AbortSignal | undefined): Promise<void> {
    this.#assertReady();
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const run = this.#queue.add(supply, signal, (...failure) => {
        if (!this.#queue.remove(run)) return;
        this.#unlisten(signal);
        this.#stopwatch.stop();
        if (failure.length === 0) return resolve();
        this.#withdraw(run);
        reject(failure[0]);
      });
      signal?.addEventListener('abort', this.#onAbort);
      this.#stopwatch.start();
      this.wake();
    });
  }

  /** Starts as many workers as there may be, and resolves when each has either started or been lost. */
  async start(): Promise<void> {
    this.#assertReady();
    this.#retireStandIn();
    while (this.#seats.size < this.#limit) this.#start();
    await Promise.all(Array.from(this.#seats, (seat) => seat.started));
    this.assertOpen();
  }

  /** Ends the run of a supply, if it is not over, with this error. */
  cancel(supply: Supply, error: unknown): void {
    for (const run of this.#queue) if (run.supply === supply) run.settle(error);
  }

  /** Ends the run of a supply that will have no more jobs, if all that it had are done. */
  finish(supply: Supply): void {
    for (const run of this.#queue) if (run.supply === supply) settleIfDone(run);
    this.wake();
  }

  /** Looks for work, because a supply has some again. */
  wake(): void {
    this.#retireStandIn();
    // Breadth first: a job waits behind another only when every worker has one.
    for (let depth = 0; depth < JOBS_PER_WORKER; depth++) {
      for (const seat of this.#seats) {
        while (this.#mayWork(seat) && hasRoomAt(depth, seat)) {
          const assignment = this.#queue.take();
          if (assignment === undefined) return;
          this.#assign(seat, assignment);
        }
      }
      while (depth === 0 && this.#seats.size < this.#limit) {
        const assignment = this.#queue.take();
        if (assignment === undefined) return;
        this.#assign(this.#start(), assignment);
      }
    }
  }

  /** Where workers can be started again, none of this thread's time is taken any more. */
  #retireStandIn(): void {
    this.#starter.reconsider();
    for (const seat of this.#seats) {
      if (seat.assignments.length === 0 && !this.#mayWork(seat)) void this.#end(seat);
    }
  }

  #mayWork({ number }: Seat): boolean {
    return number > 0 || this.#starter.blocked;
  }

  /** Takes down work that was done on the calling thread at once. */
  tallyInline(checked: number, busy: number): void {
    this.#tally.add(0, checked, busy);
    this.#stopwatch.add(busy);
  }

  /** Lets the event loop go round. */
  pause(): Promise<void> {
    return this.#platform.pause();
  }

  get info(): PoolInfo {
    const running = [...this.#seats].filter(({ number }) => number > 0).length;
    // Workers that run when another could not be started go on until they are idle.
    return this.#starter.blocked && running === 0
      ? { mode: 'in-process', running, cause: this.#starter.cause }
      : { mode: 'workers', running, ...this.#platform.origin };
  }

  stats(): PoolStats {
    return this.#tally.stats(this.#stopwatch.elapsed);
  }

  /** @throws PoolClosedError */
  assertOpen(): void {
    if (this.#closing !== undefined) throw closed();
  }

  /** @throws PoolClosedError; KernelError, which is the caller's to hear: no way to work avoids it */
  #assertReady(): void {
    this.assertOpen();
    kernelModule();
  }

  /** Fails all runs and ends all workers. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      for (const run of this.#queue) run.settle(closed());
      for (const seat of [...this.#seats]) void this.#end(seat);
      await Promise.all(this.#ending);
    })();
    return this.#closing;
  }

  /** Workers at a time. One stand-in is enough: they would share the thread. */
  get #limit(): number {
    return this.#starter.blocked ? 1 : this.#size;
  }

  #conclude(run: Run, job: Job, reply: Reply, worker: number): void {
    if (reply.type === 'failed') {
      run.settle(new WorkerFailedError('a worker failed at its work', { cause: reply.error }));
    }
    if (reply.type !== 'done') return;
    let decided = 0;
    try {
      decided = job.done(reply, worker);
      settleIfDone(run);
    } catch (error) {
      // A callback of the caller's has thrown.
      run.settle(error);
    }
    this.#tally.add(worker, decided, reply.busy);
  }

  #start(): Seat {
    let number = 1;
    const taken = new Set(Array.from(this.#seats, (seat) => seat.number));
    while (taken.has(number)) number++;
    // The worker speaks only after this function has returned, when `seat` is set.
    const events = {
      onReply: (reply: Reply) => this.#onReply(seat, reply),
      onLost: (cause: Error) => this.#onLost(seat, cause),
    };
    const worker = this.#starter.start(events);
    let markStarted = (): void => {};
    const started = new Promise<void>((resolve) => {
      markStarted = resolve;
    });
    const seat: Seat = {
      number: this.#starter.blocked ? 0 : number,
      worker,
      assignments: [],
      started,
      markStarted,
      ready: false,
      idleTimer: undefined,
    };
    this.#seats.add(seat);
    return seat;
  }

  #assign(seat: Seat, assignment: Assignment): void {
    const { id, job, run } = assignment;
    try {
      seat.worker.post(job.request(id));
    } catch (error) {
      // The caller has taken the list away, or there is no memory for the message.
      run.settle(error);
      return;
    }
    if (seat.assignments.length === 0) {
      clearTimeout(seat.idleTimer);
      seat.worker.hold(true);
    }
    seat.assignments.push(assignment);
  }

  #onReply(seat: Seat, reply: Reply): void {
    // What a lost worker has still said comes too late: its jobs are done again.
    if (!this.#seats.has(seat)) return;
    if (reply.type === 'ready') {
      seat.ready = true;
      seat.markStarted();
      if (seat.number > 0) this.#starter.succeeded();
      if (seat.assignments.length === 0) this.#rest(seat);
      return;
    }
    const assignment = seat.assignments.shift();
    if (assignment === undefined) return;
    const { job, run } = assignment;
    run.outstanding--;
    if (this.#queue.has(run)) this.#conclude(run, job, reply, seat.number);
    this.wake();
    if (seat.assignments.length === 0) this.#rest(seat);
  }

  /** Lets an idle worker end after a while, and the process before that. */
  #rest(seat: Seat): void {
    // A callback of the caller's may have closed the pool, which waits for this worker to end.
    if (!this.#seats.has(seat)) return;
    seat.worker.hold(false);
    seat.idleTimer = setTimeout(() => void this.#end(seat), this.#idleTimeout);
    if (typeof seat.idleTimer === 'object') seat.idleTimer.unref();
  }

  async #end(seat: Seat): Promise<void> {
    clearTimeout(seat.idleTimer);
    seat.markStarted();
    this.#seats.delete(seat);
    // Whatever keeps a worker from being told to end, it is none of the pool's any more.
    const ending = seat.worker.terminate().catch(() => {});
    this.#ending.add(ending);
    await ending;
    this.#ending.delete(ending);
  }

  #onLost(seat: Seat, cause: Error): void {
    clearTimeout(seat.idleTimer);
    seat.markStarted();
    this.#seats.delete(seat);
    if (!seat.ready) this.#starter.failed(cause);

    const current = seat.assignments[0];
    // Only the job that it worked at can have killed it, and only if it came that far.
    if (seat.ready && current !== undefined && ++current.attempts >= ATTEMPTS_PER_JOB) {
      current.run.settle(
        new WorkerLostError(
          `work was given up after it lost ${ATTEMPTS_PER_JOB} workers: ${cause.message}`,
          { cause },
        ),
      );
    }
    this.#queue.giveBack(seat.assignments);
    this.wake();
  }

  /** One listener serves all runs of a signal: Node warns of a leak when there are more than ten. */
  readonly #onAbort = ({ target }: Event): void => {
    for (const run of this.#queue) if (run.signal === target) run.settle(run.signal?.reason);
  };

  #unlisten(signal: AbortSignal | undefined): void {
    if (signal === undefined) return;
    for (const run of this.#queue) if (run.signal === signal) return;
    signal.removeEventListener('abort', this.#onAbort);
  }

  /** Tells the workers that the jobs of a run are not wanted any more. */
  #withdraw(run: Run): void {
    for (const seat of this.#seats) {
      for (const assignment of seat.assignments) {
        if (assignment.run === run) seat.worker.post({ type: 'cancel', id: assignment.id });
      }
    }
  }
}

/**
 * Whether a worker has so many jobs, and can take another. Behind a long job none waits: a round trip is
 * nothing beside it, and another worker may be free sooner.
 */
function hasRoomAt(depth: number, { assignments }: Seat): boolean {
  return assignments.length === depth && assignments.every(({ job }) => job.cost <= CHUNK_DURATION);
}

function closed(): PoolClosedError {
  return new PoolClosedError('the pool is closed: make a new PrimePool');
}
