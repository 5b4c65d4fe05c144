// The page's side of the number's worker. Only the newest number matters: older requests are
// dropped.

import type { NumberReply, NumberRequest } from './number-worker.js';

export class NumberClient {
  readonly #onReply: (reply: NumberReply) => void;
  #worker: Worker | undefined;
  #current: NumberRequest | undefined;
  #waiting: NumberRequest | undefined;
  #nextId = 0;
  #wanted: number | undefined;

  /** @param onReply receives replies to the newest request only */
  constructor(onReply: (reply: NumberReply) => void) {
    this.#onReply = onReply;
  }

  /** Asks about a number, in place of the previous one. */
  ask(n: bigint, timesOnly: boolean): void {
    const request = { id: this.#nextId++, n, timesOnly };
    this.#wanted = request.id;
    // Measuring times is faster than starting a worker; anything else may take long.
    if (this.#current?.timesOnly) {
      this.#waiting = request;
      return;
    }
    this.#stop();
    this.#send(request);
  }

  /** Drops all requests. */
  cancel(): void {
    this.#wanted = undefined;
    this.#waiting = undefined;
    this.#stop();
  }

  #stop(): void {
    if (this.#current === undefined || this.#current.timesOnly) return;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#current = undefined;
  }

  #send(request: NumberRequest): void {
    this.#worker ??= this.#start();
    this.#current = request;
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./number-worker.js', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<NumberReply>) => {
      if (data.id !== this.#current?.id) return;
      if (data.id === this.#wanted) this.#onReply(data);
      if (data.type !== 'done') return;
      this.#current = undefined;
      if (this.#waiting !== undefined) this.#send(this.#waiting);
      this.#waiting = undefined;
    });
    worker.addEventListener('error', ({ message }) => {
      const current = this.#current;
      worker.terminate();
      this.#worker = undefined;
      this.#current = undefined;
      this.#waiting = undefined;
      // An answer without times remains valid.
      if (current === undefined || current.timesOnly || current.id !== this.#wanted) return;
      const reason = message || 'the page’s worker did not load';
      this.#onReply({ id: current.id, type: 'failed', message: reason });
    });
    return worker;
  }
}
