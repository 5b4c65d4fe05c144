// The interface of a kind of parallel work. To add one: a file in this folder, its line in
// `all.ts`, and a caller.

import type { Steps } from '../steps/steps.js';
import type { KernelModule } from '../wasm/define-kernel.js';

/**
 * One kind of parallel work: the same object runs it in a worker, on the calling thread, or on
 * another machine.
 *
 * `Args` and `Output` can be sent to another thread. Typed arrays in them are transferred.
 */
export interface JobKind<Args extends object, Output extends object> {
  /** Its name in messages. */
  readonly kind: string;
  /**
   * The Wasm modules it uses, besides the one for integers of one word, which every worker has.
   */
  readonly kernels: readonly KernelModule[];
  /** The expected time in milliseconds. */
  cost(args: Args): number;
  /** Runs it, in steps of a few milliseconds if it may take long. */
  run(args: Args): Steps<Output>;
  /** The number of integers it decided, for progress and statistics. */
  size(args: Args, output: Output): number;
}

/** Merges the outputs of parts into one output. */
export interface Merger<Args extends object, Output extends object> {
  /**
   * Adds the output of a part. Parts arrive in any order, but none after a part whose output ended
   * the work.
   */
  add(part: Args, output: Output): void;
  /** The merged output, once all necessary parts are added. */
  output(): Output;
}

/** Work that can be divided among workers. */
export interface DivisibleJobKind<Args extends object, Output extends object>
  extends JobKind<Args, Output> {
  /**
   * Cuts a part off the front.
   *
   * @param budget milliseconds that the part should take; it may take more if it cannot be smaller
   */
  split(args: Args, budget: number): readonly [part: Args, rest: Args | undefined];
  /** Starts merging the outputs of its parts. */
  merge(args: Args): Merger<Args, Output>;
  /**
   * A copy of a part to send, if its arrays cannot be transferred. `spare` is a buffer to reuse, if
   * there is one.
   */
  copy?(args: Args, spare: ArrayBuffer | undefined): Args;
  /** The buffer of a copy, returned for reuse. */
  spare?(args: Args): ArrayBuffer;
  /** Whether an output is the answer, which makes all later parts unnecessary. */
  ends?(output: Output): boolean;
  /**
   * Maximum milliseconds of a part, if each part has a fixed cost. @default the bound of the pool
   */
  readonly longestPart?: number;
  /** Whether the time of a part predicts the time of the next. */
  readonly uniform?: boolean;
  /** Whether the first part is short and likely to have the answer: the others wait for it. */
  readonly probes?: boolean;
}
