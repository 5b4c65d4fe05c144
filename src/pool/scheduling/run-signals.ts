// The signals of the runs in progress. One listener serves all runs of a signal: Node warns of a
// leak when there are more than ten.

import { reasonOf } from '../../input/signal.js';
import type { Run } from './fair-queue.js';

interface SignalListener {
  readonly runs: Set<Run>;
  readonly onAbort: () => void;
}

export class RunSignals {
  readonly #listeners = new Map<AbortSignal, SignalListener>();

  /** Settles a run when its signal aborts. */
  add(run: Run): void {
    const { signal } = run;
    if (signal === undefined) return;
    let listener = this.#listeners.get(signal);
    if (listener === undefined) {
      const runs = new Set<Run>();
      const onAbort = (): void => {
        for (const each of [...runs]) each.settle(reasonOf(signal));
      };
      listener = { runs, onAbort };
      this.#listeners.set(signal, listener);
      signal.addEventListener('abort', onAbort);
    }
    listener.runs.add(run);
  }

  /** Forgets a run. */
  delete(run: Run): void {
    const { signal } = run;
    const listener = signal && this.#listeners.get(signal);
    if (signal === undefined || listener === undefined) return;
    listener.runs.delete(run);
    if (listener.runs.size > 0) return;
    this.#listeners.delete(signal);
    signal.removeEventListener('abort', listener.onAbort);
  }
}
