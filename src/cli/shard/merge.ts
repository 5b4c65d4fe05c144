// Merges all shards in a folder into one answer.

import { randomInt } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type CompleteShards, mergeShards, type SealedShard, ShardError } from 'primepool';
import { EXIT } from '../exit.js';
import { InputError } from '../input/input-error.js';
import { quoted } from '../input/visible.js';
import { note, print } from '../output/terminal.js';
import { assertInput } from './lists.js';
import { workOf } from './options.js';
import { compute } from './run.js';
import { InputFile } from './slice.js';
import { readAnswers, readShard, syncFolder, temporaryName } from './store.js';

/** The options of `merge`. */
export interface MergeOptions {
  readonly missing?: true;
  readonly recheck?: number;
  readonly input?: string;
  readonly output?: string;
  readonly workers?: number;
  readonly json?: true;
}

/** Results: neither unfinished parts nor hidden files. */
const RESULT = /^[^.].*\.\d+-of-\d+\.json$/;

/**
 * Prints the total of a job, or the missing shards.
 *
 * @throws InputError if there is no folder or no shard in it; ShardError for damaged or
 *   contradictory shards
 */
export async function runMerge(folder: string, options: MergeOptions): Promise<void> {
  const merged = mergeShards(sealedIn(folder));
  const { job, shards, version } = merged;
  const [{ shards: count } = { shards: 0 }] = shards;
  if (!merged.complete) {
    const missing = intervals(merged.missing);
    process.exitCode = EXIT.incomplete;
    if (options.json) {
      await print(JSON.stringify({ complete: false, job, shards: count, missing }));
    } else if (options.missing) {
      await print(missing);
    }
    note(`primepool: ${shards.length} of ${count} shards are present; missing: ${missing}`);
    return;
  }
  const file = options.input === undefined ? undefined : new InputFile(options.input);
  try {
    if (file !== undefined) {
      assertInput(job, file);
      assertSlices(merged, file);
    }
    for (const shard of sample(shards, options.recheck ?? 0)) await recheck(shard, file, options);
  } finally {
    file?.close();
  }
  await gather(folder, shards, options.output);
  const sums = Object.fromEntries(Object.entries(merged.sums).map(([k, sum]) => [k, String(sum)]));
  if (options.json) {
    await print(JSON.stringify({ complete: true, job, shards: count, version, ...sums }));
  } else if (options.missing) {
    note(`primepool: all ${count} shards are present`);
  } else {
    await print(job.kind === 'count' ? (sums.count ?? '') : total(sums));
  }
}

function total(sums: Readonly<Record<string, string>>): string {
  const parts = Object.entries(sums).map(([name, sum]) => `${name} ${sum}`);
  return `complete: ${parts.join(', ')}`;
}

function sealedIn(folder: string): SealedShard[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((file) => RESULT.test(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'no such folder; pass the folder of the shards' : message;
    throw new InputError(`${quoted(folder)}: ${reason}`);
  }
  if (files.length > 0) return files.map((file) => readShard(folder, file));
  throw new InputError(`${folder} has no shards: run some with --shard K/N --out ${folder}`);
}

/** Ascending indices in the notation of schedulers: 3,7,12-15. */
export function intervals(places: readonly number[]): string {
  const words: string[] = [];
  for (let i = 0; i < places.length; i++) {
    const first = places[i] ?? 0;
    let last = first;
    while (places[i + 1] === last + 1) last = places[++i] ?? 0;
    words.push(first === last ? `${first}` : `${first}-${last}`);
  }
  return words.join();
}

/** @throws ShardError unless every shard has read its slice of this file */
function assertSlices({ shards }: CompleteShards, file: InputFile): void {
  for (const { shard, from, to, hashes } of shards) {
    if (file.hashOf(Number(from), Number(to) + 1).digest('hex') === hashes.input) continue;
    throw new ShardError(`the input that shard ${shard} read differs from ${file.path}`);
  }
}

/** A random sample of a list, without repetition. */
function sample<T>(list: readonly T[], count: number): T[] {
  const rest = [...list];
  const chosen: T[] = [];
  while (chosen.length < count && rest.length > 0) {
    chosen.push(...rest.splice(randomInt(rest.length), 1));
  }
  return chosen;
}

/** @throws ShardError if recomputing a shard gives a different result */
async function recheck(
  shard: SealedShard,
  file: InputFile | undefined,
  { workers }: MergeOptions,
): Promise<void> {
  const { job, version, digest, by } = shard;
  const place = { shard: shard.shard, shards: shard.shards };
  const folder = mkdtempSync(join(tmpdir(), 'primepool-'));
  try {
    const options = { folder, version, workers, checkpoint: Number.POSITIVE_INFINITY };
    const { sealed } = await compute(
      workOf(job, file),
      place,
      options,
      new AbortController().signal,
    );
    if (sealed.digest !== digest) {
      throw new ShardError(
        `shard ${shard.shard} of ${shard.shards}, computed by ${by.host}, has a different result here: one of the two machines is faulty; recompute all shards of ${by.host}`,
      );
    }
    note(`primepool: shard ${shard.shard} of ${shard.shards} has the same result when recomputed`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks the answers of all shards, and writes them to a file, which appears when complete. */
async function gather(
  folder: string,
  shards: readonly SealedShard[],
  output: string | undefined,
): Promise<void> {
  if (output === undefined) {
    for (const shard of shards) await readAnswers(folder, shard);
    return;
  }
  if (shards.some(({ hashes }) => hashes.answers === undefined)) {
    throw new InputError('--output needs lines of answers, and a count has none');
  }
  const target = dirname(output);
  const temporary = join(target, temporaryName(basename(output)));
  const descriptor = openSync(temporary, 'wx');
  try {
    const write = (bytes: Buffer): void => {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    };
    for (const shard of shards) await readAnswers(folder, shard, write);
    fsyncSync(descriptor);
    renameSync(temporary, output);
  } finally {
    closeSync(descriptor);
    rmSync(temporary, { force: true });
  }
  syncFolder(target);
}
