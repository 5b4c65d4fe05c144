// Parses integers from the bytes of a text, without a string or a BigInt for any below 2^64.

import { endOfDigits, readInteger } from '../src/cli/input/decimal.js';
import { LIST_HINT } from '../src/input/expression/hints.js';

/** Some integers of a text, in its order. */
export interface Batch {
  /** 0 for each integer that does not fit. */
  readonly numbers: BigUint64Array<ArrayBuffer>;
  /**
   * Those that do not fit: negative integers, and those from 2^64 on. Some that fit may also be
   * here.
   */
  readonly others: readonly Other[];
  /** The byte offset in the text at which they end. */
  readonly endByte: number;
}

/** An integer that a BigUint64Array cannot hold. */
export interface Other {
  /** Its place in the batch. */
  readonly place: number;
  readonly n: bigint;
}

/** A word of the text that is not an integer, or too long. */
export interface Refusal {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Maximum integers in a batch: some milliseconds of a worker. */
export const BATCH_SIZE = 131_072;

/**
 * A batch ends after this many digits of integers from 2^64 on: about a dozen of the longest
 * integers allowed. So progress stays visible, and little of the text is read ahead.
 */
export const LARGE_DIGITS = 65_536;

/** Refusals kept; the rest are only counted. */
export const REFUSALS_KEPT = 100;

/** Maximum bytes of a word: more than the largest integer that can be decided has. */
const LONGEST_WORD = 5000;

const ZERO = 0x30;
const PLUS = 0x2b;
const MINUS = 0x2d;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;

/**
 * An integer in groups of digits, as this page shows it. The separators of integers cannot also
 * group digits.
 */
const GROUPED = /^[+-]?\d{1,3}(?:[\u00a0\u2009\u202f_'’]\d{3})+$/u;

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Parses bytes as they arrive. Integers are separated by white space, commas or semicolons. A word
 * that is not an integer is refused with its line; parsing continues after it.
 */
export class ListParser {
  /** The first refusals. */
  readonly refusals: Refusal[] = [];
  /** The number of all refusals. */
  refused = 0;
  #rest = new Uint8Array();
  #line = 1;
  #isSkipping = false;
  #isFirst = true;
  #numbers = new BigUint64Array(BATCH_SIZE);
  #halves = new Uint32Array(this.#numbers.buffer);
  #others: Other[] = [];
  #count = 0;
  #largeDigits = 0;
  /** Bytes of the text parsed so far. */
  #endByte = 0;

  /** The batches that these bytes complete. */
  *push(bytes: Uint8Array): Generator<Batch, void, undefined> {
    const text = this.#join(bytes);
    let end = text.length;
    while (end > 0 && !isSeparator(text[end - 1] ?? 0)) end--;
    yield* this.#parse(text.subarray(0, end));
    this.#rest = text.slice(end);
    if (this.#rest.length > LONGEST_WORD) {
      if (!this.#isSkipping) this.#refuse(this.#rest);
      this.#isSkipping = true;
      this.#rest = new Uint8Array();
    }
  }

  /** The last batch. */
  *end(): Generator<Batch, void, undefined> {
    yield* this.push(Uint8Array.of(SPACE));
    if (this.#count > 0) yield this.#take();
  }

  #join(bytes: Uint8Array): Uint8Array {
    const text = new Uint8Array(this.#rest.length + bytes.length);
    text.set(this.#rest);
    text.set(bytes, this.#rest.length);
    const isMarked = this.#isFirst && BYTE_ORDER_MARK.every((byte, index) => text[index] === byte);
    if (text.length >= BYTE_ORDER_MARK.length) this.#isFirst = false;
    if (!isMarked) return text;
    this.#endByte += BYTE_ORDER_MARK.length;
    return text.subarray(BYTE_ORDER_MARK.length);
  }

  /** @param text whole words; its last byte is a separator */
  *#parse(text: Uint8Array): Generator<Batch, void, undefined> {
    const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
    let at = 0;
    if (this.#isSkipping && text.length > 0) {
      at = endOfWord(text, 0);
      this.#isSkipping = false;
    }
    const startByte = this.#endByte;
    while (at < text.length) {
      at = this.#words(text, view, at);
      this.#endByte = startByte + at;
      if (this.#isFull) yield this.#take();
    }
  }

  get #isFull(): boolean {
    return this.#count === BATCH_SIZE || this.#largeDigits >= LARGE_DIGITS;
  }

  /**
   * Parses until the text ends or the batch is full. Not part of the generator, which
   * JavaScriptCore compiles less well.
   *
   * @returns where it stopped
   */
  #words(text: Uint8Array, view: DataView, start: number): number {
    let at = start;
    while (at < text.length && !this.#isFull) {
      const byte = text[at] ?? 0;
      if (!isSeparator(byte)) {
        at = this.#word(text, view, at);
        continue;
      }
      if (byte === NEWLINE) this.#line++;
      at++;
    }
    return at;
  }

  /** @returns the end of the word that begins at `start` */
  #word(text: Uint8Array, view: DataView, start: number): number {
    const isNegative = text[start] === MINUS;
    const digits = isNegative || text[start] === PLUS ? start + 1 : start;
    const end = endOfDigits(view, digits, text.length);
    if (end === digits || !isSeparator(text[end] ?? 0)) {
      const endOfOther = endOfWord(text, end);
      this.#otherWord(text.subarray(start, endOfOther));
      return endOfOther;
    }
    let first = digits;
    while (first < end - 1 && text[first] === ZERO) first++;
    if (
      !isNegative &&
      end - first <= 20 &&
      readInteger(view, first, end, this.#halves, this.#count)
    ) {
      this.#count++;
    } else if (end - first > LONGEST_WORD) {
      this.#refuse(text.subarray(first, end));
    } else {
      const n = BigInt(decode(text, first, end));
      this.#addOther(isNegative ? -n : n, end - first);
    }
    return end;
  }

  #addOther(n: bigint, digits: number): void {
    this.#numbers[this.#count] = 0n;
    this.#others.push({ place: this.#count++, n });
    if (n > 0n) this.#largeDigits += digits;
  }

  /** Parses a word of more than digits. */
  #otherWord(word: Uint8Array): void {
    const text = word.length > LONGEST_WORD ? '' : decode(word, 0, word.length);
    if (!GROUPED.test(text)) {
      this.#refuse(word);
      return;
    }
    const digits = text.replace(/[^\d-]/g, '');
    this.#addOther(BigInt(digits), digits.length);
  }

  #take(): Batch {
    const numbers = this.#numbers.slice(0, this.#count);
    const batch = { numbers, others: this.#others, endByte: this.#endByte };
    this.#count = 0;
    this.#others = [];
    this.#largeDigits = 0;
    return batch;
  }

  #refuse(word: Uint8Array): void {
    if (word.length > LONGEST_WORD) {
      this.#keep('this word is too long for an integer');
      return;
    }
    const text = decode(word, 0, Math.min(word.length, 40));
    this.#keep(`“${text}${word.length > 40 ? '…' : ''}” is not an integer; ${LIST_HINT}`);
  }

  #keep(message: string): void {
    this.refused++;
    if (this.refusals.length < REFUSALS_KEPT) this.refusals.push({ line: this.#line, message });
  }
}

function decode(text: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(text.subarray(start, end));
}

function endOfWord(text: Uint8Array, start: number): number {
  let end = start;
  while (end < text.length && !isSeparator(text[end] ?? 0)) end++;
  return end;
}

/** Spaces, tabs, line ends, commas and semicolons. */
function isSeparator(byte: number): boolean {
  return (
    byte === SPACE ||
    byte === NEWLINE ||
    byte === COMMA ||
    byte === SEMICOLON ||
    (byte >= 9 && byte <= 13)
  );
}

/** All integers of a batch as bigints, in order. */
export function withOthers({ numbers, others }: Batch): bigint[] {
  const integers = Array.from(numbers);
  for (const { place, n } of others) integers[place] = n;
  return integers;
}
