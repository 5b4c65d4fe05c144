// The calls under way, and whose turn it is: start-time fair queueing (Goyal, Vin and Cheng, 1997).

import type { Job, Supply } from './job.js';
import { RunHeap } from './run-heap.js';

/** One call under way. */
export interface Run {
  readonly supply: Supply;
  readonly signal: AbortSignal | undefined;
  /** Its place among those that have come. */
  readonly number: number;
  /** Jobs of it that are not settled, the lost ones included. */
  outstanding: number;
  /** When its next job is due, on the queue's clock. */
  due: number;
  /** Ends it, with an error if one is given. */
  settle(...failure: [error?: unknown]): void;
}

/** A job that has been taken, until it is settled. */
export interface Assignment {
  readonly id: number;
  readonly job: Job;
  readonly run: Run;
  /** How often it has lost the worker that worked at it. */
  attempts: number;
  /** How many workers had not the memory for it. */
  refusals: number;
}

export class FairQueue implements Iterable<Run> {
  readonly #runs = new Map<Supply, Run>();
  /**
   * Those that may have a job. The others, of which there may be thousands, cost nothing until they
   * are woken.
   */
  readonly #awake = new RunHeap();
  #lost: Assignment[] = [];
  #nextId = 0;
  #added = 0;
  /** Goes forward by the work that each run is given, in milliseconds. */
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

  /** The run of a supply, if it is under way. */
  runOf(supply: Supply): Run | undefined {
    return this.#runs.get(supply);
  }

  /** Says that a run without a job may have one again. */
  wake(run: Run): void {
    if (this.has(run)) this.#awake.add(run);
  }

  /** @returns whether it was there */
  remove(run: Run): boolean {
    if (!this.has(run)) return false;
    if (this.#lost.length > 0) {
      this.#lost = this.#lost.filter((assignment) => assignment.run !== run);
    }
    this.#awake.delete(run);
    return this.#runs.delete(run.supply);
  }

  /** As they are now: what is done to them may remove them. */
  [Symbol.iterator](): Iterator<Run> {
    return [...this.#runs.values()][Symbol.iterator]();
  }

  /**
   * Takes the next job: a lost one first, then one of the run that was given the least work, so
   * that a long call holds up no other. A run that had no job for a while gets no more turns for
   * that.
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

  /** Takes jobs back whose worker was lost, to be given to another, the first of them first. */
  giveBack(assignments: readonly Assignment[]): void {
    this.#lost.push(...assignments.filter(({ run }) => this.has(run)).reverse());
  }
}

/** Ends a run of which nothing is left to do. */
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
