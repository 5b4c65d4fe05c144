// Standard input or a file, in lines of integers.

import { createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { InputError, type Limit } from './input-error.js';
import { LineParser, type Lines } from './line-parser.js';
import { quoted } from './visible.js';

/** Bytes read at a time from a file; from a pipe or a terminal come what there is. */
const CHUNK = 262_144;

/** Its integers, as they come: a line typed is there at once. */
export class IntegerInput implements AsyncIterable<Lines> {
  /** Bytes, if it is a file. */
  readonly size: number | undefined;
  readonly #descriptor: number;
  readonly #stream: () => NodeJS.ReadStream | ReturnType<typeof createReadStream>;
  readonly #parser: LineParser;
  #closed = false;
  #opened: { destroy(): unknown } | undefined;

  /**
   * @param path of a file, or - for standard input
   * @param onSkipped is told of lines that are refused; without it, the first one ends the input
   * @throws InputError if it cannot be read
   */
  constructor(path: string, limit: Limit, onSkipped?: (refusal: InputError) => void) {
    this.#parser = new LineParser(limit, onSkipped);
    this.#descriptor = path === '-' ? 0 : opened(path);
    this.#stream = () =>
      path === '-' ? process.stdin : createReadStream(path, { fd: this.#descriptor });
    const stat = fstatSync(this.#descriptor);
    // Its stream ends at once, as if there were no numbers.
    if (stat.isDirectory()) {
      if (path === '-') throw new Error('standard input is a directory');
      throw new InputError(`${quoted(path)} is a directory`);
    }
    this.size = stat.isFile() ? stat.size : undefined;
  }

  /**
   * Names the first line that is refused. The integers end there instead of throwing, so that those
   * before it are answered.
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
      // Where lines are blank, nobody else gives the event loop a turn, and Ctrl-C would not be
      // heard.
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

  /** The same for a file, which is there: waiting for it would take longer than reading it. */
  *#readFile(): Generator<Uint8Array, void, undefined> {
    for (;;) {
      const text = Buffer.allocUnsafeSlow(CHUNK);
      const count = readSync(this.#descriptor, text, 0, CHUNK, null);
      if (count === 0) return;
      yield text.subarray(0, count);
    }
  }

  /** Reads no more, so that the process can end. */
  close(): void {
    this.#closed = true;
    if (this.size === undefined) (this.#opened ?? this.#stream()).destroy();
  }
}

/** The integers one by one. */
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

/** @throws InputError if there is no such file, or it may not be read */
function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new InputError(`${quoted(path)} cannot be read: ${(error as Error).message}`);
  }
}
