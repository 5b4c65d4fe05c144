/** Lets one waiter wait for a notification. */
export class Notifier {
  #notify: () => void = () => {};

  notify(): void {
    this.#notify();
  }

  /** Resolves at the next notification. Only one waiter at a time. */
  notified(): Promise<void> {
    return new Promise((resolve) => {
      this.#notify = resolve;
    });
  }
}
