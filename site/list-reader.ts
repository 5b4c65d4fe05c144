// The page's side of the list's worker, as far as it reads.

import type { Batch, Refusal } from './list-parser.js';
import type { Source } from './list-source.js';
import type { ListReply, ListRequest } from './list-worker.js';

/** Reads one source, ahead by a batch. */
export class ListReader {
  readonly #worker = startWorker();
  readonly #replies: ListReply[] = [];
  #hear = (): void => {};
  progress = 0;
  refusals: readonly Refusal[] = [];
  refused = 0;

  constructor(source: Source) {
    this.#worker.onmessage = ({ data }: MessageEvent<ListReply>) => this.#push(data);
    this.#worker.onerror = ({ message }) => {
      this.#push({ type: 'failed', message: message || 'the list could not be read' });
    };
    send(this.#worker, { type: 'read', source });
  }

  async *batches(): AsyncGenerator<Batch, void, undefined> {
    // The next one is read while this one is on its way.
    send(this.#worker, { type: 'next' });
    for (;;) {
      send(this.#worker, { type: 'next' });
      const reply = await this.#next();
      if (reply.type === 'failed') throw new Error(reply.message);
      if (reply.type === 'end') {
        this.refusals = reply.refusals;
        this.refused = reply.refused;
      }
      if (reply.type !== 'batch') return;
      this.progress = reply.progress;
      yield reply.batch;
    }
  }

  /** Ends the worker in the middle of its work, and whoever waits for it. */
  close(): void {
    this.#worker.terminate();
    this.#push({ type: 'end', refusals: this.refusals, refused: this.refused });
  }

  async #next(): Promise<ListReply> {
    for (;;) {
      const reply = this.#replies.shift();
      if (reply !== undefined) return reply;
      await new Promise<void>((resolve) => {
        this.#hear = resolve;
      });
    }
  }

  #push(reply: ListReply): void {
    this.#replies.push(reply);
    this.#hear();
  }
}

export function startWorker(): Worker {
  return new Worker(new URL('./list-worker.js', import.meta.url), { type: 'module' });
}

export function send(worker: Worker, request: ListRequest): void {
  worker.postMessage(request);
}
