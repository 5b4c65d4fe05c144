// What the pool and its workers say to each other. The kernel's module is handed over at the start.

import type { PackedIntegers } from '../integer.js';
import type { Method, Rounds } from '../options.js';
import type { Range } from './division.js';

/** To a worker. */
export type Request = JobRequest | CancelRequest;

/** Work for a worker. If its numbers are in a buffer, that is transferred. */
export type JobRequest = DecideRequest | CheckRequest | BigCheckRequest | SearchRequest;

/** Numbers of which only the verdicts are wanted: these come back at the beginning of the same buffer. */
export interface DecideRequest {
  readonly type: 'job';
  readonly id: number;
  readonly timed: false;
  readonly numbers: PackedIntegers<ArrayBuffer>;
}

/** Numbers each of which is timed. */
export interface CheckRequest {
  readonly type: 'job';
  readonly id: number;
  readonly timed: true;
  readonly method: Method;
  readonly numbers: BigUint64Array<ArrayBuffer>;
  /** The divisors to be tried, where other workers try the others. By default all. */
  readonly range?: Range;
}

/**
 * The compiled kernel for large integers, if it runs on the calling thread. It comes with every job that may need
 * it, as most pools never do: to post one takes some microseconds.
 */
type BigModule = WebAssembly.Module | undefined;

/** Numbers of any size, each of which is timed. */
export interface BigCheckRequest {
  readonly type: 'job';
  readonly id: number;
  readonly bigNumbers: readonly bigint[];
  readonly bigModule: BigModule;
  readonly rounds: Rounds;
}

/** Candidates of any size, of which the first prime is wanted: there are verdicts as far as that. */
export interface SearchRequest {
  readonly type: 'job';
  readonly id: number;
  readonly candidates: readonly bigint[];
  readonly bigModule: BigModule;
  /** Whether (n - 1)/2 has to be prime as well. */
  readonly safe: boolean;
}

/** The answer to this job is not wanted any more. It still gets a reply, as every job does. */
export interface CancelRequest {
  readonly type: 'cancel';
  readonly id: number;
}

/** From a worker. */
export type Reply = ReadyReply | DoneReply | CancelledReply | FailedReply;

/** The worker has started. */
export interface ReadyReply {
  readonly type: 'ready';
}

export interface DoneReply {
  readonly type: 'done';
  readonly id: number;
  /** 1 or 0 for each number. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /** Milliseconds for each number, or none if they were not timed. */
  readonly elapsed: Float64Array<ArrayBuffer>;
  /** The smallest factor for each number (in the range), 0 where there is none; empty unless by trial division. */
  readonly factors: BigUint64Array<ArrayBuffer>;
  /** Milliseconds for the job. */
  readonly busy: number;
}

export interface CancelledReply {
  readonly type: 'cancelled';
  readonly id: number;
}

export interface FailedReply {
  readonly type: 'failed';
  readonly id: number;
  readonly error: unknown;
}

/** The buffers of a message, to be transferred instead of copied. */
export function transferables(message: Request | Reply): ArrayBuffer[] {
  if (message.type === 'job') return 'numbers' in message ? [message.numbers.buffer] : [];
  if (message.type === 'done') {
    return [message.verdicts.buffer, message.elapsed.buffer, message.factors.buffer];
  }
  return [];
}
