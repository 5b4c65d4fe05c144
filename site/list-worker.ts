// The list's worker: it reads a source and parses it, and later writes what came of it. The page asks for
// one batch after another, so that no more is read than can be checked.

import { isPrime } from 'primepool';
import { messageOf } from './dom.js';
import { type Batch, ListParser, type Refusal } from './list-parser.js';
import { chunksOf, type Source } from './list-source.js';

/** To the worker. `read` comes first, and then `next` again and again; or `write`, once. */
export type ListRequest =
  | { readonly type: 'read'; readonly source: Source }
  | { readonly type: 'next' }
  | {
      readonly type: 'write';
      readonly source: Source;
      /** 1 or 0 for each integer of the source. */
      readonly verdicts: Uint8Array;
      readonly what: 'all' | 'primes';
    };

/** From the worker: an answer to each `next`, and one or more to `write`. */
export type ListReply =
  | {
      readonly type: 'batch';
      readonly batch: Batch;
      /** How far the source has been read: from 0 to 1. */
      readonly progress: number;
      readonly refused: number;
    }
  | { readonly type: 'end'; readonly refusals: readonly Refusal[]; readonly refused: number }
  | { readonly type: 'written'; readonly blob: Blob }
  | { readonly type: 'failed'; readonly message: string };

const reply = (message: ListReply, transfer: Transferable[] = []): void =>
  postMessage(message, { transfer });

let parser = new ListParser(isPrime);
let batches: AsyncGenerator<{ readonly batch: Batch; readonly progress: number }> | undefined;

addEventListener('message', ({ data }: MessageEvent<ListRequest>) => {
  answer(data).catch((error: unknown) => reply({ type: 'failed', message: messageOf(error) }));
});

async function answer(request: ListRequest): Promise<void> {
  if (request.type === 'read') {
    parser = new ListParser(isPrime);
    batches = parse(request.source, parser);
  } else if (request.type === 'next') {
    const next = await batches?.next();
    if (next === undefined || next.done === true) {
      reply({ type: 'end', refusals: parser.refusals, refused: parser.refused });
    } else {
      const { batch, progress } = next.value;
      reply({ type: 'batch', batch, progress, refused: parser.refused }, [batch.numbers.buffer]);
    }
  } else {
    reply({ type: 'written', blob: await write(request.source, request.verdicts, request.what) });
  }
}

async function* parse(
  source: Source,
  parser: ListParser,
): AsyncGenerator<{ readonly batch: Batch; readonly progress: number }> {
  for await (const { bytes, progress } of chunksOf(source)) {
    for (const batch of parser.push(bytes)) yield { batch, progress };
  }
  for (const batch of parser.end()) yield { batch, progress: 1 };
}

/** Reads the source again: 10^7 numbers would take 80 MB if they were kept. */
async function write(source: Source, verdicts: Uint8Array, what: 'all' | 'primes'): Promise<Blob> {
  const parts: (string | Blob)[] = what === 'all' ? ['number,prime\n'] : [];
  let index = 0;
  // The integers from 2^64 on have been decided: their verdicts are among the others.
  for await (const { batch } of parse(source, new ListParser(isPrime))) {
    const others = new Map(batch.others.map(({ place, n }) => [place, n]));
    let text = '';
    for (let place = 0; place < batch.numbers.length; place++) {
      const prime = verdicts[index++] === 1;
      if (what === 'primes' && !prime) continue;
      const n = others.get(place) ?? batch.numbers[place] ?? 0n;
      text += what === 'all' ? `${n},${prime}\n` : `${n}\n`;
    }
    // A blob may lie on disk, a string may not.
    parts.push(new Blob([text]));
  }
  return new Blob(parts, { type: what === 'all' ? 'text/csv' : 'text/plain' });
}
