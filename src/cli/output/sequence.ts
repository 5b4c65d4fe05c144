// Restores the input order of results.

/**
 * Holds back results until all earlier ones have arrived, and input while too many are held back.
 */
export class Sequence<T extends { readonly index: number }> {
  readonly #limit: number;
  readonly #early = new Map<number, T>();
  #next = 0;
  #goOn = (): void => {};

  /** @param limit how far the input may be ahead of the next result */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves when the input at this index may be read. One caller at a time. */
  async room(index: number): Promise<void> {
    while (index - this.#next >= this.#limit) {
      await new Promise<void>((resolve) => {
        this.#goOn = resolve;
      });
    }
  }

  async *restore(results: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    for await (const result of results) {
      this.#early.set(result.index, result);
      for (;;) {
        const due = this.#early.get(this.#next);
        if (due === undefined) break;
        this.#early.delete(this.#next++);
        this.#goOn();
        yield due;
      }
    }
  }
}
