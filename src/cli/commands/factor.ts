// Factors of integers from arguments or standard input, in the format of GNU factor.

import type { Command } from 'commander';
import { MAX_BITS, PrimePool, type RelationStore } from 'primepool';
import { EXIT } from '../exit.js';
import { integersFromArguments, listNamedBy } from '../input/arguments.js';
import { InputError, limitOf } from '../input/input-error.js';
import { IntegerInput, PROMPT } from '../input/integer-input.js';
import type { Lines } from '../input/line-parser.js';
import { withRelationsFile } from '../input/relations-file.js';
import { untilInterrupted } from '../interruption.js';
import { row } from '../output/factorization.js';
import { intoFile, outputOption } from '../output/output-file.js';
import { shown, WorkBar } from '../output/progress-bar.js';
import { note, print } from '../output/terminal.js';
import { shardOfFactor } from '../shard/commands.js';
import { isShard, type ShardOptions, withShards } from '../shard/options.js';
import type { FactorCommandOptions } from './options.js';
import { jsonOption, relationsOption, timeLimitOption, workersOption } from './options.js';

/** Defines `factor`. */
export function addFactor(program: Command): void {
  withShards(
    program
      .command('factor')
      .description(
        'print the prime factors of integers; take them from arguments, a file or standard input',
      )
      .argument(
        '[n|file...]',
        `positive integers of up to ${MAX_BITS} bits, or expressions such as 2^127-1; a file; or -`,
      )
      .addOption(workersOption())
      .addOption(timeLimitOption())
      .addOption(relationsOption())
      .addOption(outputOption())
      .option('-e, --exponents', 'print p^e instead of repeating p')
      .addOption(jsonOption('print one JSON object per line'))
      .action((words: string[], options: FactorCommandOptions & ShardOptions) =>
        isShard(options)
          ? shardOfFactor(words, options, program.version() ?? '')
          : intoFile(options.output, () => runFactor(words, options)),
      ),
    true,
  );
}

/** 2^64: smaller integers are factored in lists. */
const WORD_LIMIT = 2n ** 64n;

/**
 * Factors all integers until the input ends or Ctrl-C is pressed.
 *
 * @throws InputError for a word that is not a positive integer: before any work if it is an
 *   argument; after the lines before it have been answered if it is in a list
 */
export async function runFactor(words: string[], options: FactorCommandOptions): Promise<void> {
  const path = listNamedBy(words);
  const integers = path === undefined ? integersFromArguments(words, 'bpsw') : [];
  for (const [index, n] of integers.entries()) if (n < 1n) throw notPositive('argument', index + 1);
  if (options.relations !== undefined && integers.length !== 1) {
    throw new InputError('--relations needs a single integer as an argument');
  }
  const input = path === undefined ? undefined : new IntegerInput(path, limitOf('bpsw'));
  if (path === '-' && process.stdin.isTTY) {
    note(PROMPT);
  }
  const pool = new PrimePool({ workers: options.workers });
  await untilInterrupted(async (signal) => {
    const lists = input === undefined ? [integers] : numbersOf(input);
    await withRelationsFile(options.relations, async (relations) => {
      for await (const list of lists) await answer(pool, list, { ...options, relations }, signal);
    });
    if (input?.failure !== undefined) throw input.failure;
  }).finally(() => {
    input?.close();
    return pool.close();
  });
}

/**
 * The integers of lines, up to the first that is not positive.
 *
 * @throws InputError for that one, after those before it have been taken
 */
async function* numbersOf(
  input: AsyncIterable<Lines>,
): AsyncGenerator<readonly bigint[], void, undefined> {
  for await (const { first, numbers } of input) {
    const list = Array.from(numbers);
    const bad = list.findIndex((n) => n < 1n);
    yield bad < 0 ? list : list.slice(0, bad);
    if (bad >= 0) throw notPositive('integer', first + bad + 1);
  }
}

/** One message for 0 and negative integers: a typed array holds 0 for both. */
function notPositive(unit: string, number: number): InputError {
  return new InputError(`${unit} ${number} is 0 or negative: pass positive integers`);
}

async function answer(
  pool: PrimePool,
  list: readonly bigint[],
  options: Omit<FactorCommandOptions, 'relations'> & { relations: RelationStore | undefined },
  signal: AbortSignal,
): Promise<void> {
  const words = list.filter((n) => n < WORD_LIMIT);
  const factored = await shown('factoring', () => pool.factorAll(words, { signal }));
  let word = 0;
  for (const n of list) {
    if (n < WORD_LIMIT) {
      await print(row({ n, factors: factored.at(word++) ?? [], complete: true }, options));
      continue;
    }
    const { timeLimit, relations } = options;
    const bar = new WorkBar('factoring');
    const result = await pool
      .factor(n, { signal, timeLimit, relations, onProgress: bar.update })
      .finally(() => bar.stop());
    await print(row(result, options));
    if (!result.complete) process.exitCode = EXIT.failed;
  }
}
