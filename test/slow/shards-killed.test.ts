// Shards killed at random moments: there is no result or a complete one, and a rerun is exact.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { mergeShards, verifyShard } from 'primepool';
import { describe, expect, test } from 'vitest';
import { COMMAND, environment, run } from '../support/command.js';
import { Random, SEED } from '../support/random.js';
import { fileOf } from '../support/shard-lists.js';
import { leftovers, temporaryFolder } from '../support/shards.js';

const MOMENTS = 20;
const random = new Random();

/** A list that takes a second or two on one core to check, and a tenth of that to factor. */
const integers = Array.from({ length: 1_000_000 }, () => `${random.bits(64)}\n`);
const JOBS: readonly (readonly [string, () => readonly string[]])[] = [
  ['primes', () => ['primes', '10^15', '10^15+2*10^8']],
  ['count', () => ['count', '10^17', '10^17+2*10^8', '--tuplets', '2']],
  ['check', () => ['check', '--input', fileOf(integers.join(''))]],
  ['factor', () => ['factor', '--input', fileOf(integers.slice(0, 100_000).join(''))]],
];

/** The results in a folder, each of which must be complete. */
function resultsIn(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => /^[^.].*-of-\d+\.json$/.test(name));
  return files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const { name, hashes } = verifyShard(text);
    if (hashes.answers !== undefined) {
      const answers = readFileSync(join(folder, `${name}.txt`));
      expect(createHash('sha256').update(answers).digest('hex')).toBe(hashes.answers);
    }
    return text;
  });
}

/** Whether a shard in the folder has done some of its work, but not all. */
function isUnderWay(folder: string): boolean {
  const [part] = leftovers(folder).filter((name) => name.endsWith('.part.json'));
  if (part === undefined) return false;
  const { from, next } = JSON.parse(readFileSync(join(folder, part), 'utf8')) as {
    readonly [name: string]: unknown;
  };
  return next !== from;
}

function startShard(args: readonly string[], folder: string): ChildProcess {
  const words = [COMMAND, ...args, '--workers', '1', '--checkpoint', '0.05'];
  return spawn(process.execPath, [...words, '--shard', '1/1', '--out', folder], {
    env: environment({}),
    stdio: 'ignore',
  });
}

describe.each(JOBS)(`%s, seed ${SEED}`, (_, argsOf) => {
  test(`by SIGKILL and SIGTERM at ${MOMENTS} random moments`, async () => {
    const args = argsOf();
    const whole = temporaryFolder();
    const begun = performance.now();
    const [status] = (await once(startShard(args, whole), 'exit')) as [number];
    const duration = performance.now() - begun;
    expect(status).toBe(0);
    const [expected = ''] = resultsIn(whole);

    let resumed = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const folder = temporaryFolder();
      const signal = moment % 2 === 0 ? 'SIGKILL' : 'SIGTERM';
      // Killed twice, so that the resumed run is also killed.
      for (const share of [0.2 + random.below(700) / 1000, random.below(900) / 1000]) {
        const child = startShard(args, folder);
        const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
        await Promise.race([exit, setTimeout(duration * share)]);
        child.kill(signal);
        const [code, by] = await exit;
        // Before the command handles signals, the system's default ends it.
        expect([0, 143, null]).toContain(code);
        if (code === null) expect(by).toBe(signal);
        resultsIn(folder);
        resumed += Number(isUnderWay(folder));
      }
      const [again] = (await once(startShard(args, folder), 'exit')) as [number];
      expect(again).toBe(0);
      const [found = ''] = resultsIn(folder);
      expect(verifyShard(found).digest).toBe(verifyShard(expected).digest);
      expect(leftovers(folder)).toEqual([]);
    }
    // Otherwise only restarts from the beginning would be tested.
    expect(resumed).toBeGreaterThan(MOMENTS / 2);
  });
});

test('two processes on each of many shards, all at once', async () => {
  const folder = temporaryFolder();
  const places = Array.from({ length: 16 }, (_, i) => `${(i >> 1) + 1}/8`);
  const runs = places.map((place) =>
    run(['primes', '0', '10^7', '--shard', place, '--out', folder, '--workers', '1']),
  );
  for (const { status, stderr } of await Promise.all(runs)) {
    expect({ status, stderr }).toMatchObject({ status: 0 });
  }
  expect(leftovers(folder)).toEqual([]);
  const merged = mergeShards(resultsIn(folder));
  expect(merged.complete && merged.sums.count).toBe(664_579n);
});
