// Progress reports.

import { PROGRESS_INTERVAL } from '../tunables.js';

/** The progress of a call. */
export interface Progress {
  /** Numbers that have a verdict. */
  readonly done: number;
  /** Numbers in all, unless they come from a stream. */
  readonly total: number | undefined;
}

/** Counts, and reports now and then and at the end. @internal */
export class ProgressMeter {
  readonly #report: ((progress: Progress) => void) | undefined;
  /** Numbers in all, where that is known. */
  total: number | undefined;
  #done = 0;
  #reported = 0;
  #next = 0;
  /** What the caller's own promise was rejected with. */
  #failure: { readonly error: unknown } | undefined;

  constructor(report: ((progress: Progress) => void) | undefined) {
    this.#report = report;
  }

  /** @throws what the caller's function has thrown, or its promise was rejected with */
  add(count: number): void {
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#done += count;
    if (this.#report === undefined || performance.now() < this.#next) return;
    this.#next = performance.now() + PROGRESS_INTERVAL;
    this.#tell(this.#report);
  }

  /** Begins a stage that counts something else from 0. */
  restart(total: number): void {
    this.total = total;
    this.#done = 0;
    this.#reported = 0;
  }

  /** The last report, which is made even for no numbers at all. @throws as `add` does */
  finish(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
    if (this.#report !== undefined && (this.#reported !== this.#done || this.#done === 0)) {
      this.#tell(this.#report);
    }
  }

  #tell(report: (progress: Progress) => void): void {
    this.#reported = this.#done;
    const told: unknown = report({ done: this.#done, total: this.total });
    if (told === undefined) return;
    Promise.resolve(told).catch((error: unknown) => {
      this.#failure = { error };
    });
  }
}
