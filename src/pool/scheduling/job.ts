// The jobs that calls give to the scheduler.

import type { JobKind } from '../../jobs/kind.js';

/** The work of one message. */
export interface Job {
  readonly kind: JobKind<never, object>;
  /** The expected time, in milliseconds. */
  readonly cost: number;
  /** The arguments; their arrays are transferred. Called again if the worker was lost. */
  args(): object;
  /**
   * @param output of its kind
   * @param busy milliseconds of the job
   * @param worker its number, from 1; 0 for the calling thread
   * @param spare the buffer of the arguments, if its kind returns it
   * @returns the number of integers that it decided
   */
  done(output: object, busy: number, worker: number, spare: ArrayBuffer | undefined): number;
}

/** A job of a kind, with the handler of its output. */
export function jobOf<Args extends object, Output extends object>(
  kind: JobKind<Args, Output>,
  cost: number,
  args: () => Args,
  done: (output: Output, busy: number, worker: number, spare: ArrayBuffer | undefined) => number,
): Job {
  // The worker looks up the kind by its name: the output is of this kind.
  return { kind, cost, args, done: (output, ...rest) => done(output as Output, ...rest) };
}

/** The source of the jobs of one call. */
export interface Supply {
  /** The next job, if one is available now. */
  next(): Job | undefined;
  /** Whether there will be no more jobs. */
  readonly exhausted: boolean;
}
