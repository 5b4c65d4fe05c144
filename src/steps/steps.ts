// Long computations as generators: they yield every few milliseconds of work, and the caller
// decides what happens then.

/** A computation in steps. Call `return()` on an abandoned one: it may hold memory. @internal */
export type Steps<T> = Generator<void, T>;

/** Runs a computation to its end at once. @internal */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
