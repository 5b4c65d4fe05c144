// The jobs that calls give to the scheduler.

import type { JobKind } from '../../jobs/kind.js';

/** One message's worth of work. */
export interface Job {
  readonly kind: JobKind<never, object>;
  /** What it is expected to take, in milliseconds. */
  readonly cost: number;
  /** What is sent, its arrays to be given away. Called again if the worker was lost. */
  args(): object;
  /**
   * @param output of its kind
   * @param busy milliseconds that it took
   * @param worker its number, from 1; 0 for the calling thread
   * @param spare the buffer of what was sent, where its kind sends it back
   * @returns how many numbers are decided by it
   */
  done(output: object, busy: number, worker: number, spare: ArrayBuffer | undefined): number;
}

/** A job of a kind, and what becomes of its output. */
export function jobOf<Args extends object, Output extends object>(
  kind: JobKind<Args, Output>,
  cost: number,
  args: () => Args,
  done: (output: Output, busy: number, worker: number, spare: ArrayBuffer | undefined) => number,
): Job {
  // The worker looks the kind up by its name, so that the output is of this kind.
  return { kind, cost, args, done: (output, ...rest) => done(output as Output, ...rest) };
}

/** Where the jobs of one call come from. */
export interface Supply {
  /** The next job, if there is one now. */
  next(): Job | undefined;
  /** Whether there will never be another. */
  readonly exhausted: boolean;
}
