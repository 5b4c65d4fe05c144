// Long computations as generators: they yield every few milliseconds of work, and whoever runs them decides
// what happens then.

import { SLICE_DURATION } from '../config.js';

/** A computation in slices. Who does not run it to its end closes it with `return()`. */
export type Slices<T> = Generator<void, T>;

/** Runs a computation to its end at once. */
export function finish<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** Runs computations on a thread that has other things to do, too. */
export class Pacer {
  readonly #pause: () => Promise<void>;
  #due = performance.now() + SLICE_DURATION;

  /** @param pause is awaited after every few milliseconds of work; what it throws ends the computation */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** Runs a computation to its end, with pauses. */
  async finish<T>(slices: Slices<T>): Promise<T> {
    try {
      for (;;) {
        const { done, value } = slices.next();
        await this.pauseIfDue();
        if (done) return value;
      }
    } finally {
      // It has memory to give back if it has been stopped. If it has ended, this does nothing.
      slices.return(undefined as never);
    }
  }

  /** Pauses unless it has done so a few milliseconds ago. */
  async pauseIfDue(): Promise<void> {
    if (performance.now() < this.#due) return;
    await this.#pause();
    this.#due = performance.now() + SLICE_DURATION;
  }
}
