// The place of a shard, and the number of workers, from the scheduler.

import { availableParallelism } from 'node:os';
import { InputError } from '../input/input-error.js';

/** Maximum shards of one job, as in `splitRange`. */
const SHARDS_LIMIT = 1_000_000;

/**
 * Variables with the index of a task from 1 on: Slurm, PBS, SGE, LSF, GNU parallel.
 */
const FROM_ONE = [
  'SLURM_ARRAY_TASK_ID',
  'PBS_ARRAY_INDEX',
  'SGE_TASK_ID',
  'LSB_JOBINDEX',
  'PARALLEL_SEQ',
] as const;

/** The same from 0 on: Kubernetes, AWS Batch, Cloud Run, Nomad. */
const FROM_ZERO = [
  'JOB_COMPLETION_INDEX',
  'AWS_BATCH_JOB_ARRAY_INDEX',
  'CLOUD_RUN_TASK_INDEX',
  'NOMAD_ALLOC_INDEX',
] as const;

/** Variables of Slurm and SGE with the cores granted to a task, the narrowest first. */
const GRANTS = ['SLURM_CPUS_PER_TASK', 'SLURM_CPUS_ON_NODE', 'NSLOTS'] as const;

export interface Place {
  /** From 1 to `shards`. */
  readonly shard: number;
  readonly shards: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `K/N` or `auto/N`. The number of shards never comes from the environment: an array that is
 * resubmitted in part reports another count.
 *
 * @throws InputError for any other word, or without an index from the scheduler
 */
export function placeOf(word: string, environment: Environment): Place {
  const [, which = '', count = ''] = /^(auto|\d{1,7})\/(\d{1,7})$/.exec(word) ?? [];
  const shards = Number(count);
  if (shards < 1 || shards > SHARDS_LIMIT) {
    throw new InputError(
      `--shard ${JSON.stringify(word)}: pass K/N, such as 3/64, or auto/N; N is from 1 to ${SHARDS_LIMIT}`,
    );
  }
  const [shard, source] =
    which === 'auto' ? indexFrom(environment) : ([Number(which), '--shard'] as const);
  if (shard >= 1 && shard <= shards) return { shard, shards };
  throw new InputError(
    `${source} says shard ${shard} of ${shards}: shards are from 1 to ${shards}`,
  );
}

function indexFrom(environment: Environment): readonly [shard: number, source: string] {
  const found = [...FROM_ONE, ...FROM_ZERO].filter((name) => {
    const value = environment[name];
    // SGE sets this word for a task outside an array.
    return value !== undefined && value !== '' && value !== 'undefined';
  });
  const [name] = found;
  if (name === undefined) {
    throw new InputError(
      `--shard auto: the environment has none of ${[...FROM_ONE, ...FROM_ZERO].join(', ')}: pass K/N`,
    );
  }
  if (found.length > 1) {
    throw new InputError(`--shard auto: the environment has ${found.join(' and ')}: pass K/N`);
  }
  const value = environment[name] ?? '';
  if (!/^\d{1,7}$/.test(value)) {
    throw new InputError(`${name} is ${JSON.stringify(value)}, which is not an index: pass K/N`);
  }
  const isFromZero = FROM_ZERO.some((other) => other === name);
  return [Number(value) + (isFromZero ? 1 : 0), name];
}

/**
 * The default number of workers: the cores granted by the scheduler, at most those of the machine.
 */
export function grantedWorkers(environment: Environment): number {
  const grants = GRANTS.map((name) => Number(environment[name]));
  const granted = grants.find((cores) => Number.isInteger(cores) && cores >= 1);
  return Math.min(granted ?? Number.POSITIVE_INFINITY, availableParallelism());
}
