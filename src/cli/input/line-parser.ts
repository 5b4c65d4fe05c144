// Parses integers from bytes without creating a string or a BigInt for decimal integers below
// 2^64.

import type { Batch } from 'primepool';
import { endOfDigits, readInteger } from './decimal.js';
import { InputError, integerOf, type Limit, LONGEST_WORD, refusal } from './input-error.js';
import { LineAssembler, NEWLINE, type WholeLines } from './whole-lines.js';

/** The integers of some lines. */
export interface Lines {
  /** The place of the first of them among all integers of the input, from 0. */
  readonly first: number;
  /**
   * As the pool takes them: a negative integer, which is never prime, is 0. In an array of bigints,
   * if any is 2^64 or more.
   */
  readonly numbers: Batch;
  readonly text: Uint8Array;
  /**
   * The start and the end of each integer in the text, one pair after another. Empty for an array
   * of bigints.
   */
  readonly places: Uint32Array;
  /** Bytes of the input up to the end of these lines. */
  readonly endByte: number;
}

/** Maximum integers in one `Lines`: about 3 ms of a worker. */
const CAPACITY = 16_384;

/**
 * Maximum digits in one `Lines` of several large integers: milliseconds of work if all are barely
 * large, and half a second if there is one.
 */
const BIG_CAPACITY = 4096;

const RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const HASH = 0x23;
const PLUS = 0x2b;
const MINUS = 0x2d;
const ZERO = 0x30;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
const UTF_16_MARKS = [Buffer.of(0xff, 0xfe), Buffer.of(0xfe, 0xff)];

/** Characters with a null byte before or after each. */
const UTF_16_LINE = /^(?:[^\0]\0)+[^\0]?$|^(?:\0[^\0])+\0?$/;

/**
 * Parses bytes as they arrive, up to the last newline. White space separates integers, which may
 * have a sign and leading zeros. A # begins a comment to the end of the line.
 */
export class LineParser {
  /**
   * The error of the first invalid line, where parsing ends unless invalid lines are skipped.
   */
  failure: InputError | undefined;
  readonly #assembler = new LineAssembler();
  readonly #limit: Limit;
  readonly #onSkipped: ((refusal: InputError) => void) | undefined;
  /** Lines before the current position. */
  #line = 0;
  #count = 0;
  /** Bytes of the input before the text. */
  #bytes = 0;
  /** The current position in the text. */
  #at = 0;
  /** Whether the next word probably needs a BigInt. */
  #bigAhead = false;

  /** @param onSkipped called for each invalid line, which is skipped from the invalid word on */
  constructor(limit: Limit, onSkipped?: (refusal: InputError) => void) {
    this.#limit = limit;
    this.#onSkipped = onSkipped;
  }

  /** @param bytes owned by the parser from now on, which writes to them */
  *push(bytes: Uint8Array): Generator<Lines, void, undefined> {
    yield* this.#parseAll(this.#assembler.push(bytes));
  }

  /** Parses the last line, which need not end with a newline. */
  *end(): Generator<Lines, void, undefined> {
    yield* this.#parseAll(this.#assembler.end());
  }

  *#parseAll(pieces: Iterable<WholeLines>): Generator<Lines, void, undefined> {
    for (const { text, isOverlong, bytes } of pieces) {
      if (this.failure !== undefined) return;
      if (isOverlong) {
        this.#refuse(new InputError(`line ${this.#line + 1} is too long`));
        this.#line++;
      }
      yield* this.#parse(text);
      this.#bytes += bytes;
    }
  }

  /** @param text whole lines */
  *#parse(text: Uint8Array): Generator<Lines, void, undefined> {
    this.#at = this.#bytes === 0 && BYTE_ORDER_MARK.equals(text.subarray(0, 3)) ? 3 : 0;
    if (this.#bytes === 0 && UTF_16_MARKS.some((mark) => mark.equals(text.subarray(0, 2)))) {
      this.failure = new InputError('line 1: the text is UTF-16; convert it to UTF-8');
    }
    while (this.#at < text.length && this.failure === undefined) {
      if (this.#bigAhead) {
        const numbers = this.#parseBig(text);
        if (numbers.length > 0) yield this.#lines(numbers, text, new Uint32Array());
        continue;
      }
      // An integer and what follows it are two bytes at least.
      const capacity = Math.min(CAPACITY, (text.length - this.#at) >> 1);
      const numbers = new BigUint64Array(capacity);
      const places = new Uint32Array(2 * capacity);
      const count = this.#fill(text, new Uint32Array(numbers.buffer), places);
      if (count === 0) continue;
      yield this.#lines(numbers.subarray(0, count), text, places);
    }
  }

  #lines(numbers: Batch, text: Uint8Array, places: Uint32Array): Lines {
    const first = this.#count;
    this.#count += numbers.length;
    return { first, numbers, text, places, endByte: this.#bytes + this.#at };
  }

  /**
   * Parses until the text ends, the arrays are full, or the next word is not a decimal integer
   * below 2^64.
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
      const byte = text[at];
      if (byte === NEWLINE) lines++;
      if (byte === NEWLINE || isSpace(byte)) {
        at++;
        continue;
      }
      if (byte === HASH) {
        at = text.indexOf(NEWLINE, at);
        continue;
      }
      // White space after the last integer needs no place in the arrays.
      if (2 * count === places.length) break;
      const word = at;
      const negative = byte === MINUS;
      if (negative || byte === PLUS) at++;
      const digits = at;
      while (text[at] === ZERO) at++;
      let start = at;
      const end = endOfDigits(view, at, text.length);
      const isDecimal = end > digits && isEndOfWord(text[end]) && end - word <= LONGEST_WORD;
      const isSmall = negative || (end - start <= 20 && isDecimal);
      if (!isDecimal || !isSmall || !(negative || readInteger(view, start, end, halves, count))) {
        this.#bigAhead = true;
        at = word;
        break;
      }
      // Zeros alone are shown as one 0, and a negative integer with its sign.
      if (start === end) start--;
      else if (negative) text[--start] = MINUS;
      places[2 * count] = start;
      places[2 * count + 1] = end;
      count++;
      at = end;
    }
    this.#at = at;
    this.#line = lines;
    return count;
  }

  /**
   * Parses integers as bigints, until there are enough or a word is invalid. After one that needed
   * no BigInt, the fast path goes on.
   */
  #parseBig(text: Uint8Array): bigint[] {
    const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    const numbers: bigint[] = [];
    this.#bigAhead = false;
    for (let size = 0; this.#skipBlank(text) && size < BIG_CAPACITY; ) {
      let end = this.#at;
      while (!isEndOfWord(text[end])) end++;
      const word = bytes.toString('latin1', this.#at, end);
      const n = integerOf(word);
      if (n === undefined || n >= this.#limit.first) {
        this.#refuseWord(bytes, end);
        return numbers;
      }
      numbers.push(n);
      size += end - this.#at;
      this.#bigAhead = n >= 2n ** 64n || /x/i.test(word);
      this.#at = end;
    }
    return numbers;
  }

  /** Advances to the next word. @returns whether there is one */
  #skipBlank(text: Uint8Array): boolean {
    for (; this.#at < text.length; this.#at++) {
      if (text[this.#at] === HASH) this.#at = text.indexOf(NEWLINE, this.#at);
      if (text[this.#at] === NEWLINE) this.#line++;
      else if (!isSpace(text[this.#at])) return true;
    }
    return false;
  }

  /** @param end of the word at the current position; the rest of its line is skipped */
  #refuseWord(text: Buffer, end: number): void {
    const start = this.#at;
    const number = this.#line + 1;
    this.#at = text.indexOf(NEWLINE, start);
    if (UTF_16_LINE.test(text.toString('latin1', start, end))) {
      this.#refuse(new InputError(`line ${number}: the text is UTF-16; convert it to UTF-8`));
    } else {
      this.#refuse(refusal(text.toString('utf8', start, end), 'line', number, this.#limit));
    }
  }

  #refuse(error: InputError): void {
    if (this.#onSkipped === undefined) this.failure = error;
    else this.#onSkipped(error);
  }
}

/**
 * Whether it is white space within a line: tab, vertical tab, form feed, carriage return or space.
 */
function isSpace(byte: number | undefined): boolean {
  return (
    byte === SPACE || (byte !== undefined && byte >= TAB && byte <= RETURN && byte !== NEWLINE)
  );
}

function isEndOfWord(byte: number | undefined): boolean {
  return byte === NEWLINE || isSpace(byte);
}
