// How much of the input has been answered, for a person at a terminal.

import cliProgress from 'cli-progress';
import type { Progress } from 'primepool';
import { grouped } from './format.js';
import { isDumb } from './terminal.js';

// No time left: numbers take so different times that it would be wrong most of the time.
const BAR = '{bar} {percentage} %, {numbers}';
const RANGE = '{what}: {bar} {percentage} %, {left} left';
const SHARE = '{what}: {bar} {percentage} %, {elapsed}';
const TIME = '{what}, {elapsed}';
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

/** Milliseconds after which work that is not done yet is shown, and between two views of its time. */
const PATIENCE = 1000;

/**
 * What is being done, on a line of standard error that vanishes when it is stopped: a bar where the
 * share that is done is known, and else the time. Only on a terminal, and not within a second.
 */
export class WorkBar {
  readonly #what: string;
  readonly #isEven: boolean;
  readonly #start = performance.now();
  #progress: Progress = { done: 0, total: undefined };
  #bar: cliProgress.SingleBar | undefined;
  #hasShare = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param what is being done, such as "counting"
   * @param isEven whether the share that is done tells how long the rest takes
   */
  constructor(what: string, isEven = true) {
    this.#what = what;
    this.#isEven = isEven;
    if (!process.stderr.isTTY || isDumb()) return;
    this.#timer = setInterval(() => this.#show(), PATIENCE).unref();
  }

  /** Takes the progress of a call. */
  readonly update = (progress: Progress): void => {
    this.#progress = progress;
    if (this.#bar !== undefined) this.#show();
  };

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
      // From the start: the library's own estimate begins with the bar.
      left: share === undefined || share === 0 ? '?' : elapsedText((elapsed * (1 - share)) / share),
    };
    // Methods follow one another, and not all of them know how much is left.
    if (this.#bar !== undefined && this.#hasShare !== (share !== undefined)) {
      this.#bar.stop();
      this.#bar = undefined;
    }
    if (this.#bar !== undefined) {
      this.#bar.update(share ?? 0, words);
      return;
    }
    this.#hasShare = share !== undefined;
    const withShare = this.#isEven ? RANGE : SHARE;
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

/** Shows the time of some work until it is done. */
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
