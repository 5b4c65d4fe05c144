// A slice of a file: whole lines, in pieces.

import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../input/input-error.js';

/** Bytes read at a time. No line may be longer. */
const CHUNK = 262_144;

/**
 * Maximum bytes of a line with an integer below 2^64, and of a piece of only such lines.
 */
const SHORT_LINE = 22;
const SHORT_PIECE = 65_536;

/** Number and bytes of the evenly spaced blocks that identify a file. */
const BLOCKS = 64;
const BLOCK = 4096;

const NEWLINE = 0x0a;

/** Some lines. */
export interface Text {
  /** The last byte is a newline. The consumer owns the bytes and may write to them. */
  readonly bytes: Uint8Array;
  /** Its byte offsets in the file; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** SHA-256 of the slice of the file up to `end`. */
  readonly read: Hash;
}

/** A file with random access. */
export class InputFile {
  readonly path: string;
  readonly size: number;
  readonly #file: number;

  /** @throws InputError if it is not a regular file, or cannot be read */
  constructor(path: string) {
    this.path = path;
    try {
      this.#file = openSync(path, 'r');
    } catch (error) {
      throw new InputError(`--input ${path} cannot be read: ${messageOf(error)}`);
    }
    const stat = fstatSync(this.#file);
    if (!stat.isFile()) {
      throw new InputError(`--input ${path} is not a regular file: shards need random access`);
    }
    this.size = stat.size;
  }

  close(): void {
    closeSync(this.#file);
  }

  /**
   * SHA-256 of some blocks: equal for equal lists, and almost certainly different for another list
   * of the same size.
   */
  fingerprint(): string {
    const hash = createHash('sha256');
    const last = Math.max(0, this.size - BLOCK);
    for (let i = 0; i < BLOCKS; i++)
      hash.update(this.#at(Math.floor((last * i) / (BLOCKS - 1)), BLOCK));
    return hash.digest('hex');
  }

  /**
   * The first start of a line at this byte or after it: 0, a byte after a newline, or the end of
   * the file.
   */
  lineStart(byte: number): number {
    if (byte === 0) return 0;
    for (let at = byte - 1; at < this.size; at += CHUNK) {
      const newline = this.#at(at, CHUNK).indexOf(NEWLINE);
      if (newline >= 0) return at + newline + 1;
    }
    return this.size;
  }

  /** The SHA-256 of the bytes from `from` to before `end`. */
  hashOf(from: number, end: number): Hash {
    const hash = createHash('sha256');
    for (let at = from; at < end; at += CHUNK) hash.update(this.#at(at, Math.min(CHUNK, end - at)));
    return hash;
  }

  /** Lines before a byte. */
  linesBefore(byte: number): number {
    let lines = 0;
    for (let at = 0; at < byte; at += CHUNK) {
      for (const one of this.#at(at, Math.min(CHUNK, byte - at))) if (one === NEWLINE) lines++;
    }
    return lines;
  }

  /**
   * The lines from `from` to before `end`; both are starts of lines, or `end` ends the file.
   *
   * @param read the hash of the slice before `from`
   * @param longPiece maximum bytes of a piece of several long lines
   */
  *pieces(from: number, end: number, read: Hash, longPiece: number): Generator<Text> {
    for (let at = from; at < end; ) {
      const chunk = this.#at(at, Math.min(CHUNK, end - at));
      if (chunk.length === 0) throw new Error(`${this.path} was shortened while it was being read`);
      const isLast = at + chunk.length === end;
      const whole = isLast ? chunk.length : chunk.lastIndexOf(NEWLINE) + 1;
      if (whole === 0) {
        throw new InputError(`${this.path}, line ${this.linesBefore(at) + 1} is too long`);
      }
      for (let start = 0; start < whole; ) {
        const cut = endOfPiece(chunk, start, whole, longPiece);
        const bytes = chunk.subarray(start, cut);
        read.update(bytes);
        const hasEnd = bytes.at(-1) === NEWLINE;
        yield {
          bytes: hasEnd ? bytes : Buffer.concat([bytes, Buffer.of(NEWLINE)]),
          start: at + start,
          end: at + cut,
          read: read.copy(),
        };
        start = cut;
      }
      at += whole;
    }
  }

  #at(byte: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    return bytes.subarray(0, readSync(this.#file, bytes, 0, length, byte));
  }
}

/** The end of a piece: many short lines, or as many long ones as the work takes at a time. */
function endOfPiece(text: Buffer, start: number, end: number, longPiece: number): number {
  let at = start;
  let isShort = true;
  while (at < end) {
    const newline = text.indexOf(NEWLINE, at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    isShort &&= next - at <= SHORT_LINE;
    if (at > start && next - start > (isShort ? SHORT_PIECE : longPiece)) break;
    at = next;
  }
  return at;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
