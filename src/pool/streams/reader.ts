// Reads a stream ahead, as far as there is room.

import { assertStep } from '../../input/lists.js';
import { Notifier } from './notifier.js';

/** Either kind of iterator. */
export type AnyIterator<Value> = Iterator<Value> | AsyncIterator<Value>;

/** The receiver of the values. */
export interface Sink<Value> {
  hasRoom(): boolean;
  /** @throws if the value is invalid */
  put(value: Value, index: number): void;
  /** Called when no value follows at once. */
  flush(): void;
  /** Yields to the event loop. */
  pause(): Promise<void>;
  /** Called after the last value. */
  end(): void;
}

export class Reader<Value> {
  readonly #iterator: AnyIterator<Value>;
  readonly #sink: Sink<Value>;
  readonly #burst: number;
  readonly #room = new Notifier();
  #index: number;
  #waiting = false;
  #closed = false;

  /**
   * @param index the place of the iterator's next value
   * @param burst values of a synchronous iterator to read without a pause
   */
  constructor(iterator: AnyIterator<Value>, index: number, burst: number, sink: Sink<Value>) {
    this.#iterator = iterator;
    this.#index = index;
    this.#burst = burst;
    this.#sink = sink;
  }

  /**
   * Reads to the end, or until closed.
   *
   * @throws what the iterator throws, or what the sink does
   */
  async run(): Promise<void> {
    while (!this.#closed) {
      if (!this.#sink.hasRoom()) {
        this.#sink.flush();
        await this.#room.notified();
        continue;
      }
      const step = this.#next();
      // A synchronous iterator is read in bursts; an asynchronous one may be slow, and its values
      // are passed on one by one.
      if ('then' in step) this.#sink.flush();
      const { done, value } = 'then' in step ? await this.#wait(step) : step;
      if (this.#closed) return;
      if (done) {
        this.#closed = true;
        this.#sink.end();
        return;
      }
      this.#sink.put(value, this.#index);
      this.#index++;
      if (this.#index % this.#burst === 0) {
        this.#sink.flush();
        await this.#sink.pause();
      }
    }
  }

  /** Notifies the reader that there may be room again. */
  wake(): void {
    this.#room.notify();
  }

  /**
   * Stops, and closes the iterator unless it has ended; errors while closing are ignored. Resolves
   * when it is closed, which may be never.
   */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.wake();
    const closing = (async () => this.#iterator.return?.())().catch(() => {});
    // A generator that is awaiting something closes only afterwards, perhaps never.
    if (!this.#waiting) await closing;
  }

  #next(): IteratorResult<Value> | Promise<IteratorResult<Value>> {
    try {
      return assertStep(this.#iterator.next());
    } catch (error) {
      // An iterator that threw has ended and must not be closed.
      this.#closed = true;
      throw error;
    }
  }

  async #wait(step: Promise<IteratorResult<Value>>): Promise<IteratorResult<Value>> {
    this.#waiting = true;
    try {
      return assertStep(await step);
    } catch (error) {
      this.#closed = true;
      throw error;
    } finally {
      this.#waiting = false;
    }
  }
}
