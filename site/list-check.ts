// Reads a list from its source, checks it in a pool, and reports invalid words.

import type { PrimePool, Progress } from 'primepool';
import { type Batch, ListParser, type Refusal, withOthers } from './list-parser.js';
import { chunksOf, type Source, sizeOf } from './list-source.js';

/** The progress of a run. */
export interface ListProgress {
  /** The part of the source that has been checked, from 0 to 1. */
  readonly part: number;
  readonly checked: number;
  readonly primes: number;
}

/** A number with its verdict. */
export interface Row {
  readonly n: bigint;
  readonly prime: boolean;
}

/** The results of a list. */
export interface ListReport {
  readonly checked: number;
  readonly primes: number;
  /** The first numbers. */
  readonly rows: readonly Row[];
  /** The first refusals. */
  readonly refusals: readonly Refusal[];
  readonly refused: number;
  /** Milliseconds. */
  readonly elapsed: number;
}

/** The report, and 1 or 0 for each number, in order. */
export interface CheckedList {
  readonly report: ListReport;
  readonly verdicts: Uint8Array<ArrayBuffer>;
}

/**
 * Batches checked at the same time: workers have the next one while a result returns.
 * `pool.checkBatches` would keep the order, but it also times each number, which in a browser takes
 * longer than the decision.
 */
const AHEAD = 4;

/** Rows that are shown. */
const ROWS = 100;

/**
 * Reads and checks a list.
 *
 * @param onProgress is called after each part of a batch
 * @throws what reading or checking throws
 */
export async function checkList(
  pool: PrimePool,
  source: Source,
  onProgress: (progress: ListProgress) => void,
): Promise<CheckedList> {
  const start = performance.now();
  const parser = new ListParser();
  const size = sizeOf(source);
  const parts: Uint8Array[] = [];
  const first: Batch[] = [];
  let bytes = 0;
  let checked = 0;
  let primes = 0;

  const check = async (batch: Batch, index: number, length: number): Promise<void> => {
    const { numbers, others } = batch;
    let before = 0;
    const onPart = ({ done }: Progress): void => {
      checked += done - before;
      bytes += (length * (done - before)) / numbers.length;
      before = done;
      onProgress({ part: bytes / size, checked, primes });
    };
    const integers = others.length === 0 ? numbers : withOthers(batch);
    const verdicts = await pool.arePrime(integers, { onProgress: onPart });
    parts[index] = verdicts;
    primes += count(verdicts);
  };

  const underWay: Promise<void>[] = [];
  let index = 0;
  let rows = 0;
  let read = 0;
  for await (const batch of batchesOf(source, parser)) {
    if (rows < ROWS) first.push(batch);
    rows += batch.numbers.length;
    const done = check(batch, index++, batch.endByte - read);
    read = batch.endByte;
    // Awaited below; but after one failure the others are not.
    done.catch(() => {});
    underWay.push(done);
    if (underWay.length >= AHEAD) await underWay.shift();
  }
  await Promise.all(underWay);

  const verdicts = new Uint8Array(checked);
  let at = 0;
  for (const part of parts) {
    verdicts.set(part, at);
    at += part.length;
  }
  const { refusals, refused } = parser;
  const elapsed = performance.now() - start;
  const report = { checked, primes, rows: rowsOf(first, verdicts), refusals, refused, elapsed };
  return { report, verdicts };
}

/** @returns all integers with their verdicts, or the primes only, as a file */
export async function writeList(
  source: Source,
  verdicts: Uint8Array,
  what: 'all' | 'primes',
): Promise<Blob> {
  const parts: (string | Blob)[] = what === 'all' ? ['number,prime\n'] : [];
  let index = 0;
  // The source is read again: keeping 10^7 numbers would take 80 MB.
  for await (const batch of batchesOf(source, new ListParser())) {
    let text = '';
    for (const n of withOthers(batch)) {
      const prime = verdicts[index++] === 1;
      if (what === 'all') text += `${n},${prime}\n`;
      else if (prime) text += `${n}\n`;
    }
    // A browser can keep a blob on disk, but not a string.
    parts.push(new Blob([text]));
  }
  return new Blob(parts, { type: what === 'all' ? 'text/csv' : 'text/plain' });
}

async function* batchesOf(
  source: Source,
  parser: ListParser,
): AsyncGenerator<Batch, void, undefined> {
  for await (const bytes of chunksOf(source)) yield* parser.push(bytes);
  yield* parser.end();
}

function count(verdicts: Uint8Array): number {
  let primes = 0;
  for (const verdict of verdicts) primes += verdict;
  return primes;
}

function rowsOf(batches: readonly Batch[], verdicts: Uint8Array): Row[] {
  const rows: Row[] = [];
  for (const batch of batches) {
    for (const n of withOthers(batch)) {
      if (rows.length === ROWS) return rows;
      rows.push({ n, prime: verdicts[rows.length] === 1 });
    }
  }
  return rows;
}
