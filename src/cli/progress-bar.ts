// How far the input has been read, for a person at a terminal.

import cliProgress from 'cli-progress';
import { grouped } from './format.js';

const BAR = '{bar} {percentage} %, {numbers} numbers, {eta_formatted} left';
const COUNTER = '{numbers} numbers in {duration_formatted}';

/** A bar on standard error, or a counter where the end is not known. It vanishes when it is stopped. */
export class ProgressBar {
  readonly #bar: cliProgress.SingleBar;

  /** @param size bytes of the input, if it is known */
  constructor(size: number | undefined) {
    this.#bar = new cliProgress.SingleBar(
      {
        format: size === undefined ? COUNTER : BAR,
        clearOnComplete: true,
        // Updates that the time left is estimated from: some seconds of them.
        etaBuffer: 100,
        // It would put up a handler for Ctrl-C of its own.
        gracefulExit: false,
      },
      cliProgress.Presets.shades_classic,
    );
    this.#bar.start(size ?? 1, 0, { numbers: 0 });
  }

  /**
   * @param bytes of the input read so far
   * @param numbers answered so far
   */
  update(bytes: number, numbers: number): void {
    this.#bar.update(bytes, { numbers: grouped(numbers) });
  }

  stop(): void {
    this.#bar.stop();
  }
}
