// How much of the input has been answered, for a person at a terminal.

import cliProgress from 'cli-progress';
import { grouped } from './format.js';

// No time left: numbers take so different times that it would be wrong most of the time.
const BAR = '{bar} {percentage} %, {numbers}';
const COUNTER = '{numbers} in {duration_formatted}';

/**
 * A bar on standard error, or a counter where the end is not known. It vanishes when it is stopped.
 */
export class ProgressBar {
  readonly #bar: cliProgress.SingleBar;

  /** @param size bytes of the input, if it is known */
  constructor(size: number | undefined) {
    this.#bar = new cliProgress.SingleBar(
      {
        format: size === undefined ? COUNTER : BAR,
        clearOnComplete: true,
        // It would put up a handler for Ctrl-C of its own.
        gracefulExit: false,
      },
      cliProgress.Presets.shades_classic,
    );
    this.#bar.start(size ?? 1, 0, { numbers: numbersOf(0) });
  }

  /**
   * @param bytes of the input answered so far
   * @param numbers answered so far
   */
  update(bytes: number, numbers: number): void {
    this.#bar.update(bytes, { numbers: numbersOf(numbers) });
  }

  stop(): void {
    this.#bar.stop();
  }
}

/** A bar for a range of numbers. */
export class RangeBar {
  readonly #bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage} %, {eta_formatted} left',
      clearOnComplete: true,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  #started = false;

  update({ done, total = 0 }: { readonly done: number; readonly total: number | undefined }): void {
    if (this.#started) this.#bar.update(done);
    else this.#bar.start(total, done);
    this.#started = true;
  }

  stop(): void {
    if (this.#started) this.#bar.stop();
    this.#started = false;
  }
}

function numbersOf(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'number' : 'numbers'}`;
}
