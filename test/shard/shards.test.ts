// Shards without a file system: split, seal, verify, merge.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  mergeShards,
  type SealedShard,
  type ShardJob,
  sealShard,
  shardName,
  splitRange,
  verifyShard,
} from '../../src/shards.js';
import { Random, SEED } from '../support/random.js';

const JOB: ShardJob = { kind: 'count', from: '0', to: '99', tuplets: 2 };

/** The shards of a job whose sum is the count of its numbers. */
function shardsOf(job: ShardJob, shards: number, changes: object = {}): SealedShard[] {
  return splitRange(BigInt(job.from), BigInt(job.to), shards).map(({ shard, from, to }) =>
    sealShard({
      ...{ job, shard, shards, version: '1', from, to, sums: { count: to - from + 1n } },
      ...{ by: { host: `host${shard}` }, ...changes },
    }),
  );
}

/** A sealed shard with other fields, resealed. */
function resealed(shard: SealedShard, changes: object): SealedShard {
  const { digest, by, ...content } = { ...shard, ...changes };
  return { ...content, digest: sha256(sorted(content)), by };
}

/** A second implementation of the text that the library digests. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('splitRange', () => {
  test('numbers for numbers, bigints for bigints', () => {
    expect(splitRange(0, 99, 3)).toEqual([
      { shard: 1, shards: 3, from: 0, to: 32 },
      { shard: 2, shards: 3, from: 33, to: 65 },
      { shard: 3, shards: 3, from: 66, to: 99 },
    ]);
    expect(splitRange(0n, 99, 1)).toEqual([{ shard: 1, shards: 1, from: 0n, to: 99n }]);
  });

  test('more shards than numbers, and no numbers', () => {
    expect(splitRange(5, 6, 4).map(({ from, to }) => to - from + 1)).toEqual([0, 1, 0, 1]);
    expect(splitRange(7, 2, 2).map(({ from, to }) => [from, to])).toEqual([
      [7, 6],
      [7, 6],
    ]);
  });

  test(`random ranges are covered once, evenly, seed ${SEED}`, () => {
    const random = new Random();
    for (let i = 0; i < 500; i++) {
      const from = random.bits(1 + random.below(90)) - (1n << 40n);
      const size = random.bits(1 + random.below(70));
      const shards = splitRange(from, from + size - 1n, 1 + random.below(200));
      let next = from;
      const sizes = shards.map((range) => {
        expect(range.from).toBe(next);
        next = range.to + 1n;
        return next - range.from;
      });
      expect(next).toBe(from + size);
      const [least, most] = [
        sizes.reduce((a, b) => (a < b ? a : b)),
        sizes.reduce((a, b) => (a > b ? a : b)),
      ];
      expect(most - least <= 1n).toBe(true);
    }
  });

  test.each([
    [[0, 10, 0], RangeError, 'shards is 0: pass an integer from 1 to 1000000'],
    [[0, 10, 1_000_001], RangeError, 'shards is 1000001'],
    [[0, 10, '3'], TypeError, 'shards is "3"'],
    [[0, 2 ** 53, 3], RangeError, 'pass larger integers as a bigint'],
    [['0', 10, 3], TypeError, '"0" is not an integer'],
    [[2 ** 53 - 1, 2 ** 53 - 1, 1], undefined, ''],
  ])('%j', (args, error, message) => {
    const call = (): unknown => Reflect.apply(splitRange, undefined, args);
    if (error === undefined) expect(call).not.toThrow();
    else {
      expect(call).toThrow(error);
      expect(call).toThrow(message);
    }
  });
});

describe('sealShard', () => {
  test('the digest is of the canonical text, and without who computed it', () => {
    const [shard] = shardsOf(JOB, 1);
    const { digest, by, ...content } = shard ?? {};
    expect(by).toEqual({ host: 'host1' });
    expect(digest).toBe(sha256(sorted(content)));
    const [other] = shardsOf(JOB, 1, { by: { host: 'another' } });
    expect(other?.digest).toBe(digest);
  });

  test('the name depends on the job, not on the order of its keys', () => {
    const name = `count-${sha256(sorted(JOB)).slice(0, 16)}.3-of-64`;
    expect(shardName(JOB, 3, 64)).toBe(name);
    expect(shardName({ tuplets: 2, to: '99', from: '0', kind: 'count' }, 3, 64)).toBe(name);
    expect(shardName({ ...JOB, tuplets: 3 }, 3, 64)).not.toBe(name);
  });

  test.each([
    [{ job: { ...JOB, kind: '../etc' } }, 'job.kind is "../etc"'],
    [{ job: { ...JOB, from: 0 } }, 'job.from is 0: pass decimal digits as a string'],
    [{ job: { ...JOB, from: '007' } }, 'job.from is "007"'],
    [{ job: { ...JOB, limit: 0.5 } }, 'job.limit is 0.5: pass strings, safe integers'],
    [{ job: { ...JOB, limit: undefined } }, 'job.limit is undefined'],
    [{ shard: 5 }, 'shard is 5: pass an integer from 1 to 4'],
    [{ version: 1 }, 'version is 1: pass a string'],
    [{ sums: 7 }, 'sums is 7: pass an object of integers'],
    [{ sums: { count: 'x' } }, '"x" is not an integer'],
    [{ sums: { count: 2 ** 60 } }, 'is not a safe integer'],
    [{ hashes: null }, 'hashes is null'],
    [{ bye: {} }, 'option "bye" is unknown'],
  ])('refuses %j', (changes, message) => {
    const good = { job: JOB, shard: 1, shards: 4, version: '1', from: 0, to: 24, sums: {} };
    expect(() => sealShard({ ...good, ...changes } as never)).toThrow(message);
  });
});

describe('verifyShard', () => {
  const [shard] = shardsOf(JOB, 4) as [SealedShard];

  test('accepts a shard and its JSON', () => {
    expect(verifyShard(JSON.stringify(shard, null, 2))).toEqual(shard);
    expect(verifyShard(shard)).toBe(shard);
  });

  test('every change of a character in its text is detected, or changes nothing', () => {
    const { by, ...digested } = shard;
    const text = JSON.stringify(digested);
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === '1' ? '2' : '1';
      const changed = `${text.slice(0, i)}${other}${text.slice(i + 1, -1)},"by":{}}`;
      expect(() => verifyShard(changed), changed).toThrow();
    }
    expect(verifyShard(`${text.slice(0, -1)},"by":{}}`)).toEqual({ ...digested, by: {} });
  });

  test.each<[object | string, string]>([
    ['{', 'it is not JSON): delete it, and run the shard again'],
    ['[]', 'it is not a JSON object'],
    [{ format: 'primepool-shard-2' }, 'use the version of primepool that wrote it'],
    [{ sums: { count: '26' } }, 'its digest does not match its content'],
    [resealed(shard, { to: '100' }), "is not within the job's range"],
    [resealed(shard, { to: '-2' }), "is not within the job's range"],
    [resealed(shard, { shard: 2 }), 'does not match its job and place'],
    [resealed(shard, { shard: 5 }), 'are not a valid place'],
    [resealed(shard, { extra: 1 }), 'it has unknown fields: extra'],
    [resealed(shard, { sums: { count: '01' } }), '"sums" is not an object of integers'],
    [resealed(shard, { version: 7 }), '"version" is not a string'],
    [resealed(shard, { job: { kind: 'count' } }), '"job" is not a job'],
    [{ by: 'me' }, '"by" is not an object'],
  ])('refuses damage %#', (changes, message) => {
    const changed = typeof changes === 'string' ? changes : { ...shard, ...changes };
    expect(() => verifyShard(changed)).toThrow(message);
    try {
      verifyShard(changed);
    } catch (error) {
      expect(error).toMatchObject({ code: 'ERR_SHARD' });
    }
  });
});

describe('mergeShards', () => {
  test(`any order, any number of shards, any of them twice, seed ${SEED}`, () => {
    const random = new Random();
    for (const count of [1, 2, 7, 64, 200]) {
      const shards = random.shuffled(shardsOf(JOB, count));
      const texts = [...shards, ...shards.slice(0, 3)].map((shard) => JSON.stringify(shard));
      const merged = mergeShards(texts);
      expect(merged).toMatchObject({ complete: true, job: JOB, version: '1' });
      expect(merged.complete && merged.sums).toEqual({ count: 100n });
      expect(merged.shards.map(({ shard }) => shard)).toEqual(shards.map((_, i) => i + 1));
    }
  });

  test('names what is missing, and has no sums then', () => {
    const some = shardsOf(JOB, 7).filter(({ shard }) => ![1, 4, 7].includes(shard));
    const merged = mergeShards(some);
    expect(merged).toMatchObject({ complete: false, missing: [1, 4, 7] });
    expect(merged).not.toHaveProperty('sums');
  });

  const [a, b, c] = shardsOf(JOB, 3) as [SealedShard, SealedShard, SealedShard];
  const [of4] = shardsOf(JOB, 4) as [SealedShard];
  const [other] = shardsOf({ ...JOB, tuplets: 3 }, 3) as [SealedShard];
  test.each<[string, SealedShard[], string]>([
    ['two jobs', [a, other], 'keep each job in its own folder'],
    ['two divisions', [b, of4], 'into 3 and into 4 shards'],
    ['two versions', [a, resealed(b, { version: '2' })], 'run the shards of one version again'],
    [
      'different results',
      [a, resealed(a, { sums: { count: '34' }, by: { host: 'x' } })],
      'different results from host1 and x',
    ],
    ['other sums', [a, resealed(b, { sums: { primes: '3' } })], 'have different names'],
    ['a gap', [a, resealed(b, { from: '34' }), c], 'shard 1 ends at 32, and shard 2 begins at 34'],
    ['an overlap', [a, resealed(b, { from: '32' }), c], 'are not contiguous'],
    ['an overlap around a missing one', [a, resealed(c, { from: '30' })], 'are not contiguous'],
    ['a late start', [resealed(a, { from: '1' })], 'shard 1 begins at 1, not 0'],
    ['an early end', [resealed(c, { to: '98' })], 'shard 3 ends at 98, not 99'],
    ['none', [], 'there are no shards'],
  ])('refuses %s', (_, shards, message) => {
    expect(() => mergeShards(shards)).toThrow(message);
  });
});
