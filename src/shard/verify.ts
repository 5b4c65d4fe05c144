// Checks a sealed result against its digest.

import { ShardError } from '../input/errors.js';
import { digestOf, isRecord, type Plain } from './digest.js';
import { FORMAT, isDecimal, isKind, nameOf, type SealedShard } from './seal.js';
import { assertShard } from './split.js';

/**
 * Checks one sealed shard: its format, its fields, that its range lies in the job's, its name and
 * its digest. That it was computed rightly, only computing it again tells.
 *
 * @param shard a sealed shard, or its JSON
 * @returns the shard
 * @throws ShardError that says what is wrong with it
 * @example const { sums } = verifyShard(readFileSync('count-….3-of-64.json', 'utf8'))
 */
export function verifyShard(shard: unknown): SealedShard {
  const value = typeof shard === 'string' ? parsed(shard) : shard;
  if (!isRecord(value)) throw damaged('it is not a JSON object');
  if (value.format !== FORMAT) {
    throw new ShardError(
      `its format is ${JSON.stringify(value.format)}, not ${FORMAT}: use the version of primepool that wrote it`,
    );
  }
  const { digest, by, ...content } = value;
  if (!isRecord(by)) throw damaged('"by" is not an object');
  assertContent(content);
  const { job, from, to } = content;
  if (content.name !== nameOf(job, content.shard, content.shards)) {
    throw damaged(`its name is ${content.name}, which is not that of its job and place`);
  }
  const inside = BigInt(from) >= BigInt(job.from) && BigInt(to) <= BigInt(job.to);
  // A shard without numbers also has its place, which may be just behind the last one.
  if (BigInt(to) < BigInt(from) - 1n || (BigInt(to) >= BigInt(from) && !inside)) {
    throw damaged(`its range from ${from} to ${to} is not one of the job's`);
  }
  if (digest !== digestOf(content as Plain & object, 'the shard')) {
    throw damaged('its digest is not that of what it says');
  }
  return value as unknown as SealedShard;
}

type Content = Omit<SealedShard, 'digest' | 'by'>;

function assertContent(value: Readonly<Record<string, unknown>>): asserts value is Content & {
  readonly [name: string]: unknown;
} {
  const { name, job, shard, shards, version, from, to, sums, hashes, format, ...rest } = value;
  if (Object.keys(rest).length > 0)
    throw damaged(`it has more than it should: ${Object.keys(rest)}`);
  if (!isRecord(job) || !isKind(job.kind) || !isDecimal(job.from) || !isDecimal(job.to)) {
    throw damaged('"job" is not a job with its kind and range');
  }
  try {
    assertShard(shard, shards);
  } catch {
    throw damaged('"shard" and "shards" do not say which of how many it is');
  }
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw damaged('"name" or "version" is not a string');
  }
  if (!isDecimal(from) || !isDecimal(to)) throw damaged('"from" or "to" is not an integer');
  if (!isRecord(sums) || !Object.values(sums).every(isDecimal)) {
    throw damaged('"sums" is not an object of integers');
  }
  if (!isRecord(hashes) || !Object.values(hashes).every((hash) => typeof hash === 'string')) {
    throw damaged('"hashes" is not an object of strings');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('it is not JSON');
  }
}

function damaged(reason: string): ShardError {
  return new ShardError(`it is damaged, as ${reason}: delete it, and run the shard again`);
}
