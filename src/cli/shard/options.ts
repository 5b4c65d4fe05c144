// The options for shards, and the work they describe.

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ShardJob } from 'primepool';
import { InputError } from '../input/input-error.js';
import { assertInput, checkWork, factorWork, listJob } from './lists.js';
import { placeOf } from './place.js';
import { countWork, primesWork, rangeJob } from './ranges.js';
import { runShard } from './run.js';
import { InputFile } from './slice.js';
import type { Work } from './work.js';

/** The options of a shard. */
export interface ShardOptions {
  /** `K/N` or `auto/N`. */
  readonly shard?: string;
  readonly out?: string;
  readonly input?: string;
  /** Seconds. */
  readonly checkpoint?: number;
  readonly workers?: number;
}

/** Seconds between two checkpoints of a long shard. */
const CHECKPOINT = 60;

/** Adds the options for shards to a command. */
export function withShards(command: Command, reads: boolean): Command {
  command
    .option('--shard <K/N>', 'compute only shard K of N; auto/N takes K from the scheduler')
    .option('--out <dir>', 'the folder for the results of shards')
    .addOption(
      new Option(
        '--checkpoint <seconds>',
        `interval between two checkpoints of a long shard (default: ${CHECKPOINT})`,
      ).argParser(parseSeconds),
    );
  if (reads) command.option('--input <file>', 'the list that is divided into shards');
  return command;
}

function parseSeconds(word: string): number {
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(word) ? Number(word) : Number.NaN;
  if (!Number.isNaN(seconds)) return seconds;
  throw new InvalidArgumentError('Pass seconds, such as 60.');
}

/** Whether the options ask for a shard. @throws InputError for options that need --shard */
export function isShard({ shard, out, input, checkpoint }: ShardOptions): boolean {
  if (shard !== undefined) return true;
  const given = { '--out': out, '--input': input, '--checkpoint': checkpoint };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const advice = name === '--input' ? `; to read the whole file, write < ${input}` : '';
    throw new InputError(`${name} needs --shard K/N${advice}`);
  }
  return false;
}

/**
 * Computes a shard of a range.
 *
 * @throws InputError for options that cannot be combined
 */
export function runRangeShard(
  kind: 'count' | 'primes',
  bounds: readonly [from: bigint, to: bigint],
  options: ShardOptions & {
    readonly tuplets?: number;
    readonly json?: true;
    readonly output?: string;
  },
  version: string,
): Promise<void> {
  const { tuplets, json, output } = options;
  if (output !== undefined)
    throw new InputError('--output cannot be used with --shard: pass it to merge');
  const job = rangeJob(kind, bounds, {
    ...(tuplets !== undefined && { tuplets }),
    ...(kind === 'primes' && json && { json }),
  });
  return run(workOf(job, undefined), options, version);
}

/**
 * Computes a shard of a list.
 *
 * @param words arguments, of which there must be none
 * @param parameters those that the answers depend on
 * @param refused options that cannot be used with --shard
 * @throws InputError for options that cannot be combined
 */
export async function runListShard(
  kind: 'check' | 'factor',
  words: readonly string[],
  options: ShardOptions,
  parameters: Readonly<Record<string, string | number | boolean | undefined>>,
  refused: Readonly<Record<string, unknown>>,
  version: string,
): Promise<void> {
  const { input } = options;
  if (words.length > 0)
    throw new InputError('--shard: pass the integers in a file with --input FILE');
  if (input === undefined) throw new InputError('--shard: pass the list with --input FILE');
  for (const [name, value] of Object.entries(refused)) {
    if (value !== undefined) throw new InputError(`${name} cannot be used with --shard`);
  }
  const file = new InputFile(input);
  try {
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
    const job = listJob(kind, file, Object.fromEntries(given) as Record<string, string>);
    await run(workOf(job, file), options, version);
  } finally {
    file.close();
  }
}

/**
 * @throws InputError for a job of another kind, or without its file; ShardError if it is another
 * file
 */
export function workOf(job: ShardJob, file: InputFile | undefined): Work {
  switch (job.kind) {
    case 'count':
      return countWork(job);
    case 'primes':
      return primesWork(job);
    case 'check':
    case 'factor':
      if (file === undefined) throw new InputError('pass the list of the shards with --input FILE');
      assertInput(job, file);
      return job.kind === 'check' ? checkWork(job, file) : factorWork(job, file);
    default:
      throw new InputError(`this command cannot compute shards of kind "${job.kind}"`);
  }
}

function run(work: Work, options: ShardOptions, version: string): Promise<void> {
  const { shard = '', out, workers, checkpoint = CHECKPOINT } = options;
  const place = placeOf(shard, process.env);
  if (out === undefined)
    throw new InputError('--shard: pass the folder for results with --out DIR');
  return runShard(work, place, { folder: out, version, workers, checkpoint });
}
