// Merges all shards of a job; reports missing and contradictory ones.

import { ShardError } from '../input/errors.js';
import type { SealedShard, ShardJob } from './seal.js';
import { verifyShard } from './verify.js';

/** The sums of a complete job. */
export interface CompleteShards {
  readonly complete: true;
  readonly job: ShardJob;
  readonly version: string;
  /** In order of place, each once. */
  readonly shards: readonly SealedShard[];
  readonly sums: Readonly<Record<string, bigint>>;
}

/** An incomplete job. It has no sums, which could be mistaken for those of the whole. */
export interface IncompleteShards {
  readonly complete: false;
  readonly job: ShardJob;
  readonly version: string;
  /** The shards present, in order of place, each once. */
  readonly shards: readonly SealedShard[];
  /** The places of the missing shards, ascending. */
  readonly missing: readonly number[];
}

/**
 * Merges the shards of a job, in any order. Duplicates count once. It refuses shards that do not
 * fit together: those of different jobs, divisions or versions, different results for one place,
 * and ranges that are not contiguous.
 *
 * @param shards sealed shards, or their JSON
 * @throws ShardError that says what is wrong and what to do
 * @example
 * const merged = mergeShards(texts);
 * if (merged.complete) console.log(merged.sums.count);
 * else console.log('missing', merged.missing);
 */
export function mergeShards(shards: Iterable<unknown>): CompleteShards | IncompleteShards {
  const byPlace = new Map<number, SealedShard>();
  let first: SealedShard | undefined;
  for (const value of shards) {
    const shard = verifyShard(value);
    first ??= shard;
    assertSameJob(first, shard);
    const known = byPlace.get(shard.shard);
    if (known === undefined) byPlace.set(shard.shard, shard);
    else if (known.digest !== shard.digest) throw contradiction(known, shard);
  }
  if (first === undefined) throw new ShardError('there are no shards: run some, then merge them');
  const { job, version } = first;
  const sorted = [...byPlace.values()].sort((a, b) => a.shard - b.shard);
  assertContinuous(sorted);
  if (sorted.length === first.shards) {
    return { complete: true, job, version, shards: sorted, sums: sumsOf(sorted) };
  }
  const missing = Array.from({ length: first.shards }, (_, i) => i + 1);
  return {
    ...{ complete: false, job, version, shards: sorted },
    missing: missing.filter((place) => !byPlace.has(place)),
  };
}

/** @internal */
export function contradiction(a: SealedShard, b: SealedShard): ShardError {
  return new ShardError(
    `shard ${a.shard} of ${a.shards} has different results from ${hostOf(a)} and ${hostOf(b)}: one of these machines is faulty; delete all results of both, and run their shards elsewhere`,
  );
}

function hostOf({ by }: SealedShard): string {
  return typeof by.host === 'string' ? by.host : 'an unknown host';
}

function assertSameJob(a: SealedShard, b: SealedShard): void {
  const jobs = [a, b].map(({ name }) => name.replace(/\.\d+-of-\d+$/, ''));
  if (jobs[0] !== jobs[1]) {
    throw new ShardError(
      `these shards belong to different jobs, ${jobs.join(' and ')}: keep each job in its own folder`,
    );
  }
  if (a.shards !== b.shards) {
    throw new ShardError(
      `the job is divided both into ${a.shards} and into ${b.shards} shards: keep one division, and delete the shards of the other`,
    );
  }
  if (a.version !== b.version) {
    throw new ShardError(
      `shard ${a.shard} was computed by version ${a.version}, shard ${b.shard} by version ${b.version}: run the shards of one version again`,
    );
  }
  const names = [a, b].map(({ sums, hashes }) => {
    return [...Object.keys(sums).sort(), '', ...Object.keys(hashes).sort()].join();
  });
  if (names[0] !== names[1]) {
    throw new ShardError(
      `the sums or hashes of shards ${a.shard} and ${b.shard} have different names: run one of them again`,
    );
  }
}

/** Asserts that the ranges are contiguous, from the beginning of the job to its end. */
function assertContinuous(sorted: readonly SealedShard[]): void {
  let before: SealedShard | undefined;
  for (const shard of sorted) {
    const { job, shards, from, to } = shard;
    if (shard.shard === 1 && from !== job.from)
      throw gap(`shard 1 begins at ${from}, not ${job.from}`);
    if (shard.shard === shards && to !== job.to && BigInt(job.to) >= BigInt(job.from)) {
      throw gap(`shard ${shards} ends at ${to}, not ${job.to}`);
    }
    const adjacent = before?.shard === shard.shard - 1;
    if (
      before !== undefined &&
      (adjacent ? BigInt(before.to) + 1n !== BigInt(from) : BigInt(before.to) >= BigInt(from))
    ) {
      throw gap(
        `shard ${before.shard} ends at ${before.to}, and shard ${shard.shard} begins at ${from}`,
      );
    }
    before = shard;
  }
}

function gap(what: string): ShardError {
  return new ShardError(
    `the ranges of the shards are not contiguous: ${what}; divide the job with splitRange`,
  );
}

function sumsOf(shards: readonly SealedShard[]): Record<string, bigint> {
  const names = Object.keys(shards[0]?.sums ?? {});
  const total = (name: string): bigint =>
    shards.reduce((sum, { sums }) => sum + BigInt(sums[name] ?? 0), 0n);
  return Object.fromEntries(names.map((name) => [name, total(name)]));
}
