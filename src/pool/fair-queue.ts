// The calls under way, and whose turn it is: start-time fair queueing (Goyal, Vin and Cheng, 1997).

import type { Job, Supply } from './job.js';

/** One call under way. */
export interface Run {
  readonly supply: Supply;
  readonly signal: AbortSignal | undefined;
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
}

export class FairQueue implements Iterable<Run> {
  readonly #runs = new Set<Run>();
  #lost: Assignment[] = [];
  #nextId = 0;
  /** Goes forward by the work that each run is given, in milliseconds. */
  #clock = 0;

  add(supply: Supply, signal: AbortSignal | undefined, settle: Run['settle']): Run {
    const run = { supply, signal, outstanding: 0, due: this.#clock, settle };
    this.#runs.add(run);
    return run;
  }

  has(run: Run): boolean {
    return this.#runs.has(run);
  }

  /** @returns whether it was there */
  remove(run: Run): boolean {
    this.#lost = this.#lost.filter((assignment) => assignment.run !== run);
    return this.#runs.delete(run);
  }

  /** As they are now: what is done to them may remove them. */
  [Symbol.iterator](): Iterator<Run> {
    return [...this.#runs][Symbol.iterator]();
  }

  /**
   * Takes the next job: a lost one first, then one of the run that was given the least work, so that a
   * long call holds up no other. A run that had no job for a while gets no more turns for that.
   */
  take(): Assignment | undefined {
    const lost = this.#lost.pop();
    if (lost !== undefined) return lost;
    for (const run of this.#inTurn()) {
      const job = nextOf(run);
      if (job === undefined) continue;
      run.outstanding++;
      this.#clock = Math.max(this.#clock, run.due);
      run.due = this.#clock + job.cost;
      return { id: this.#nextId++, job, run, attempts: 0 };
    }
    return undefined;
  }

  /** The runs by when they are due. The first mostly has a job, so that the others need no order: there may be thousands. */
  *#inTurn(): Generator<Run> {
    let first: Run | undefined;
    for (const run of this.#runs) if (first === undefined || run.due < first.due) first = run;
    if (first === undefined) return;
    yield first;
    const others = [...this.#runs].filter((run) => run !== first);
    yield* others.sort((a, b) => a.due - b.due);
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
