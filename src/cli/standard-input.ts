// Standard input, in lines of integers.

import { createReadStream, fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { InputError } from './input-error.js';
import { LineParser, type Lines } from './line-parser.js';

/** Bytes read at a time from a file; from a pipe or a terminal come what there is. */
const CHUNK = 262_144;

/** The integers of standard input, one a line, as they come: a line typed is there at once. */
export class StandardInput implements AsyncIterable<Lines> {
  /** Bytes, if it is a file. */
  readonly size: number | undefined;
  /** Bytes parsed so far. */
  bytes = 0;
  readonly #stream: Readable;
  readonly #parser = new LineParser();

  constructor() {
    const stat = fstatSync(0);
    this.size = stat.isFile() ? stat.size : undefined;
    this.#stream = stat.isFile()
      ? createReadStream('', { fd: 0, autoClose: false, highWaterMark: CHUNK })
      : process.stdin;
  }

  /**
   * Names the first line that is no integer below 2^64. The integers end there instead of throwing, so
   * that those before it are answered.
   */
  get failure(): InputError | undefined {
    return this.#parser.failure;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Lines, void, undefined> {
    for await (const chunk of this.#stream as AsyncIterable<Uint8Array>) {
      this.bytes += chunk.length;
      yield* this.#parser.push(chunk);
      if (this.failure !== undefined) return;
    }
    yield* this.#parser.end();
  }

  /** Reads no more, so that the process can end. */
  close(): void {
    this.#stream.destroy();
  }
}
