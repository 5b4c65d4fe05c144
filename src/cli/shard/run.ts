// Computes and publishes one shard, unless its result exists.

import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  kernelInfo,
  PrimePool,
  type SealedShard,
  ShardError,
  sealShard,
  shardName,
} from 'primepool';
import { InputError } from '../input/input-error.js';
import { untilInterrupted } from '../interruption.js';
import { note, print } from '../output/terminal.js';
import { Part } from './part.js';
import { grantedWorkers, type Place } from './place.js';
import {
  clearTemporaries,
  makeFolder,
  publish,
  publishedShard,
  readAnswers,
  temporaryName,
  writeWhole,
} from './store.js';
import type { Work } from './work.js';

/** The options of the run of a shard. */
export interface RunOptions {
  readonly folder: string;
  readonly version: string;
  readonly workers?: number | undefined;
  /** Seconds between two checkpoints. */
  readonly checkpoint: number;
}

/**
 * Computes a shard and publishes it, unless its result exists. An unfinished shard is resumed.
 *
 * @param until runs work that a signal ends
 * @throws ShardError if a different result, or one of another version, exists; InputError for
 *   invalid input
 */
export async function runShard(
  work: Work,
  place: Place,
  options: RunOptions,
  until = untilInterrupted,
): Promise<void> {
  const { folder, version } = options;
  const name = shardName(work.job, place.shard, place.shards);
  makeFolder(folder);
  const known = publishedShard(folder, name);
  if (known !== undefined) {
    if (known.version !== version) {
      throw new ShardError(
        `${join(folder, name)}.json was computed by version ${known.version}, but this is version ${version}: delete it, or use that version`,
      );
    }
    await readAnswers(folder, known);
    await done(folder, name, 'is already done');
    return;
  }
  await until(async (signal) => {
    const sealed = await compute(work, place, options, signal);
    await publishShard(folder, sealed);
  });
}

/** Computes a shard. Returns its answers in a temporary file. */
export async function compute(
  work: Work,
  place: Place,
  { folder, version, workers, checkpoint }: RunOptions,
  signal: AbortSignal,
): Promise<{
  readonly sealed: SealedShard;
  readonly answers: string | undefined;
  readonly part: Part;
}> {
  const start = performance.now();
  const { from, to } = work.rangeOf(place);
  const name = shardName(work.job, place.shard, place.shards);
  const part = new Part(folder, { name, version, from, to }, work);
  const pool = new PrimePool({ workers: workers ?? grantedWorkers(process.env) });
  let saved = start;
  try {
    const { next, read } = part;
    for await (const piece of work.pieces(pool, { from, to, next, read, checkpoint }, signal)) {
      part.add(piece);
      signal.throwIfAborted();
      if (performance.now() - saved < checkpoint * 1000) continue;
      part.save();
      saved = performance.now();
    }
  } catch (error) {
    // The results so far are valid, unless the input is not.
    if (error instanceof InputError) part.discard();
    else part.save();
    throw error;
  } finally {
    await pool.close();
  }
  const sealed = sealShard({
    ...{ job: work.job, ...place, version, from, to, sums: part.sums },
    hashes: {
      ...(work.reads && { input: part.read }),
      ...(part.answers !== undefined && { answers: part.answers }),
    },
    by: {
      host: hostname(),
      node: process.versions.node,
      kernel: kernelInfo().variant,
      workers: pool.workers,
      ms: Math.round(performance.now() - start),
    },
  });
  return { sealed, answers: part.finish(), part };
}

async function publishShard(
  folder: string,
  { sealed, answers, part }: Awaited<ReturnType<typeof compute>>,
): Promise<void> {
  const { name, digest } = sealed;
  if (answers !== undefined && !publish(folder, answers, `${name}.txt`)) {
    await readAnswers(folder, sealed);
  }
  const temporary = temporaryName(name);
  writeWhole(folder, temporary, `${JSON.stringify(sealed, null, 2)}\n`);
  const isFirst = publish(folder, temporary, `${name}.json`);
  const other = isFirst ? undefined : publishedShard(folder, name);
  if (other !== undefined && other.digest !== digest) {
    throw new ShardError(
      `shard ${sealed.shard} of ${sealed.shards} already has a different result, by ${other.by.host}, and this is ${sealed.by.host}: one of the two machines is faulty; delete ${join(folder, name)}.json, and run the shard elsewhere`,
    );
  }
  part.clear();
  clearTemporaries(folder, name);
  await done(folder, name, isFirst ? 'is done' : 'is already done');
}

/** Prints the path of the result, and whether this run computed it. */
async function done(folder: string, name: string, what: string): Promise<void> {
  await print(join(folder, `${name}.json`));
  note(`primepool: ${name} ${what}`);
}
