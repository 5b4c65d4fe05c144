// Divided work in progress: parts are sent in order and return in any order. Pure.

import type { DivisibleJobKind, Merger } from '../jobs/kind.js';

/** A part in progress. */
export interface Part<Args> {
  /** Its place among the parts. */
  readonly order: number;
  readonly args: Args;
  /** Expected milliseconds. */
  readonly cost: number;
}

export class Parts<Args extends object, Output extends object> {
  readonly #kind: DivisibleJobKind<Args, Output>;
  #rest: Args | undefined;
  #remaining: number;
  #taken = 0;
  readonly #merger: Merger<Args, Output>;
  readonly #underWay = new Set<number>();
  /** The first part so far that has the answer. Later parts do not matter. */
  #answeredBy = Number.POSITIVE_INFINITY;
  #busy = 0;

  constructor(kind: DivisibleJobKind<Args, Output>, args: Args) {
    this.#kind = kind;
    this.#merger = kind.merge(args);
    this.#remaining = kind.cost(args);
    this.#rest = this.#remaining > 0 ? args : undefined;
  }

  /** Expected milliseconds of the remaining work. */
  get remaining(): number {
    return this.#rest === undefined ? 0 : Math.max(0, this.#remaining);
  }

  /** Whether no parts are left to take. */
  get exhausted(): boolean {
    return this.#rest === undefined;
  }

  /** Whether no part that matters is left or in progress. */
  get done(): boolean {
    if (this.#rest !== undefined) return false;
    for (const order of this.#underWay) if (order < this.#answeredBy) return false;
    return true;
  }

  /** Milliseconds of work, the sum over the parts. */
  get busy(): number {
    return this.#busy;
  }

  /** The whole output, when it is done. */
  get output(): Output {
    return this.#merger.output();
  }

  /**
   * Takes the next part.
   *
   * @param budget expected milliseconds
   * @returns undefined if there is none, or if the first part must finish before
   */
  take(budget: number): Part<Args> | undefined {
    if (this.#rest === undefined) return undefined;
    if (this.#kind.probes && this.#taken === 1 && this.#underWay.size > 0) return undefined;
    const [args, rest] = this.#kind.split(this.#rest, budget);
    this.#rest = rest;
    const order = this.#taken++;
    this.#underWay.add(order);
    const cost = this.#kind.cost(args);
    this.#remaining -= cost;
    return { order, args, cost };
  }

  /**
   * Adds the output of a part.
   *
   * @param busy milliseconds
   */
  settle({ order, args }: Part<Args>, output: Output, busy: number): void {
    this.#underWay.delete(order);
    this.#busy += busy;
    if (order > this.#answeredBy) return;
    this.#merger.add(args, output);
    if (this.#kind.ends?.(output) !== true) return;
    this.#answeredBy = order;
    this.#rest = undefined;
  }
}
