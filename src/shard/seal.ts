// The result of one shard, with a digest of its content.

import { OptionTypeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { assertOptions, type Known } from '../input/options.js';
import { show } from '../input/show.js';
import { digestOf, isRecord, type Plain } from './digest.js';
import { assertShard } from './split.js';

/** @internal */
export const FORMAT = 'primepool-shard-1';

/**
 * What is computed in shards. Equal jobs have equal shards on every machine: a job must not name a
 * file or a machine.
 */
export interface ShardJob {
  /** The computation: `count`, or a name of your own. */
  readonly kind: string;
  /** The range of the whole job, both ends included, in decimal digits. */
  readonly from: string;
  readonly to: string;
  /** Other parameters that the results depend on. */
  readonly [parameter: string]: Plain;
}

/** The result of a shard. */
export interface ShardResult {
  readonly job: ShardJob;
  /** From 1 to `shards`. */
  readonly shard: number;
  readonly shards: number;
  /** The version of the program that computed it. Shards of different versions are not merged. */
  readonly version: string;
  /** The range of the shard, both ends included. */
  readonly from: Integer;
  readonly to: Integer;
  /** Quantities that `mergeShards` adds up over all shards. */
  readonly sums: Readonly<Record<string, Integer>>;
  /** Digests of the input and the output. */
  readonly hashes?: Readonly<Record<string, string>>;
  /** Where and how fast it was computed. This differs between machines: the digest excludes it. */
  readonly by?: Readonly<Record<string, Plain>>;
}

/** A result as it is stored and sent: JSON, with integers as strings. */
export interface SealedShard {
  readonly format: 'primepool-shard-1';
  /** As returned by {@link shardName}. */
  readonly name: string;
  readonly job: ShardJob;
  readonly shard: number;
  readonly shards: number;
  readonly version: string;
  readonly from: string;
  readonly to: string;
  readonly sums: Readonly<Record<string, string>>;
  readonly hashes: Readonly<Record<string, string>>;
  /** SHA-256 of all the above, as JSON without spaces and with keys in ascending order. */
  readonly digest: string;
  readonly by: Readonly<Record<string, Plain>>;
}

const RESULT: Known<ShardResult> = {
  job: true,
  shard: true,
  shards: true,
  version: true,
  from: true,
  to: true,
  sums: true,
  hashes: true,
  by: true,
};

/**
 * The name of a shard: the kind of job, a hash of the job, and the shard's place. It is the same on
 * every machine, and serves as a file name and as the key of a queue.
 *
 * @throws TypeError or RangeError for an invalid job or shard number
 * @example shardName({ kind: 'count', from: '0', to: '99' }, 3, 64) // 'count-….3-of-64'
 */
export function shardName(job: ShardJob, shard: number, shards: number): string {
  assertJob(job);
  assertShard(shard, shards);
  return nameOf(job, shard, shards);
}

/**
 * Seals the result of a shard: turns its integers into strings, and adds a digest of the content.
 *
 * @throws TypeError or RangeError for an invalid result, naming the field
 * @example
 * const job = { kind: 'count', from: '0', to: '99' };
 * const { shard, shards, from, to } = splitRange(0, 99, 3)[2];
 * const sums = { count: countPrimes(from, to) };
 * JSON.stringify(sealShard({ job, shard, shards, version: '1', from, to, sums }));
 */
export function sealShard(result: ShardResult): SealedShard {
  assertOptions(result, RESULT);
  const { job, shard, shards, version, hashes = {}, by = {} } = result;
  assertJob(job);
  assertShard(shard, shards);
  if (typeof version !== 'string') throw wrong('version', version, 'a string');
  if (!isRecord(result.sums)) throw wrong('sums', result.sums, 'an object of integers');
  if (!isRecord(hashes)) throw wrong('hashes', hashes, 'an object of strings');
  if (!isRecord(by)) throw wrong('by', by, 'an object');
  const sealed = {
    format: FORMAT,
    name: nameOf(job, shard, shards),
    job,
    shard,
    shards,
    version,
    from: decimal(result.from),
    to: decimal(result.to),
    sums: Object.fromEntries(Object.entries(result.sums).map(([name, n]) => [name, decimal(n)])),
    hashes,
  } as const;
  return { ...sealed, digest: digestOf(sealed, 'the shard'), by };
}

/** @internal */
export function nameOf(job: ShardJob, shard: number, shards: number): string {
  return `${job.kind}-${digestOf(job, 'job').slice(0, 16)}.${shard}-of-${shards}`;
}

/** Whether the value is an integer as written in sealed shards. @internal */
export function isDecimal(value: unknown): value is string {
  return typeof value === 'string' && /^(0|-?[1-9]\d*)$/.test(value);
}

function assertJob(job: unknown): asserts job is ShardJob {
  if (!isRecord(job)) throw wrong('job', job, 'an object');
  if (!isKind(job.kind)) throw wrong('job.kind', job.kind, 'letters, digits and hyphens');
  for (const name of ['from', 'to']) {
    if (!isDecimal(job[name])) throw wrong(`job.${name}`, job[name], 'decimal digits as a string');
  }
}

/** Whether the value can begin a file name on every system. @internal */
export function isKind(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/i.test(value);
}

function decimal(value: Integer): string {
  assertInteger(value);
  return String(BigInt(value));
}

function wrong(name: string, value: unknown, expected: string): OptionTypeError {
  return new OptionTypeError(`${name} is ${show(value)}: pass ${expected}`);
}
