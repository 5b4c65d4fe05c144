// Integers from words: the arguments, or the lines of standard input.

import { createInterface } from 'node:readline';
import { InputError } from './exit.js';
import { note } from './terminal.js';

const LIMIT = 2n ** 64n;

/** @throws InputError that names the first word that is no integer below 2^64 */
export function integersFromArguments(words: readonly string[]): bigint[] {
  return words.map((word, index) => parse(word, `argument ${index + 1}`));
}

/** The integers of standard input, one a line; blank lines do not count. */
export class InputLines implements AsyncIterable<bigint> {
  /**
   * Names the first line that is no integer below 2^64. The integers end there instead of throwing, so
   * that those before it are answered.
   */
  failure: InputError | undefined;

  async *[Symbol.asyncIterator](): AsyncGenerator<bigint, void, undefined> {
    if (process.stdin.isTTY) note('Type integers, one a line; Ctrl-D ends them.');
    let line = 0;
    for await (const text of createInterface({ input: process.stdin })) {
      line++;
      const word = text.trim();
      if (word === '') continue;
      try {
        yield parse(word, `line ${line}`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        this.failure = error;
        return;
      }
    }
  }
}

function parse(word: string, place: string): bigint {
  const shown = JSON.stringify(word.length > 40 ? `${word.slice(0, 40)}…` : word);
  if (!/^[+-]?\d+$/.test(word)) {
    throw new InputError(`${place}: ${shown} is not an integer`);
  }
  // Writing out leading zeros is no crime, but reading a million digits would only end in the same error.
  if (word.length > 10_000) throw new InputError(`${place}: ${shown} is too long`);
  const n = BigInt(word.replace('+', ''));
  if (n >= LIMIT) throw new InputError(`${place}: ${shown} is too large: pass integers below 2^64`);
  return n;
}
