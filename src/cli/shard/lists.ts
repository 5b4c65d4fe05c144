// Lists of integers in a file, in shards of whole lines.

import { createHash } from 'node:crypto';
import {
  type Batch,
  type BatchResult,
  type Method,
  type PrimePool,
  type Rounds,
  ShardError,
  type ShardJob,
  splitRange,
} from 'primepool';
import { InputError, limitOf } from '../input/input-error.js';
import { LineParser, type Lines } from '../input/line-parser.js';
import { row } from '../output/factorization.js';
import { Sequence } from '../output/sequence.js';
import type { InputFile, Text } from './slice.js';
import type { Stretch, Work } from './work.js';

/** Maximum bytes of long lines in one piece, for checking (shared by all workers) and factoring. */
const CHECKED = 4096;
const FACTORED = 1;

/** Maximum results held back until an earlier one arrives. */
const BATCHES_AHEAD = 64;

/** 2^64: smaller integers are factored in lists. */
const WORD_LIMIT = 2n ** 64n;

const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

/** A piece of the file with its integers. */
interface Parsed {
  readonly text: Text;
  readonly lines: readonly Lines[];
}

/** A job on a list, which is identified by its size and samples of its content, not its path. */
export function listJob(
  kind: 'check' | 'factor',
  file: InputFile,
  parameters: Readonly<Record<string, string | number | boolean>>,
): ShardJob {
  const to = String(file.size - 1);
  return { kind, from: '0', to, input: file.fingerprint(), ...parameters };
}

/** @throws ShardError unless it is the file of the job */
export function assertInput(job: ShardJob, file: InputFile): void {
  if (job.to === String(file.size - 1) && job.input === file.fingerprint()) return;
  throw new ShardError(`${file.path} is not the list of these shards: pass the original file`);
}

/** @param job as {@link listJob} makes it */
export function checkWork(job: ShardJob, file: InputFile): Work {
  const method: Method = job.method === 'trial-division' ? 'trial-division' : 'bpsw';
  const rounds: Rounds = job.rounds === 'fips' ? 'fips' : Number(job.rounds ?? 0);
  const json = job.json === true;
  return {
    ...{ job, sums: ['lines', 'primes'], reads: true, answers: true },
    rangeOf: (place) => rangeOf(file, place),
    async *pieces(pool, stretch, signal) {
      const sequence = new Sequence<BatchResult<Batch>>(BATCHES_AHEAD);
      const underWay: { readonly lines: Lines; readonly text: Text | undefined }[] = [];
      const batches = async function* (): AsyncGenerator<Batch, void, undefined> {
        let index = 0;
        for (const { text, lines } of parsed(file, stretch, limitOf(method), CHECKED)) {
          for (const [i, some] of lines.entries()) {
            await sequence.room(index++);
            underWay.push({ lines: some, text: i === lines.length - 1 ? text : undefined });
            yield some.numbers;
          }
          // Reading the file never yields to the event loop.
          await new Promise(setImmediate);
        }
      };
      let sums = { lines: 0n, primes: 0n };
      let answers = '';
      const results = pool.checkBatches(batches(), { method, rounds, signal });
      for await (const result of sequence.restore(results)) {
        const { lines, text } = underWay.shift() ?? failure();
        const words = wordsOf(lines, result.verdicts.length);
        for (const [i, n] of words.entries()) {
          const isPrime = result.verdicts[i] === 1;
          if (isPrime) sums.primes++;
          answers += json
            ? `${JSON.stringify({ n, prime: isPrime, ...(result.probable?.[i] === 1 && { probable: true }) })}\n`
            : isPrime
              ? `${n} P\n`
              : `${n}\n`;
        }
        sums.lines += BigInt(words.length);
        if (text === undefined) continue;
        yield { next: BigInt(text.end), sums, answers, read: text.read.digest('hex') };
        sums = { lines: 0n, primes: 0n };
        answers = '';
      }
    },
  };
}

/** @param job as {@link listJob} makes it */
export function factorWork(job: ShardJob, file: InputFile): Work {
  const json = job.json === true;
  const exponents = job.exponents === true;
  const options = { ...(json && { json }), ...(exponents && { exponents }) };
  return {
    ...{ job, sums: ['lines'], reads: true, answers: true },
    rangeOf: (place) => rangeOf(file, place),
    async *pieces(pool, stretch, signal) {
      for (const { text, lines } of parsed(file, stretch, limitOf('bpsw'), FACTORED)) {
        const list = lines.flatMap(({ numbers }) => Array.from(numbers));
        if (list.some((n) => n < 1n)) throw notPositive(file, text);
        const answers = await factorLines(pool, list, options, signal);
        const sums = { lines: BigInt(list.length) };
        yield { next: BigInt(text.end), sums, answers, read: text.read.digest('hex') };
      }
    },
  };
}

async function factorLines(
  pool: PrimePool,
  list: readonly bigint[],
  options: { readonly json?: true; readonly exponents?: true },
  signal: AbortSignal,
): Promise<string> {
  const factored = await pool.factorAll(
    list.filter((n) => n < WORD_LIMIT),
    { signal },
  );
  let word = 0;
  let answers = '';
  for (const n of list) {
    const { factors } =
      n < WORD_LIMIT ? { factors: factored.at(word++) ?? [] } : await pool.factor(n, { signal });
    answers += `${row({ n, factors, complete: true }, options)}\n`;
  }
  return answers;
}

/** A shard ends where the next begins: at the first line that starts after its share of bytes. */
function rangeOf(file: InputFile, { shard, shards }: { shard: number; shards: number }) {
  const share = splitRange(0, file.size - 1, shards)[shard - 1];
  if (share === undefined) return failure();
  const from = file.lineStart(share.from);
  return { from: BigInt(from), to: BigInt(file.lineStart(share.to + 1) - 1) };
}

/**
 * @throws InputError for a line that is not an integer, or too large; ShardError if the stored
 * state belongs to another file
 */
function* parsed(
  file: InputFile,
  { from, to, next, read }: Stretch,
  limit: ReturnType<typeof limitOf>,
  longPiece: number,
): Generator<Parsed> {
  const hash = file.hashOf(Number(from), Number(next));
  if (next > from && hash.copy().digest('hex') !== read) {
    throw new ShardError(
      `${file.path} has changed since the shard was started: delete its .part.json`,
    );
  }
  const parser = new LineParser(limit);
  for (const text of file.pieces(Number(next), Number(to) + 1, hash, longPiece)) {
    // A byte order mark is valid only at the beginning of a file.
    const isMarked =
      next > 0n && text.start === Number(next) && BYTE_ORDER_MARK.equals(text.bytes.subarray(0, 3));
    const lines = isMarked ? [] : [...parser.push(text.bytes)];
    if (isMarked || parser.failure !== undefined) {
      const before = file.linesBefore(Number(next));
      const message = parser.failure?.message ?? 'line 1: a byte order mark is not an integer';
      throw new InputError(
        `${file.path}, ${message.replace(/^line (\d+)/, (_, line) => `line ${before + Number(line)}`)}`,
      );
    }
    yield { text, lines: lines.length > 0 ? lines : [noLines(text)] };
  }
}

/** Stands for a piece of blank lines. */
function noLines({ bytes }: Text): Lines {
  return {
    first: 0,
    numbers: new BigUint64Array(),
    text: bytes,
    places: new Uint32Array(),
    endByte: 0,
  };
}

/** The integers as they are printed. */
function wordsOf({ numbers, text, places }: Lines, count: number): string[] {
  if (!(numbers instanceof BigUint64Array)) return numbers.map(String);
  const digits = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  return Array.from({ length: count }, (_, i) =>
    digits.toString('latin1', places[2 * i], places[2 * i + 1]),
  );
}

function notPositive(file: InputFile, { bytes, start }: Text): InputError {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const bad = lines.findIndex((line) => /^[^#]*?(?<!\S)([+-]?0+|-\d+)(?!\S)/.test(line));
  return new InputError(
    `${file.path}, line ${file.linesBefore(start) + bad + 1} is 0 or negative: pass positive integers`,
  );
}

function failure(): never {
  throw new Error('unexpected result');
}

/** The SHA-256 of an empty slice. */
export const EMPTY = createHash('sha256').digest('hex');
