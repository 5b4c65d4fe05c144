/** Something to wait at until somebody rings. */
export class Bell {
  #ring: () => void = () => {};

  ring(): void {
    this.#ring();
  }

  /** Resolves at the next ring. One waits at a time. */
  heard(): Promise<void> {
    return new Promise((resolve) => {
      this.#ring = resolve;
    });
  }
}
