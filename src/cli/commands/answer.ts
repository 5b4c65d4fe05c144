// The two ways to answer: number by number, or in batches for streams of millions.

import type { Batch, BatchResult, PoolResult, PrimePool, Rounds } from 'primepool';
import { bigintsOf } from '../input/integer-input.js';
import type { Lines } from '../input/line-parser.js';
import { remark, row } from '../output/format.js';
import { plain } from '../output/json.js';
import { jsonRows, primeRows, tableRows } from '../output/rows.js';
import { Sequence } from '../output/sequence.js';
import { print, write } from '../output/terminal.js';
import type { Options } from './options.js';

/** Results that may be held back because an earlier one has not come, which bounds the memory. */
const NUMBERS_AHEAD = 65_536;
const BATCHES_AHEAD = 64;

export interface AnswerOptions extends Options {
  readonly rounds?: Rounds;
  /** Whether primes are to be proved. */
  readonly prove?: true;
  /** Primes only, without a word about them. */
  readonly primesOnly?: true;
  /** Nothing at all: the exit code answers. */
  readonly test?: true;
  /** As they come, instead of in input order. */
  readonly unordered?: true;
  readonly signal: AbortSignal;
  /** Is told what has been printed. */
  readonly onAnswered: (answered: Answered) => void;
}

/** Some numbers that have been answered. */
export interface Answered {
  readonly checked: number;
  readonly primes: number;
  /** Milliseconds of its work. */
  readonly busy: number;
}

/**
 * One by one, so that a number that takes long holds up no other that could be decided meanwhile.
 */
export async function answerEach(
  pool: PrimePool,
  source: readonly bigint[] | AsyncIterable<Lines>,
  { method, rounds, prove, unordered, signal, onAnswered, ...shown }: AnswerOptions,
  show = rowsAs(shown),
): Promise<void> {
  const sequence = unordered ? undefined : new Sequence<PoolResult>(NUMBERS_AHEAD);
  // Arguments as a stream, too: a list would be worked off longest first, and what comes first in
  // it and is soon decided would be answered last.
  const numbers =
    Symbol.asyncIterator in source
      ? bigintsOf(source, (index) => sequence?.room(index))
      : source[Symbol.iterator]();
  const results = prove
    ? proved(pool, numbers, signal)
    : pool.check(numbers, { method, rounds, signal });
  for await (const result of sequence?.restore(results) ?? results) {
    const row = show(result);
    if (row !== undefined) await print(row);
    const { prime, elapsed } = result;
    onAnswered({ checked: 1, primes: Number(prime), busy: elapsed });
  }
}

/** How an answer is printed, if it is. */
function rowsAs({
  json,
  primesOnly,
  test,
}: Pick<AnswerOptions, 'json' | 'primesOnly' | 'test'>): (
  result: PoolResult,
) => string | undefined {
  if (test) return () => undefined;
  if (json) return (result) => JSON.stringify(plain(result));
  if (primesOnly) return ({ n, prime }) => (prime ? String(n) : undefined);
  return (result) => row(result, remark(result));
}

/** One after another, as all workers share a proof. */
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

/** In batches: nothing is made for a single number but the bytes of its answer. */
export async function answerLines(
  pool: PrimePool,
  source: AsyncIterable<Lines>,
  { method, rounds, json, primesOnly, test, unordered, signal, onAnswered }: AnswerOptions,
): Promise<void> {
  const format = json ? jsonRows() : primesOnly ? primeRows() : tableRows();
  const sequence = unordered ? undefined : new Sequence<BatchResult<Batch>>(BATCHES_AHEAD);
  /** Those whose results have not been printed yet. */
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
