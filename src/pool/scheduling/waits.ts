// Waits for callers, which end when the pool closes.

export class Waits {
  /** Ends each of them. */
  readonly #stops = new Set<() => void>();
  #over = false;

  /** Waits for what may never end, but not after the end of all waits or the call's abort. */
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

  /** Ends all waits, and those to come. */
  end(): void {
    this.#over = true;
    for (const stop of this.#stops) stop();
  }
}
