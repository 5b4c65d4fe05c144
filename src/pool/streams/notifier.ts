/** Something to wait at until somebody notifies. */
export class Notifier {
  #notify: () => void = () => {};

  notify(): void {
    this.#notify();
  }

  /** Resolves at the next notification. One waits at a time. */
  notified(): Promise<void> {
    return new Promise((resolve) => {
      this.#notify = resolve;
    });
  }
}
