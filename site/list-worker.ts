// The list's worker: it reads and parses a source, checks it in its own pool, and later writes the
// results. The page's thread only receives progress a few times a second: reading and dispatching
// batches there would block it for a third to half of the run.

import { PrimePool } from 'primepool';
import { messageOf } from './dom.js';
import {
  type CheckedList,
  checkList,
  type ListProgress,
  type ListReport,
  writeList,
} from './list-check.js';
import type { Source } from './list-source.js';

/** To the worker: `check` once, and then `write`. */
export type ListRequest =
  | { readonly type: 'check'; readonly source: Source }
  | { readonly type: 'write'; readonly what: 'all' | 'primes' };

/** From the worker: an answer to each request, and progress before `checked`. */
export type ListReply =
  | { readonly type: 'progress'; readonly progress: ListProgress }
  | { readonly type: 'checked'; readonly report: ListReport }
  | { readonly type: 'written'; readonly what: 'all' | 'primes'; readonly blob: Blob }
  | { readonly type: 'failed'; readonly message: string };

/** Milliseconds between reports of progress: the page draws four times a second. */
const PROGRESS_INTERVAL = 120;

const pool = new PrimePool();
let list: (CheckedList & { readonly source: Source }) | undefined;
let nextProgress = 0;

addEventListener('message', ({ data }: MessageEvent<ListRequest>) => {
  answer(data).catch((error: unknown) => reply({ type: 'failed', message: messageOf(error) }));
});

async function answer(request: ListRequest): Promise<void> {
  if (request.type === 'check') {
    const { source } = request;
    list = { source, ...(await checkList(pool, source, tell)) };
    reply({ type: 'checked', report: list.report });
  } else if (list !== undefined) {
    const { what } = request;
    reply({ type: 'written', what, blob: await writeList(list.source, list.verdicts, what) });
  }
}

function tell(progress: ListProgress): void {
  const now = performance.now();
  if (now < nextProgress) return;
  nextProgress = now + PROGRESS_INTERVAL;
  reply({ type: 'progress', progress });
}

function reply(message: ListReply): void {
  postMessage(message);
}
