// How a shard starts, stops, resumes and is published, with work whose pieces are counted.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SealedShard, sealShard } from 'primepool';
import { describe, expect, test, vi } from 'vitest';
import { type RunOptions, runShard } from '../../src/cli/shard/run.js';
import type { Stretch, Work } from '../../src/cli/shard/work.js';
import { leftovers, temporaryFolder } from '../support/shards.js';

const JOB = { kind: 'primes', from: '0', to: '19' };

/** Writes a line for each number, after doing something for it. */
function lines(before: (n: bigint) => void, done: bigint[] = []): Work {
  return {
    ...{ job: JOB, sums: ['count'], reads: false, answers: true },
    rangeOf: () => ({ from: 0n, to: 19n }),
    async *pieces(_pool: unknown, { next, to }: Stretch) {
      for (let n = next; n <= to; n++) {
        before(n);
        done.push(n);
        yield { next: n + 1n, sums: { count: 1n }, answers: `${n}\n` };
      }
    },
  };
}

const PLACE = { shard: 1, shards: 1 };
const ALL = Array.from({ length: 20 }, (_, n) => `${n}\n`).join('');

/** As in the command, where a signal ends the process; here, signals end several shards in turn. */
async function until(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const interrupt = (name: NodeJS.Signals): void => {
    process.exitCode = name === 'SIGINT' ? 130 : 143;
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, interrupt);
  try {
    await work(controller.signal);
  } catch (error) {
    if (error !== controller.signal.reason) throw error;
  } finally {
    for (const name of ['SIGINT', 'SIGTERM']) process.off(name, interrupt);
  }
}

/** Runs a shard silently. Out: the exit code. */
async function runQuietly(work: Work, folder: string, changes: Partial<RunOptions> = {}) {
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(() => true),
  );
  try {
    await runShard(work, PLACE, { folder, version: '1', checkpoint: 60, ...changes }, until);
    await new Promise(setImmediate);
    return process.exitCode;
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
  }
}

function resultIn(folder: string): { shard: SealedShard; answers: string } {
  const file = readdirSync(folder).find((name) => name.endsWith('1-of-1.json')) ?? '';
  const shard = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SealedShard;
  return { shard, answers: readFileSync(join(folder, `${shard.name}.txt`), 'utf8') };
}

function expectWhole(folder: string): void {
  const { shard, answers } = resultIn(folder);
  expect(answers).toBe(ALL);
  expect(shard.sums).toEqual({ count: '20' });
  expect(shard.hashes.answers).toBe(createHash('sha256').update(ALL).digest('hex'));
  expect(leftovers(folder)).toEqual([]);
}

describe('a shard that is stopped and run again loses and repeats nothing', () => {
  test.each(Array.from({ length: 20 }, (_, n) => n))('by SIGTERM at %i', async (n) => {
    const folder = temporaryFolder();
    const done: bigint[] = [];
    const work = lines((at) => at === BigInt(n) && process.emit('SIGTERM', 'SIGTERM'), done);
    expect(await runQuietly(work, folder)).toBe(143);
    expect(leftovers(folder)).toHaveLength(2);
    expect(
      await runQuietly(
        lines(() => {}, done),
        folder,
      ),
    ).toBe(undefined);
    expectWhole(folder);
    expect(done).toEqual(Array.from({ length: 20 }, (_, i) => BigInt(i)));
  });

  test('by SIGINT', async () => {
    const folder = temporaryFolder();
    expect(
      await runQuietly(
        lines((n) => n === 9n && process.emit('SIGINT', 'SIGINT')),
        folder,
      ),
    ).toBe(130);
    expect(
      await runQuietly(
        lines(() => {}),
        folder,
      ),
    ).toBe(undefined);
    expectWhole(folder);
  });

  test('by repeated errors', async () => {
    const folder = temporaryFolder();
    const done: bigint[] = [];
    for (let n = 1n; n < 20n; n++) {
      const work = lines((at) => {
        if (at === n) throw new Error('lost');
      }, done);
      await expect(runQuietly(work, folder)).rejects.toThrow('lost');
    }
    expect(
      await runQuietly(
        lines(() => {}, done),
        folder,
      ),
    ).toBe(undefined);
    expectWhole(folder);
    expect(done).toHaveLength(20);
  });
});

describe('the stored part of a stopped shard is not used', () => {
  const cases: readonly (readonly [string, (folder: string) => void])[] = [
    [
      'if it is damaged',
      (folder) => change(folder, '.part.json', (text) => text.replace('"9"', '"8"')),
    ],
    ['if it is truncated', (folder) => change(folder, '.part.json', (text) => text.slice(0, 99))],
    [
      'if its answers are damaged',
      (folder) => change(folder, '.tmp', (text) => text.replace('7', '5')),
    ],
    [
      'if its answers are truncated',
      (folder) => change(folder, '.tmp', (text) => text.slice(0, 9)),
    ],
  ];
  test.each(cases)('%s', async (_, damage) => {
    const folder = temporaryFolder();
    await runQuietly(
      lines((n) => n === 8n && process.emit('SIGTERM', 'SIGTERM')),
      folder,
    );
    damage(folder);
    const done: bigint[] = [];
    expect(
      await runQuietly(
        lines(() => {}, done),
        folder,
      ),
    ).toBe(undefined);
    expect(done).toHaveLength(20);
    const { answers, shard } = resultIn(folder);
    expect([answers, shard.sums.count]).toEqual([ALL, '20']);
  });

  test('if another version wrote it', async () => {
    const folder = temporaryFolder();
    await runQuietly(
      lines((n) => n === 8n && process.emit('SIGTERM', 'SIGTERM')),
      folder,
    );
    const done: bigint[] = [];
    await runQuietly(
      lines(() => {}, done),
      folder,
      { version: '2' },
    );
    expect(done).toHaveLength(20);
  });
});

function change(folder: string, ending: string, edit: (text: string) => string): void {
  const file = readdirSync(folder).find((name) => name.endsWith(ending)) ?? '';
  const text = readFileSync(join(folder, file), 'utf8');
  const changed = edit(text);
  expect(changed).not.toBe(text);
  writeFileSync(join(folder, file), changed);
}

describe('a result that another process publishes meanwhile', () => {
  /** Publishes the result of another host before the last number. */
  function meanwhile(folder: string, count: bigint, answers: string): Work {
    const hash = createHash('sha256').update(answers).digest('hex');
    const shard = sealShard({
      ...{ job: JOB, ...PLACE, version: '1', from: 0, to: 19, sums: { count } },
      ...{ hashes: { answers: hash }, by: { host: 'other' } },
    });
    return lines((n) => {
      if (n !== 19n) return;
      writeFileSync(join(folder, `${shard.name}.txt`), answers);
      writeFileSync(join(folder, `${shard.name}.json`), JSON.stringify(shard));
    });
  }

  test('is kept if it is the same', async () => {
    const folder = temporaryFolder();
    expect(await runQuietly(meanwhile(folder, 20n, ALL), folder)).toBe(undefined);
    expectWhole(folder);
    expect(resultIn(folder).shard.by).toEqual({ host: 'other' });
  });

  test('is an error that names both hosts if it differs', async () => {
    const folder = temporaryFolder();
    const run = runQuietly(meanwhile(folder, 21n, ALL), folder);
    await expect(run).rejects.toThrow(
      /already has a different result, by other, and this is \S+: one of/,
    );
    expect(resultIn(folder).shard.sums.count).toBe('21');
  });

  test('is an error if its answers differ', async () => {
    const folder = temporaryFolder();
    const run = runQuietly(meanwhile(folder, 20n, ALL.replace('7', '5')), folder);
    await expect(run).rejects.toThrow('differs from what the shard wrote');
  });
});

test('a result of another version is an error', async () => {
  const folder = temporaryFolder();
  await runQuietly(
    lines(() => {}),
    folder,
  );
  const run = runQuietly(
    lines(() => {}),
    folder,
    { version: '2' },
  );
  await expect(run).rejects.toThrow(
    'was computed by version 1, but this is version 2: delete it, or use that version',
  );
});
