// The calls in progress, and whose turn it is: start-time fair queueing (Goyal, Vin and Cheng,
// 1997).

import type { Job, Supply } from './job.js';
import { RunHeap } from './run-heap.js';

/** One call in progress. */
export interface Run {
  readonly supply: Supply;
  readonly signal: AbortSignal | undefined;
  /** Its place in the order of arrival. */
  readonly number: number;
  /** Its jobs that are not settled, including lost ones. */
  outstanding: number;
  /** When its next job is due, on the queue's clock. */
  due: number;
  /** Ends the call, with an error if one is given. */
  settle(...failure: [error?: unknown]): void;
}

/** A taken job, until it is settled. */
export interface Assignment {
  readonly id: number;
  readonly job: Job;
  readonly run: Run;
  /** How many workers were lost while running it. */
  attempts: number;
  /** How many workers lacked the memory for it. */
  refusals: number;
}

export class FairQueue implements Iterable<Run> {
  readonly #runs = new Map<Supply, Run>();
  /** Runs that may have a job. The others, perhaps thousands, cost nothing until woken. */
  readonly #awake = new RunHeap();
  #lost: Assignment[] = [];
  #nextId = 0;
  #added = 0;
  /** Advances with the work assigned to each run, in milliseconds. */
  #clock = 0;

  add(supply: Supply, signal: AbortSignal | undefined, settle: Run['settle']): Run {
    const number = this.#added++;
    const run = { supply, signal, number, outstanding: 0, due: this.#clock, settle };
    this.#runs.set(supply, run);
    this.#awake.add(run);
    return run;
  }

  has(run: Run): boolean {
    return this.#runs.get(run.supply) === run;
  }

  /** The run of a supply, if it is in progress. */
  runOf(supply: Supply): Run | undefined {
    return this.#runs.get(supply);
  }

  /** Notes that a run may have a job again. */
  wake(run: Run): void {
    if (this.has(run)) this.#awake.add(run);
  }

  /** @returns whether it was in the queue */
  remove(run: Run): boolean {
    if (!this.has(run)) return false;
    if (this.#lost.length > 0) {
      this.#lost = this.#lost.filter((assignment) => assignment.run !== run);
    }
    this.#awake.delete(run);
    return this.#runs.delete(run.supply);
  }

  /** A snapshot: the loop's body may remove runs. */
  [Symbol.iterator](): Iterator<Run> {
    return [...this.#runs.values()][Symbol.iterator]();
  }

  /**
   * Takes the next job: a lost one first, then one of the run with the least work so far, which
   * keeps a long call from delaying others. A run gains no turns from a time without jobs.
   */
  take(): Assignment | undefined {
    const lost = this.#lost.pop();
    if (lost !== undefined) return lost;
    for (let run = this.#awake.first; run !== undefined; run = this.#awake.first) {
      const job = nextOf(run);
      if (job === undefined) {
        this.#awake.delete(run);
        continue;
      }
      run.outstanding++;
      this.#clock = Math.max(this.#clock, run.due);
      run.due = this.#clock + job.cost;
      this.#awake.postponed(run);
      return { id: this.#nextId++, job, run, attempts: 0, refusals: 0 };
    }
    return undefined;
  }

  /** Queues the jobs of a lost worker again, in their order. */
  giveBack(assignments: readonly Assignment[]): void {
    this.#lost.push(...assignments.filter(({ run }) => this.has(run)).reverse());
  }
}

/** Ends a run if no work is left. */
export function settleIfDone(run: Run): void {
  if (run.outstanding === 0 && run.supply.exhausted) run.settle();
}

function nextOf(run: Run): Job | undefined {
  try {
    const job = run.supply.next();
    if (job === undefined) settleIfDone(run);
    return job;
  } catch (error) {
    run.settle(error);
    return undefined;
  }
}
