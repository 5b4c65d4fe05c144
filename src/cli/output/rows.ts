// Formats the answers to many lines as bytes: copies digits from the input, and formats the ending
// of a row once per verdict and time. A string per row would take four times as long.

import type { Batch, BatchResult, PoolResult } from 'primepool';
import type { Lines } from '../input/line-parser.js';
import { column, remark, row, verdict } from './format.js';
import { plain } from './json.js';
import { NumberColumn } from './number-column.js';

/** Formats the answers to lines, one row each. The bytes are valid until the next call. */
export type RowFormatter = (lines: Lines, result: BatchResult<Batch>) => Uint8Array;

/** Maximum bytes that follow the number in a row. */
const LONGEST_ENDING = 64;

/** Maximum bytes of a row besides its number: padding or an index, and the ending. */
const OVERHEAD = 72 + LONGEST_ENDING;

/** Endings for times below this many nanoseconds are kept: few decisions take longer. */
const KEPT = 16_384;

const JSON_OPENING = '{"n":"';
const JSON_MIDDLE = '","index":';
const JSON_FACTOR = ',"factor":"';

const SPACE = 0x20;
const ZERO = 0x30;

/**
 * Rows of a table, like `row`, but without factors: dividing by them would take most of the time.
 */
export function tableRows(): RowFormatter {
  const buffer = new RowBuffer();
  const endings = new Endings((prime, elapsed) => `${verdict(prime)}${column(elapsed)}\n`);
  const numbers = new NumberColumn();
  return (lines, result) => {
    numbers.seeText(lines.text);
    const { width } = numbers;
    if (!(lines.numbers instanceof BigUint64Array)) {
      return oneByOne(lines, result, (one) => row(one, width, remark(one)));
    }
    const { verdicts, elapsed } = result;
    const { places } = lines;
    const text = view(lines.text);
    const rows = buffer.reserve(lines);
    let at = 0;
    for (let i = 0; i < verdicts.length; i++) {
      const start = places[2 * i] ?? 0;
      const end = places[2 * i + 1] ?? 0;
      for (let pad = width - (end - start); pad > 0; pad--) rows.setUint8(at++, SPACE);
      at = copy(text, start, end, rows, at);
      at = endings.write(verdicts[i] === 1, elapsed[i] ?? 0, rows, at);
    }
    return new Uint8Array(rows.buffer, 0, at);
  };
}

/** Only the primes, one per line. */
export function primeRows(): RowFormatter {
  return ({ numbers, text, places }, { verdicts }) => {
    const digits = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    let rows = '';
    for (let i = 0; i < verdicts.length; i++) {
      if (verdicts[i] !== 1) continue;
      const isShown = numbers instanceof BigUint64Array;
      rows += `${isShown ? digits.toString('latin1', places[2 * i], places[2 * i + 1]) : numbers[i]}\n`;
    }
    return Buffer.from(rows);
  };
}

/** JSON objects, like those of `plain`. */
export function jsonRows(): RowFormatter {
  const buffer = new RowBuffer();
  const opening = view(Buffer.from(JSON_OPENING));
  const middle = view(Buffer.from(JSON_MIDDLE));
  const beforeFactor = view(Buffer.from(JSON_FACTOR));
  const afterFactor = view(Buffer.from('"}\n'));
  const close = view(Buffer.from('}\n'));
  const byWorker = new Map<number, Endings>();
  return (lines, result) => {
    if (!(lines.numbers instanceof BigUint64Array)) {
      return oneByOne(lines, result, (one) => JSON.stringify(plain(one)));
    }
    const { verdicts, elapsed, factors, worker } = result;
    const { places, first } = lines;
    const text = view(lines.text);
    const endings = byWorker.get(worker) ?? jsonEndings(worker);
    byWorker.set(worker, endings);
    const rows = buffer.reserve(lines);
    let at = 0;
    for (let i = 0; i < verdicts.length; i++) {
      at = copy(opening, 0, JSON_OPENING.length, rows, at);
      at = copy(text, places[2 * i] ?? 0, places[2 * i + 1] ?? 0, rows, at);
      at = copy(middle, 0, JSON_MIDDLE.length, rows, at);
      at = writeInteger(first + i, rows, at);
      at = endings.write(verdicts[i] === 1, elapsed[i] ?? 0, rows, at);
      const factor = Number(factors[i]);
      if (factor === 0) {
        at = copy(close, 0, 2, rows, at);
        continue;
      }
      at = copy(beforeFactor, 0, JSON_FACTOR.length, rows, at);
      at = writeInteger(factor, rows, at);
      at = copy(afterFactor, 0, 3, rows, at);
    }
    return new Uint8Array(rows.buffer, 0, at);
  };
}

/**
 * Rows of large integers, whose decisions take far longer than their formatting.
 */
function oneByOne(
  { first, numbers }: Lines,
  { verdicts, probable, elapsed, factors, worker }: BatchResult<Batch>,
  show: (result: PoolResult) => string,
): Uint8Array {
  const rows = Array.from(numbers, (n, i) => {
    const prime = verdicts[i] === 1;
    const factor = factors[i] ?? 0n;
    const result: PoolResult = {
      ...{ n, index: first + i, prime, elapsed: elapsed[i] ?? 0, worker },
      ...(probable?.[i] === 1 && { probable: true }),
      ...(factor !== 0n && { factor }),
    };
    return `${show(result)}\n`;
  });
  return Buffer.from(rows.join(''));
}

function jsonEndings(worker: number): Endings {
  return new Endings((prime, elapsed) => {
    const members = JSON.stringify({ prime, elapsed, worker });
    return `,${members.slice(1, -1)}`;
  });
}

/**
 * Endings of rows, in one buffer: fetching them from many takes longer.
 */
class Endings {
  readonly #render: (prime: boolean, elapsed: number) => string;
  readonly #kept = new DataView(new ArrayBuffer(2 * KEPT * LONGEST_ENDING));
  /** Bytes of each ending, 0 if it has not been formatted yet. */
  readonly #lengths = new Uint8Array(2 * KEPT);

  /** @param render is given the time in milliseconds */
  constructor(render: (prime: boolean, elapsed: number) => string) {
    this.#render = render;
  }

  /**
   * @param elapsed milliseconds
   * @returns the end of the written bytes
   */
  write(prime: boolean, elapsed: number, target: DataView, at: number): number {
    // Exact, because the clock counts nanoseconds.
    const nanoseconds = Math.round(elapsed * 1e6);
    const index = 2 * nanoseconds + Number(prime);
    const start = index * LONGEST_ENDING;
    const length = this.#lengths[index] ?? 0;
    if (length > 0) {
      // Whole words: both buffers have room, and surplus bytes are overwritten.
      for (let i = 0; i < length; i += 4) target.setUint32(at + i, this.#kept.getUint32(start + i));
      return at + length;
    }
    const ending = Buffer.from(this.#render(prime, nanoseconds / 1e6));
    if (nanoseconds < KEPT) {
      copy(view(ending), 0, ending.length, this.#kept, start);
      this.#lengths[index] = ending.length;
    }
    return copy(view(ending), 0, ending.length, target, at);
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reused memory for rows: allocating for each call would take as long as the rows. */
class RowBuffer {
  #rows = new DataView(new ArrayBuffer());

  /** @returns room for the rows of these lines */
  reserve({ numbers, places }: Lines): DataView<ArrayBuffer> {
    const text = (places[2 * numbers.length - 1] ?? 0) - (places[0] ?? 0);
    const length = text + numbers.length * OVERHEAD;
    if (this.#rows.byteLength < length) this.#rows = new DataView(new ArrayBuffer(2 * length));
    return this.#rows;
  }
}

/** @returns the end of the copy; four bytes at a time take a third of the time of single bytes */
function copy(source: DataView, start: number, end: number, target: DataView, at: number): number {
  let from = start;
  let to = at;
  for (; from + 4 <= end; from += 4, to += 4) target.setUint32(to, source.getUint32(from));
  for (; from < end; from++, to++) target.setUint8(to, source.getUint8(from));
  return to;
}

/** @returns the end of the digits */
function writeInteger(value: number, target: DataView, at: number): number {
  let digits = 1;
  for (let limit = 10; limit <= value; limit *= 10) digits++;
  let rest = value;
  for (let i = at + digits - 1; i >= at; i--) {
    const quotient = Math.floor(rest / 10);
    target.setUint8(i, ZERO + rest - 10 * quotient);
    rest = quotient;
  }
  return at + digits;
}
