// What a kind of parallel work is. To add one: a file in this folder, its line in `all.ts`, and
// what calls it.

import type { Steps } from '../steps/steps.js';
import type { KernelModule } from '../wasm/define-kernel.js';

/**
 * One kind of parallel work: the same object runs it in a worker, on the calling thread, or on
 * another machine.
 *
 * `Args` and `Output` can be sent to another thread. Typed arrays in them are given away when they
 * are sent.
 */
export interface JobKind<Args extends object, Output extends object> {
  /** Its name in messages. */
  readonly kind: string;
  /**
   * The Wasm modules it works with, apart from that for integers of one word, which every worker
   * has.
   */
  readonly kernels: readonly KernelModule[];
  /** What it is expected to take, in milliseconds. */
  cost(args: Args): number;
  /** Does it, in steps of a few milliseconds where it may be long. */
  run(args: Args): Steps<Output>;
  /** How many numbers it has decided, for progress and statistics. */
  size(args: Args, output: Output): number;
}

/** The outputs of parts on their way to the output of the whole. */
export interface Merger<Args extends object, Output extends object> {
  /**
   * Takes in what has come of a part. The parts come in any order, but none that is behind one
   * whose output has ended the work.
   */
  add(part: Args, output: Output): void;
  /** The output of the whole, when all parts that matter are in. */
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
  /** Begins to put the outputs of its parts together. */
  merge(args: Args): Merger<Args, Output>;
  /**
   * A part that can be sent, where its arrays are not to be given away. `spare` is a buffer for it,
   * if there is one.
   */
  copy?(args: Args, spare: ArrayBuffer | undefined): Args;
  /** The buffer of a copy, which comes back to be used again. */
  spare?(args: Args): ArrayBuffer;
  /** Whether an output is the answer, so that no part behind its own matters. */
  ends?(output: Output): boolean;
  /**
   * Milliseconds of a part at most, where each part costs something beside its work; else the
   * pool's own bound holds.
   */
  readonly longestPart?: number;
  /** Whether what a part takes tells what the next will take. */
  readonly uniform?: boolean;
  /**
   * Whether the first part is short and likely to have the answer, so that the others wait for it.
   */
  readonly probes?: boolean;
}
