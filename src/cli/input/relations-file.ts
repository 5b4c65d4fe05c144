// The file of the relations of a quadratic sieve. New ones are appended in whole lines.

import { appendFileSync, closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { type RelationStore, RelationsError } from 'primepool';
import { InputError } from './input-error.js';
import { quoted } from './visible.js';

const CHUNK_SIZE = 65_536;

/** Maximum characters of a line. Relations are shorter. */
const LONGEST_LINE = 8192;

/**
 * Runs `work` with the file at a path, if one is given. A missing file is created. The file is kept
 * afterwards.
 *
 * @throws InputError that names the file, if it cannot be opened or its content is invalid
 */
export async function withRelationsFile(
  path: string | undefined,
  work: (relations: RelationStore | undefined) => Promise<void>,
): Promise<void> {
  if (path === undefined) return work(undefined);
  const file = new RelationsFile(path);
  try {
    await work(file);
  } catch (error) {
    if (error instanceof RelationsError) throw new InputError(`${quoted(path)}: ${error.message}`);
    throw error;
  } finally {
    file.close();
  }
}

class RelationsFile implements RelationStore {
  readonly #descriptor: number;
  /** Bytes of complete lines. An incomplete last line, left by a crash, is ignored and removed. */
  #wholeBytes: number | undefined;

  /** @throws InputError if the file cannot be opened */
  constructor(path: string) {
    try {
      this.#descriptor = openSync(path, 'a+');
    } catch (error) {
      const { message } = error as Error;
      throw new InputError(`cannot keep relations in ${quoted(path)}: ${message}`);
    }
  }

  get known(): Iterable<string> {
    return { [Symbol.iterator]: () => this.#lines() };
  }

  readonly onFound = (lines: readonly string[]): void => {
    if (this.#wholeBytes !== undefined && fstatSync(this.#descriptor).size > this.#wholeBytes) {
      ftruncateSync(this.#descriptor, this.#wholeBytes);
    }
    this.#wholeBytes = undefined;
    appendFileSync(this.#descriptor, `${lines.join('\n')}\n`);
  };

  close(): void {
    closeSync(this.#descriptor);
  }

  *#lines(): Generator<string, void> {
    const chunk = Buffer.allocUnsafe(CHUNK_SIZE);
    let rest = '';
    let position = 0;
    for (;;) {
      const length = readSync(this.#descriptor, chunk, 0, CHUNK_SIZE, position);
      if (length === 0) break;
      position += length;
      const lines = (rest + chunk.toString('latin1', 0, length)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > LONGEST_LINE) throw new RelationsError('it does not hold relations');
    }
    // A crash leaves at least the heading complete.
    if (rest.length === position && rest !== '') yield rest;
    this.#wholeBytes = position - rest.length;
  }
}
