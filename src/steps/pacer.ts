// Runs computations on a thread that has other work too.

import type { Steps } from './steps.js';

/**
 * Milliseconds of work after which a thread checks for messages. A cancellation must take effect
 * within 100 ms, a frame at 60 Hz takes 16 ms, and a pause 0.01 to 4 ms.
 */
export const STEP_DURATION = 12;

/** Runs computations with pauses. */
export class Pacer {
  readonly #pause: () => Promise<void>;
  #due = performance.now() + STEP_DURATION;

  /**
   * @param pause is awaited after every few milliseconds of work; what it throws ends the
   * computation
   */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** Runs a computation to its end, with pauses. */
  async finish<T>(steps: Steps<T>): Promise<T> {
    try {
      for (;;) {
        const { done, value } = steps.next();
        await this.pauseIfDue();
        if (done) return value;
      }
    } finally {
      // Frees its memory if it was stopped. If it has ended, this does nothing.
      steps.return(undefined as never);
    }
  }

  /** Pauses unless it did so a few milliseconds ago. */
  async pauseIfDue(): Promise<void> {
    if (performance.now() < this.#due) return;
    await this.#pause();
    this.#due = performance.now() + STEP_DURATION;
  }
}
