// Numbers from arguments or standard input, and a line of answer for each, in their order.

import { type PoolResult, PrimePool } from 'primepool';
import { factored, row } from './format.js';
import { InputLines, integersFromArguments } from './input.js';
import { plain } from './json.js';
import type { Options } from './options.js';
import { print } from './terminal.js';

/** @throws InputError for a word that is no integer, when the numbers before it have been answered */
export async function runCheck(words: string[], options: Options): Promise<void> {
  const { method, json, workers } = options;
  const lines = words.length > 0 ? undefined : new InputLines();
  const integers = lines ?? integersFromArguments(words);
  const show = json
    ? (result: PoolResult) => JSON.stringify(plain(result))
    : (result: PoolResult) => row(result, factored(result));
  const pool = new PrimePool({ workers });
  try {
    for await (const result of inOrder(pool.check(integers, { method }))) await print(show(result));
  } finally {
    await pool.close();
  }
  if (lines?.failure !== undefined) throw lines.failure;
}

/** Holds back results until those before them have come. */
async function* inOrder(results: AsyncIterable<PoolResult>): AsyncGenerator<PoolResult> {
  const early = new Map<number, PoolResult>();
  let next = 0;
  for await (const result of results) {
    early.set(result.index, result);
    for (let due = early.get(next); due !== undefined; due = early.get(next)) {
      early.delete(next++);
      yield due;
    }
  }
}
