// Standard input, in lines of integers.

import { fstatSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Method } from 'primepool';
import { type InputError, limitOf } from './input-error.js';
import { LineParser, type Lines } from './line-parser.js';

/** Bytes read at a time from a file; from a pipe or a terminal come what there is. */
const CHUNK = 262_144;

/** The integers of standard input, one a line, as they come: a line typed is there at once. */
export class StandardInput implements AsyncIterable<Lines> {
  /** Bytes, if it is a file. */
  readonly size: number | undefined;
  readonly #parser: LineParser;
  #closed = false;

  /** @param method decides how large the integers may be */
  constructor(method: Method) {
    this.#parser = new LineParser(limitOf(method));
    const stat = fstatSync(0);
    // Its stream ends at once, as if there were no numbers.
    if (stat.isDirectory()) throw new Error('standard input is a directory');
    this.size = stat.isFile() ? stat.size : undefined;
  }

  /**
   * Names the first line that is no integer, or too large. The integers end there instead of throwing, so
   * that those before it are answered.
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
      // Where lines are blank, nobody else gives the event loop a turn, and Ctrl-C would not be heard.
      if (silent) await setImmediate();
      if (this.#closed) return;
    }
    yield* this.#parser.end();
  }

  /** What the parser has left over, and what comes. */
  async *#piped(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
      const { rest } = this.#parser;
      yield rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    }
  }

  /** The same for a file, which is there: waiting for it would take longer than reading it. */
  *#readFile(): Generator<Uint8Array, void, undefined> {
    for (;;) {
      const { rest } = this.#parser;
      const text = Buffer.allocUnsafeSlow(rest.length + CHUNK);
      text.set(rest);
      const count = readSync(0, text, rest.length, CHUNK, null);
      if (count === 0) return;
      yield text.subarray(0, rest.length + count);
    }
  }

  /** Reads no more, so that the process can end. */
  close(): void {
    this.#closed = true;
    if (this.size === undefined) process.stdin.destroy();
  }
}
