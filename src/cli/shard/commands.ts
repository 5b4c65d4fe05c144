// The commands that compute shards, and the one that merges them.

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckOptions, FactorCommandOptions } from '../commands/options.js';
import { jsonOption, workersOption } from '../commands/options.js';
import { type MergeOptions, runMerge } from './merge.js';
import { runListShard, type ShardOptions } from './options.js';

/** Computes a shard of the answers to a list. */
export function shardOfCheck(
  words: readonly string[],
  { method, rounds, json, ...options }: CheckOptions & ShardOptions,
  version: string,
): Promise<void> {
  const { prove, unordered, summary, output, primesOnly, test, skipInvalid } = options;
  const refused = {
    ...{ '--prove': prove, '--unordered': unordered, '--summary': summary },
    ...{ '--primes-only': primesOnly, '--test': test, '--skip-invalid': skipInvalid },
    '--output': output,
  };
  return runListShard('check', words, options, { method, rounds, json }, refused, version);
}

/** Computes a shard of the factorisations of a list. */
export function shardOfFactor(
  words: readonly string[],
  { exponents, json, timeLimit, ...options }: FactorCommandOptions & ShardOptions,
  version: string,
): Promise<void> {
  // With a time limit, the result depends on the machine.
  const { output, relations } = options;
  const refused = { '--time-limit': timeLimit, '--output': output, '--relations': relations };
  return runListShard('factor', words, options, { exponents, json }, refused, version);
}

/** Adds `merge`. */
export function addMerge(program: Command): void {
  program
    .command('merge')
    .description('merge the shards of a job, if all are present and match, and print the total')
    .argument('<dir>', 'the folder with their results')
    .option('--missing', 'print the missing shards, such as 3,7,12-15, for --array= of a scheduler')
    .addOption(
      new Option('--recheck <R>', 'recompute R shards, chosen at random').argParser(parseCount),
    )
    .option('--input <file>', 'the list of the job, to compare with what the shards read')
    .option('--output <file>', 'write the answers of all shards to a file, in order')
    .addOption(workersOption())
    .addOption(jsonOption('print a JSON object'))
    .action((folder: string, options: MergeOptions) => runMerge(folder, options));
}

function parseCount(word: string): number {
  if (/^\d{1,7}$/.test(word)) return Number(word);
  throw new InvalidArgumentError('Pass a number of shards, such as 3.');
}
