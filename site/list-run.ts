// The page's side of the list's worker.

import type { ListProgress, ListReport } from './list-check.js';
import type { Source } from './list-source.js';
import type { ListReply, ListRequest } from './list-worker.js';

/** One list in its own worker, which lives until the run is closed. */
export class ListRun {
  /** Rejects with what reading or checking throws, and when the run is closed. */
  readonly report: Promise<ListReport>;
  readonly #worker = new Worker(new URL('./list-worker.js', import.meta.url), { type: 'module' });
  readonly #closing = new AbortController();

  /** @param onProgress is called a few times a second */
  constructor(source: Source, onProgress: (progress: ListProgress) => void) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ListReply>) => {
      if (data.type === 'progress') onProgress(data.progress);
    });
    this.report = this.#ask({ type: 'check', source }, (reply) =>
      reply.type === 'checked' ? reply.report : undefined,
    );
  }

  /** Writes the results of the list. */
  write(what: 'all' | 'primes'): Promise<Blob> {
    return this.#ask({ type: 'write', what }, (reply) =>
      reply.type === 'written' && reply.what === what ? reply.blob : undefined,
    );
  }

  /** Terminates the worker at once, together with its pool. */
  close(): void {
    this.#worker.terminate();
    this.#closing.abort();
  }

  #ask<Answer>(
    request: ListRequest,
    answerOf: (reply: ListReply) => Answer | undefined,
  ): Promise<Answer> {
    const done = new AbortController();
    const { signal } = done;
    return new Promise<Answer>((resolve, reject) => {
      const hear = ({ data }: MessageEvent<ListReply>): void => {
        if (data.type === 'failed') reject(new Error(data.message));
        const answer = answerOf(data);
        if (answer !== undefined) resolve(answer);
      };
      const fail = ({ message }: ErrorEvent): void =>
        reject(new Error(message || 'the page’s worker did not load'));
      this.#worker.addEventListener('message', hear, { signal });
      this.#worker.addEventListener('error', fail, { signal });
      const { signal: closing } = this.#closing;
      closing.addEventListener('abort', () => reject(closing.reason), { signal });
      this.#worker.postMessage(request);
    }).finally(() => done.abort());
  }
}
