// Two ways to answer: integer by integer, or in batches for streams of millions.

import type { Batch, BatchResult, PoolResult, PrimePool, Rounds } from 'primepool';
import { bigintsOf } from '../input/integer-input.js';
import type { Lines } from '../input/line-parser.js';
import { LEGEND, remark, row } from '../output/format.js';
import { plain } from '../output/json.js';
import { NumberColumn } from '../output/number-column.js';
import { jsonRows, primeRows, tableRows } from '../output/rows.js';
import { Sequence } from '../output/sequence.js';
import { isSeen, print, styled, write } from '../output/terminal.js';
import type { Options } from './options.js';

/** Maximum results held back until an earlier one arrives, which bounds the memory. */
const NUMBERS_AHEAD = 65_536;
const BATCHES_AHEAD = 64;

export interface AnswerOptions extends Options {
  readonly rounds?: Rounds;
  /** Whether to prove primes. */
  readonly prove?: true;
  /** Prints only the primes. */
  readonly primesOnly?: true;
  /** Prints nothing: the exit code is the answer. */
  readonly test?: true;
  /** Prints only answers and errors. */
  readonly quiet?: true;
  /** Prints answers as they arrive instead of in input order. */
  readonly unordered?: true;
  readonly signal: AbortSignal;
  /** Called before a line is printed, if a bar may occupy it. */
  readonly onRow?: (() => void) | undefined;
  /** Called after answers are printed. */
  readonly onAnswered: (answered: Answered) => void;
}

/** A group of answered integers. */
export interface Answered {
  readonly checked: number;
  readonly primes: number;
  /** Milliseconds of its work. */
  readonly busy: number;
}

/**
 * Answers integers one by one: one that takes long does not delay the decision of the others.
 */
export async function answerEach(
  pool: PrimePool,
  source: readonly bigint[] | AsyncIterable<Lines>,
  { method, rounds, prove, unordered, signal, onRow, onAnswered, ...shown }: AnswerOptions,
  answer?: (result: PoolResult) => string,
): Promise<void> {
  const column = new NumberColumn();
  if (answer === undefined) await printLegend(shown);
  const show = answer ?? rowsAs(shown, column);
  const sequence = unordered ? undefined : new Sequence<PoolResult>(NUMBERS_AHEAD);
  // Arguments go to the pool as a stream: it starts a list with the longest numbers, and short
  // ones would be answered last.
  const isStream = Symbol.asyncIterator in source;
  if (!isStream) column.seeNumbers(source);
  const numbers = isStream
    ? bigintsOf(seenBy(column, source), (index) => sequence?.room(index))
    : source[Symbol.iterator]();
  const results = prove
    ? proved(pool, numbers, signal)
    : pool.check(numbers, { method, rounds, signal });
  for await (const result of sequence?.restore(results) ?? results) {
    const row = show(result);
    onRow?.();
    if (row !== undefined) await print(row);
    const { prime, elapsed } = result;
    onAnswered({ checked: 1, primes: Number(prime), busy: elapsed });
  }
}

async function* seenBy(column: NumberColumn, source: AsyncIterable<Lines>): AsyncGenerator<Lines> {
  for await (const lines of source) {
    column.seeText(lines.text);
    yield lines;
  }
}

/** Prints the meaning of the table's marks, on a terminal. */
async function printLegend({ json, primesOnly, test, quiet }: Shown): Promise<void> {
  if (!json && !primesOnly && !test && !quiet && isSeen()) await print(styled('dim', LEGEND));
}

/** The options for the form of answers. */
type Shown = Pick<AnswerOptions, 'json' | 'primesOnly' | 'test' | 'quiet'>;

/** How an answer is printed, if it is. */
function rowsAs(
  { json, primesOnly, test }: Shown,
  column: NumberColumn,
): (result: PoolResult) => string | undefined {
  if (test) return () => undefined;
  if (json) return (result) => JSON.stringify(plain(result));
  if (primesOnly) return ({ n, prime }) => (prime ? String(n) : undefined);
  return (result) => row(result, column.width, remark(result));
}

/** One after another, because all workers share each proof. */
async function* proved(
  pool: PrimePool,
  numbers: Iterable<bigint> | AsyncIterable<bigint>,
  signal: AbortSignal,
): AsyncGenerator<PoolResult, void, undefined> {
  let index = 0;
  for await (const n of numbers) {
    const { prime, factor, elapsed } = await pool.prove(n, { signal });
    const result = { n, prime: prime ?? true, elapsed, index: index++, worker: 0 };
    yield {
      ...result,
      ...(prime === undefined && { probable: true }),
      ...(factor !== undefined && { factor }),
    };
  }
}

/** Answers integers in batches: allocates nothing per integer but the bytes of its answer. */
export async function answerLines(
  pool: PrimePool,
  source: AsyncIterable<Lines>,
  { method, rounds, unordered, signal, onAnswered, ...shown }: AnswerOptions,
): Promise<void> {
  const { json, primesOnly, test } = shown;
  await printLegend(shown);
  const format = json ? jsonRows() : primesOnly ? primeRows() : tableRows();
  const sequence = unordered ? undefined : new Sequence<BatchResult<Batch>>(BATCHES_AHEAD);
  /** Batches whose results have not been printed yet. */
  const underWay = new Map<number, Lines>();
  const results = pool.checkBatches(batchesOf(source, underWay, sequence), {
    method,
    rounds,
    signal,
  });
  for await (const result of sequence?.restore(results) ?? results) {
    const { index, verdicts, busy } = result;
    const lines = underWay.get(index);
    if (lines === undefined) throw new Error(`there is no batch ${index}`);
    underWay.delete(index);
    if (!test) await write(format(lines, result));
    onAnswered({ checked: verdicts.length, primes: count(verdicts), busy });
  }
}

async function* batchesOf(
  source: AsyncIterable<Lines>,
  underWay: Map<number, Lines>,
  sequence: Sequence<BatchResult<Batch>> | undefined,
): AsyncGenerator<Batch, void, undefined> {
  let index = 0;
  for await (const lines of source) {
    await sequence?.room(index);
    underWay.set(index++, lines);
    yield lines.numbers;
  }
}

function count(verdicts: Uint8Array): number {
  let primes = 0;
  for (const verdict of verdicts) primes += verdict;
  return primes;
}
