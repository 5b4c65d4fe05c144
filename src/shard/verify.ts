// Verifies a sealed result.

import { ShardError } from '../input/errors.js';
import { digestOf, isRecord, type Plain } from './digest.js';
import { FORMAT, isDecimal, isKind, nameOf, type SealedShard } from './seal.js';
import { assertShard } from './split.js';

/**
 * Verifies one sealed shard: its format, fields, range, name and digest. Only computing it again
 * shows that the result is right.
 *
 * @param shard a sealed shard, or its JSON
 * @returns the shard
 * @throws ShardError that says what is wrong
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
    throw damaged(`its name ${content.name} does not match its job and place`);
  }
  const inside = BigInt(from) >= BigInt(job.from) && BigInt(to) <= BigInt(job.to);
  // An empty shard may begin just after the job's last number.
  if (BigInt(to) < BigInt(from) - 1n || (BigInt(to) >= BigInt(from) && !inside)) {
    throw damaged(`its range from ${from} to ${to} is not within the job's range`);
  }
  if (digest !== digestOf(content as Plain & object, 'the shard')) {
    throw damaged('its digest does not match its content');
  }
  return value as unknown as SealedShard;
}

type Content = Omit<SealedShard, 'digest' | 'by'>;

function assertContent(value: Readonly<Record<string, unknown>>): asserts value is Content & {
  readonly [name: string]: unknown;
} {
  const { name, job, shard, shards, version, from, to, sums, hashes, format, ...rest } = value;
  if (Object.keys(rest).length > 0) throw damaged(`it has unknown fields: ${Object.keys(rest)}`);
  if (!isRecord(job) || !isKind(job.kind) || !isDecimal(job.from) || !isDecimal(job.to)) {
    throw damaged('"job" is not a job with a kind and a range');
  }
  try {
    assertShard(shard, shards);
  } catch {
    throw damaged('"shard" and "shards" are not a valid place');
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
  return new ShardError(`it is damaged (${reason}): delete it, and run the shard again`);
}
