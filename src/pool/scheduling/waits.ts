// Waits of callers, which end when the pool closes.

export class Waits {
  /** The functions that end each wait. */
  readonly #stops = new Set<() => void>();
  #over = false;

  /** Waits for an action that may never end, until all waits end or the call is aborted. */
  async waitFor(action: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
    if (this.#over || signal?.aborted) return;
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    this.#stops.add(stop);
    signal?.addEventListener('abort', stop);
    try {
      await Promise.race([action, stopped]);
    } finally {
      this.#stops.delete(stop);
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends all waits, present and future. */
  end(): void {
    this.#over = true;
    for (const stop of this.#stops) stop();
  }
}
