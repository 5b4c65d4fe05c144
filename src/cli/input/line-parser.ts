// Integers from bytes, one a line, by the million: no string and no BigInt is made for any of them that is
// below 2^64.

import type { Batch } from 'primepool';
import { endOfDigits, readInteger } from './decimal.js';
import { InputError, type Limit, LONGEST_WORD, refusal } from './input-error.js';

/** The integers of some lines. */
export interface Lines {
  /** The place of the first of them among all integers of the input, from 0. */
  readonly first: number;
  /**
   * As the pool takes them: a negative integer, which is never prime, is 0. In an array of bigints, if any is
   * 2^64 or more.
   */
  readonly numbers: Batch;
  readonly text: Uint8Array;
  /**
   * Where each integer stands in the text: its start and its end, one integer after another. Empty for an array
   * of bigints.
   */
  readonly places: Uint32Array;
  /** How many bytes of the input they end at. */
  readonly endByte: number;
}

/** Integers in one `Lines` at most: a worker's work for some 3 ms. */
const CAPACITY = 16_384;

/**
 * Digits in one `Lines` with large integers at most, if it has more than one: some milliseconds of work if all
 * are as small as such integers can be, and half a second for one alone.
 */
const BIG_CAPACITY = 4096;

/** Bytes of a line at most, which leaves room for the longest word and for spaces. */
const LONGEST_LINE = 2 * LONGEST_WORD;

/** What may stand in a line. */
const BLANK = /^[\t\v\f\r ]*$/;
const SURROUNDING = /^[\t\v\f\r ]+|[\t\v\f\r ]+$/g;
const INTEGER = /^[\t\v\f\r ]*([+-]?)(\d+)[\t\v\f\r ]*$/;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const ZERO = 0x30;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * Parses bytes as they come, as far as the last newline. Spaces around an integer, a plus sign and
 * leading zeros are allowed; blank lines do not count.
 */
export class LineParser {
  /** Names the first line that is no integer, or too large. Nothing is parsed from there on. */
  failure: InputError | undefined;
  #rest: Uint8Array = new Uint8Array();
  #line = 0;
  #count = 0;
  /** Bytes of the input before the text. */
  #bytes = 0;
  /** How far the text has been parsed. */
  #at = 0;
  /** Whether a large integer comes next, or is likely to. */
  #bigAhead = false;
  readonly #limit: Limit;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** The beginning of a line whose end has not come yet. */
  get rest(): Uint8Array {
    return this.#rest;
  }

  /** @param text the rest and what comes after it; it is given to the parser, which writes to it */
  *push(text: Uint8Array): Generator<Lines, void, undefined> {
    const end = text.lastIndexOf(NEWLINE) + 1;
    yield* this.#parse(text.subarray(0, end));
    this.#rest = text.subarray(end);
    if (this.#rest.length > LONGEST_LINE) {
      this.failure ??= new InputError(`line ${this.#line + 1} is too long`);
    }
  }

  /** Parses the last line, which need not end with a newline. */
  *end(): Generator<Lines, void, undefined> {
    const text = Buffer.concat([this.#rest, Buffer.of(NEWLINE)]);
    this.#rest = new Uint8Array();
    yield* this.#parse(text);
  }

  /** @param text whole lines */
  *#parse(text: Uint8Array): Generator<Lines, void, undefined> {
    this.#at = this.#line === 0 && BYTE_ORDER_MARK.equals(text.subarray(0, 3)) ? 3 : 0;
    while (this.#at < text.length && this.failure === undefined) {
      if (this.#bigAhead) {
        const numbers = this.#parseBig(text);
        if (numbers.length > 0) yield this.#lines(numbers, text, new Uint32Array());
        continue;
      }
      // No line with an integer is shorter than two bytes.
      const capacity = Math.min(CAPACITY, (text.length - this.#at) >> 1);
      const numbers = new BigUint64Array(capacity);
      const places = new Uint32Array(2 * capacity);
      const count = this.#fill(text, new Uint32Array(numbers.buffer), places);
      if (count === 0) continue;
      yield this.#lines(numbers.subarray(0, count), text, places);
    }
    this.#bytes += text.length;
  }

  #lines(numbers: Batch, text: Uint8Array, places: Uint32Array): Lines {
    const first = this.#count;
    this.#count += numbers.length;
    return { first, numbers, text, places, endByte: this.#bytes + this.#at };
  }

  /**
   * Parses until the text ends, the arrays are full, a large integer comes, or a line is refused.
   *
   * @param halves of the numbers, all 0
   * @returns the count of the integers
   */
  #fill(text: Uint8Array, halves: Uint32Array, places: Uint32Array): number {
    const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
    let count = 0;
    let at = this.#at;
    let lines = this.#line;
    while (at < text.length) {
      const line = at;
      while (isSpace(text[at])) at++;
      if (text[at] === NEWLINE) {
        lines++;
        at++;
        continue;
      }
      // Only an integer needs a place: the blank lines after the last one do not.
      if (2 * count === places.length) {
        at = line;
        break;
      }
      lines++;
      const negative = text[at] === MINUS;
      if (negative || text[at] === PLUS) at++;
      const digits = at;
      while (text[at] === ZERO) at++;
      let start = at;
      const end = endOfDigits(view, at, text.length);
      at = end;
      while (isSpace(text[at])) at++;
      const isInteger = end > digits && text[at] === NEWLINE && end - digits <= LONGEST_WORD;
      if (!isInteger) {
        this.#refuse(text.subarray(line), lines);
        break;
      }
      if (!negative && (end - start > 20 || !readInteger(view, start, end, halves, count))) {
        this.#bigAhead = true;
        lines--;
        at = line;
        break;
      }
      // Of nothing but zeros one is shown, and of a negative integer its sign as well.
      if (start === end) start--;
      else if (negative) text[--start] = MINUS;
      places[2 * count] = start;
      places[2 * count + 1] = end;
      count++;
      at++;
    }
    this.#at = at;
    this.#line = lines;
    return count;
  }

  /**
   * Parses integers as bigints, until there are enough of them or a line is no integer, which is refused in the
   * usual way. If the last was not large, those that follow are parsed in the usual way, too.
   */
  #parseBig(text: Uint8Array): bigint[] {
    const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    const numbers: bigint[] = [];
    this.#bigAhead = false;
    for (let size = 0; this.#at < text.length && size < BIG_CAPACITY; ) {
      const end = text.indexOf(NEWLINE, this.#at);
      const line = bytes.toString('latin1', this.#at, end);
      if (!BLANK.test(line)) {
        const [, sign = '', digits = ''] = INTEGER.exec(line) ?? [];
        if (digits === '' || digits.length > LONGEST_WORD) return numbers;
        const n = sign === '-' ? -BigInt(digits) : BigInt(digits);
        if (n >= this.#limit.first) {
          this.#refuse(text.subarray(this.#at), this.#line + 1);
          return numbers;
        }
        numbers.push(n);
        size += digits.length;
        this.#bigAhead = n >= 2n ** 64n;
      }
      this.#at = end + 1;
      this.#line++;
    }
    return numbers;
  }

  /** @param text begins with the line of this number */
  #refuse(text: Uint8Array, number: number): void {
    const line = Buffer.from(text.subarray(0, text.indexOf(NEWLINE))).toString();
    this.failure = refusal(line.replace(SURROUNDING, ''), 'line', number, this.#limit);
  }
}

/** Whether it is white space within a line: tab, vertical tab, form feed, carriage return or space. */
function isSpace(byte: number | undefined): boolean {
  return (
    byte === SPACE || (byte !== undefined && byte >= TAB && byte <= RETURN && byte !== NEWLINE)
  );
}
