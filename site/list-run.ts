// A list from its source through the pool: what is read is checked, and what cannot be is told.

import type { PrimePool } from 'primepool';
import type { Batch, Refusal } from './list-parser.js';
import { ListReader, send, startWorker } from './list-reader.js';
import type { Source } from './list-source.js';
import type { ListReply } from './list-worker.js';

/** How far a run has come. */
export interface ListProgress {
  /** Of the source, from 0 to 1, as far as it has been read. */
  readonly read: number;
  readonly checked: number;
  readonly primes: number;
}

/** A number with its verdict. */
export interface Row {
  readonly n: bigint;
  readonly prime: boolean;
}

/** What came of a list. */
export interface ListReport {
  readonly checked: number;
  readonly primes: number;
  /** 1 or 0 for each number, in order. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /** The first numbers. */
  readonly rows: readonly Row[];
  /** The first refusals. */
  readonly refusals: readonly Refusal[];
  readonly refused: number;
  /** Milliseconds. */
  readonly elapsed: number;
}

/**
 * Batches that are checked at the same time, so that the workers have the next while one comes back.
 * `pool.checkBatches` would keep the order by itself, but it also times each number, which in a browser
 * takes four times as long as the decision: 270 ns a number against 55.
 */
const AHEAD = 4;

/** Rows that are shown. */
export const ROWS = 100;

/**
 * Reads and checks a list.
 *
 * @param onProgress is called after each batch
 * @throws the signal's reason; what reading or checking throws
 */
export async function checkList(
  pool: PrimePool,
  source: Source,
  signal: AbortSignal,
  onProgress: (progress: ListProgress) => void,
): Promise<ListReport> {
  const start = performance.now();
  const reader = new ListReader(source);
  const verdicts: Uint8Array<ArrayBuffer>[] = [];
  const first: Batch[] = [];
  let checked = 0;
  let primes = 0;

  const check = async (batch: Batch, index: number): Promise<void> => {
    const found = await pool.arePrime(batch.numbers, { signal });
    for (const { place, prime } of batch.others) found[place] = prime ? 1 : 0;
    verdicts[index] = found;
    checked += found.length;
    primes += count(found);
    onProgress({ read: reader.progress, checked, primes });
  };

  const stop = (): void => reader.close();
  signal.addEventListener('abort', stop);
  try {
    const underWay: Promise<void>[] = [];
    let index = 0;
    let rows = 0;
    for await (const batch of reader.batches()) {
      if (rows < ROWS) first.push(batch);
      rows += batch.numbers.length;
      const done = check(batch, index++);
      // Awaited below; but when one fails, nobody waits for the others.
      done.catch(() => {});
      underWay.push(done);
      if (underWay.length >= AHEAD) await underWay.shift();
    }
    await Promise.all(underWay);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
    reader.close();
  }
  const all = new Uint8Array(checked);
  let at = 0;
  for (const part of verdicts) {
    all.set(part, at);
    at += part.length;
  }
  const { refusals, refused } = reader;
  const elapsed = performance.now() - start;
  return { checked, primes, verdicts: all, rows: rowsOf(first, all), refusals, refused, elapsed };
}

function count(verdicts: Uint8Array): number {
  let primes = 0;
  for (const verdict of verdicts) primes += verdict;
  return primes;
}

function rowsOf(batches: readonly Batch[], verdicts: Uint8Array): Row[] {
  const rows: Row[] = [];
  for (const { numbers, others } of batches) {
    const unfit = new Map(others.map(({ place, n }) => [place, n]));
    for (let place = 0; place < numbers.length && rows.length < ROWS; place++) {
      const n = unfit.get(place) ?? numbers[place] ?? 0n;
      rows.push({ n, prime: verdicts[rows.length] === 1 });
    }
  }
  return rows;
}

/** Writes what came of a list, in its worker. */
export function writeList(
  source: Source,
  verdicts: Uint8Array,
  what: 'all' | 'primes',
): Promise<Blob> {
  const worker = startWorker();
  return new Promise<Blob>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ListReply>) => {
      if (data.type === 'written') resolve(data.blob);
      if (data.type === 'failed') reject(new Error(data.message));
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    send(worker, { type: 'write', source, verdicts, what });
  }).finally(() => worker.terminate());
}
