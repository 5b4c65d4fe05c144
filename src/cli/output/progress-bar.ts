// Progress on a terminal.

import cliProgress from 'cli-progress';
import type { Progress } from 'primepool';
import { grouped } from './format.js';
import { isDumb } from './terminal.js';

// No time left: times per number differ too much for an estimate.
const BAR = '{bar} {percentage} %, {numbers}';
const RANGE = '{what}: {bar} {percentage} %, {left} left';
const SHARE = '{what}: {bar} {percentage} %, {elapsed}';
const TIME = '{what}, {elapsed}';
const COUNTER = '{numbers} in {duration_formatted}';

/**
 * A bar on standard error, or a counter if the size of the input is unknown. `stop` removes it.
 */
export class ProgressBar {
  readonly #bar: cliProgress.SingleBar;

  /** @param size bytes of the input, if it is known */
  constructor(size: number | undefined) {
    this.#bar = new cliProgress.SingleBar(
      {
        format: size === undefined ? COUNTER : BAR,
        clearOnComplete: true,
        // Otherwise it installs its own handler for Ctrl-C.
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

/** Milliseconds until work is shown, and between two updates of its time. */
const PATIENCE = 1000;

/**
 * The current work on a line of standard error: a bar if its progress is known, else the elapsed
 * time. Appears on a terminal after a second; `stop` removes it.
 */
export class WorkBar {
  readonly #what: string;
  readonly #showsTimeLeft: boolean;
  readonly #start = performance.now();
  #progress: Progress = { done: 0, total: undefined };
  #bar: cliProgress.SingleBar | undefined;
  #hasShare = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param what the work, such as "counting"
   * @param showsTimeLeft whether the time left can be estimated from the progress
   */
  constructor(what: string, showsTimeLeft = true) {
    this.#what = what;
    this.#showsTimeLeft = showsTimeLeft;
    this.#wait();
  }

  /** Takes the progress of a call. */
  readonly update = (progress: Progress): void => {
    this.#progress = progress;
    if (this.#bar !== undefined) this.#show();
  };

  /** Removes the bar before a line is printed; it appears again after a second. */
  hide(): void {
    this.stop();
    this.#wait();
  }

  #wait(): void {
    if (!process.stderr.isTTY || isDumb()) return;
    this.#timer = setInterval(() => this.#show(), PATIENCE).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #show(): void {
    const { done, total } = this.#progress;
    const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
    const elapsed = performance.now() - this.#start;
    const words = {
      what: this.#what,
      elapsed: elapsedText(elapsed),
      // From the start: the bar library's estimate begins when the bar appears.
      left: share === undefined || share === 0 ? '?' : elapsedText((elapsed * (1 - share)) / share),
    };
    // Not every method of a computation knows how much is left.
    if (this.#bar !== undefined && this.#hasShare !== (share !== undefined)) {
      this.#bar.stop();
      this.#bar = undefined;
    }
    if (this.#bar !== undefined) {
      this.#bar.update(share ?? 0, words);
      return;
    }
    this.#hasShare = share !== undefined;
    const withShare = this.#showsTimeLeft ? RANGE : SHARE;
    this.#bar = new cliProgress.SingleBar(
      {
        format: share === undefined ? TIME : withShare,
        barsize: 20,
        clearOnComplete: true,
        gracefulExit: false,
      },
      cliProgress.Presets.shades_classic,
    );
    this.#bar.start(1, share ?? 0, words);
  }
}

/** Shows the elapsed time of work until it is done. */
export async function shown<T>(what: string, work: () => Promise<T>): Promise<T> {
  const bar = new WorkBar(what);
  try {
    return await work();
  } finally {
    bar.stop();
  }
}

/** Whole seconds, and minutes from 120 seconds on. */
function elapsedText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function numbersOf(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'number' : 'numbers'}`;
}
