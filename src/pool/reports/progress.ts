// Progress reports.

import { PROGRESS_INTERVAL } from '../tunables.js';

/** The progress of a call. */
export interface Progress {
  /** Numbers with a verdict. */
  readonly done: number;
  /** All numbers of the call, unless they come from a stream. */
  readonly total: number | undefined;
}

/** Counts, and reports at intervals and at the end. @internal */
export class ProgressMeter {
  readonly #report: ((progress: Progress) => void) | undefined;
  /** All numbers of the call, if known. */
  total: number | undefined;
  #done = 0;
  #reported = 0;
  #next = 0;
  /** The rejection of the caller's promise. */
  #failure: { readonly error: unknown } | undefined;

  constructor(report: ((progress: Progress) => void) | undefined) {
    this.#report = report;
  }

  /** @throws what the caller's function threw, or its promise rejected with */
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

  /** Makes the last report, even for no numbers. @throws as `add` does */
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
