// Starts workers, and tracks when not to try.

import { word } from '../../wasm/word.js';
import { spawnInProcess } from '../hosts/main/in-process.js';
import type { Platform, PoolWorker, WorkerEvents } from '../hosts/main/platform.js';
import { FAILED_STARTS, RESTART_DELAY } from '../tunables.js';

export class Starter {
  readonly #platform: Platform;
  /** Workers lost before they were ready, since the last successful start. */
  #failed = 0;
  #everReady = false;
  /** Why no workers are started, and until when, on the clock of `performance.now`. */
  #obstacle: { readonly cause: unknown; readonly until: number } | undefined;
  readonly #onPassed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onPassed is called when an obstacle may have passed */
  constructor(platform: Platform, onPassed: () => void) {
    this.#platform = platform;
    this.#onPassed = onPassed;
  }

  /**
   * Whether starting a worker is pointless. Changes only through the methods and the timer of this
   * class.
   */
  get blocked(): boolean {
    return this.#obstacle !== undefined;
  }

  /** Forgets an obstacle that may have passed. */
  reconsider(): void {
    if (this.#obstacle === undefined || performance.now() < this.#obstacle.until) return;
    this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#obstacle = undefined;
    this.#failed = 0;
  }

  /** Why no worker can start. */
  get cause(): unknown {
    return this.#obstacle?.cause;
  }

  /** A worker, or its stand-in on this thread if none can start. */
  start(events: WorkerEvents): PoolWorker {
    if (!this.blocked) {
      try {
        return this.#platform.spawn(word.module(), events);
      } catch (cause) {
        this.#block(cause);
      }
    }
    return spawnInProcess(this.#platform.pause, events);
  }

  /** Records that a worker is ready. */
  succeeded(): void {
    this.#everReady = true;
    this.#failed = 0;
  }

  /** Records that a worker was lost before it was ready. */
  failed(cause: unknown): void {
    if (++this.#failed >= FAILED_STARTS) this.#block(cause);
  }

  /** Records that a worker lacked the memory for its work. */
  exhausted(cause: unknown): void {
    this.#forget();
    this.#blockForAWhile(cause);
  }

  /**
   * If workers have run before, the obstacle is likely to pass, such as a lack of memory.
   */
  #block(cause: unknown): void {
    if (this.#obstacle !== undefined) return;
    if (this.#everReady) this.#blockForAWhile(cause);
    else this.#obstacle = { cause, until: Number.POSITIVE_INFINITY };
  }

  #blockForAWhile(cause: unknown): void {
    this.#obstacle = { cause, until: performance.now() + RESTART_DELAY };
    this.#timer = setTimeout(() => {
      this.#forget();
      this.#onPassed();
    }, RESTART_DELAY);
    if (typeof this.#timer === 'object') this.#timer.unref();
  }
}
