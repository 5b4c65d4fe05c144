// What the pool's calls and its scheduler speak of.

import type { DoneReply, JobRequest } from './protocol.js';

/** One message's worth of work. */
export interface Job {
  /** What it is expected to take, in milliseconds. */
  readonly cost: number;
  /** The message, its numbers in a buffer to be given away. Called again if the worker was lost. */
  request(id: number): JobRequest;
  /**
   * @param worker its number, from 1; 0 for the calling thread
   * @returns of how many numbers the verdict is there now
   */
  done(reply: DoneReply, worker: number): number;
}

/** Where the jobs of one call come from. */
export interface Supply {
  /** The next job, if there is one now. */
  next(): Job | undefined;
  /** Whether there will never be another. */
  readonly exhausted: boolean;
}
