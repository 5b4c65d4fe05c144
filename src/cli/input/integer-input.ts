// Lines of integers from standard input or a file.

import { createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { InputError, type Limit } from './input-error.js';
import { LineParser, type Lines } from './line-parser.js';
import { quoted } from './visible.js';

/** Shown to a person who types standard input. */
export const PROMPT = 'Type integers, one per line. Press Ctrl-D to end.';

/** Bytes read at a time from a file; a pipe or a terminal delivers what is available. */
const CHUNK = 262_144;

/** The integers of the input as they arrive: a typed line is available at once. */
export class IntegerInput implements AsyncIterable<Lines> {
  /** Bytes of a regular file. */
  readonly size: number | undefined;
  readonly #descriptor: number;
  readonly #stream: () => NodeJS.ReadStream | ReturnType<typeof createReadStream>;
  readonly #parser: LineParser;
  #closed = false;
  #opened: { destroy(): unknown } | undefined;

  /**
   * @param path of a file, or - for standard input
   * @param onSkipped called for each invalid line; without it, the first one ends the input
   * @throws InputError if it cannot be read
   */
  constructor(path: string, limit: Limit, onSkipped?: (refusal: InputError) => void) {
    this.#parser = new LineParser(limit, onSkipped);
    this.#descriptor = path === '-' ? 0 : opened(path);
    this.#stream = () =>
      path === '-' ? process.stdin : createReadStream(path, { fd: this.#descriptor });
    const stat = fstatSync(this.#descriptor);
    // The stream of a directory ends at once, like an empty file.
    if (stat.isDirectory()) {
      if (path === '-') throw new Error('standard input is a directory');
      throw new InputError(`${quoted(path)} is a directory`);
    }
    this.size = stat.isFile() ? stat.size : undefined;
  }

  /**
   * The error of the first invalid line. The integers end there without throwing, because those
   * before it must be answered.
   */
  get failure(): InputError | undefined {
    return this.#parser.failure;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Lines, void, undefined> {
    for await (const text of this.size === undefined ? this.#piped() : this.#readFile()) {
      let silent = true;
      for (const lines of this.#parser.push(text)) {
        silent = false;
        yield lines;
      }
      if (this.failure !== undefined) return;
      // Blank lines cause no other turn of the event loop, and Ctrl-C would have no effect.
      if (silent) await setImmediate();
      if (this.#closed) return;
    }
    yield* this.#parser.end();
  }

  #piped(): AsyncIterable<Uint8Array> {
    const stream = this.#stream();
    this.#opened = stream;
    return stream as AsyncIterable<Uint8Array>;
  }

  /** Reads a file synchronously, which is faster than waiting for it. */
  *#readFile(): Generator<Uint8Array, void, undefined> {
    for (;;) {
      const text = Buffer.allocUnsafeSlow(CHUNK);
      const count = readSync(this.#descriptor, text, 0, CHUNK, null);
      if (count === 0) return;
      yield text.subarray(0, count);
    }
  }

  /** Stops reading, so the process can end. */
  close(): void {
    this.#closed = true;
    if (this.size === undefined) (this.#opened ?? this.#stream()).destroy();
  }
}

/** The integers one by one. @param room resolves when the integer at an index may be taken */
export async function* bigintsOf(
  source: AsyncIterable<Lines>,
  room: (index: number) => Promise<void> | undefined = () => undefined,
): AsyncGenerator<bigint, void, undefined> {
  for await (const { first, numbers, text, places } of source) {
    const digits = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    for (let i = 0; i < numbers.length; i++) {
      await room(first + i);
      // A negative integer is 0 in a typed array.
      yield numbers instanceof BigUint64Array
        ? BigInt(digits.toString('latin1', places[2 * i], places[2 * i + 1]))
        : (numbers[i] ?? 0n);
    }
  }
}

/** @throws InputError if the file cannot be opened */
function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new InputError(`${quoted(path)} cannot be read: ${(error as Error).message}`);
  }
}
