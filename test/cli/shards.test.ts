// Shards by the command: any number of them, in any order, equals one run byte for byte.

import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ended, start } from '../support/command.js';
import { SLOW, some } from '../support/extent.js';
import { SEED } from '../support/random.js';
import {
  COUNTS,
  checkInShards,
  factorInShards,
  fileOf,
  LISTS,
  linesInShards,
  runShards,
} from '../support/shard-lists.js';
import { command, leftovers, temporaryFolder } from '../support/shards.js';

describe(`in shards as in one run, seed ${SEED}`, () => {
  test.each([
    ['count', '1000', '200000'],
    ['count', '0'],
    ['count', '10', '2'],
    ['count', '10^12', '10^12+3000', '--tuplets', '2'],
    ['count', '0', '1000', '--tuplets', '3'],
    ['count', '0', '300', '--tuplets', '4'],
    ['count', '0', '200', '--tuplets', '5'],
    ['count', '0', '30', '--tuplets', '6'],
    ['count', '2^64-2000', '2^64-1'],
  ])('%s %s %s %s %s', async (...args) => {
    const words = args.filter((word) => word !== undefined);
    const whole = await command(...words);
    for (const shards of COUNTS) {
      const merged = await command('merge', await runShards(words, shards));
      expect(merged, `${shards} shards`).toEqual(whole);
    }
  });

  test.each([
    ['primes', '0', '3000'],
    ['primes', '2^64-2000', '2^64-1'],
    ['primes', '90', '96'],
    ['primes', '0', '3000', '--json'],
    ['primes', '0', '2000', '--tuplets', '2'],
    ['primes', '0', '2000', '--tuplets', '3', '--json'],
  ])('%s %s %s %s %s %s', async (...args) => {
    const words = args.filter((word) => word !== undefined);
    const { stdout } = await command(...words);
    for (const shards of COUNTS) {
      expect(await linesInShards(words, shards), `${shards} shards`).toBe(stdout);
    }
  });

  const SHARDS = SLOW ? 7 : 3;

  // Each of these shards starts a worker, so that all lists in all numbers of shards are slow.
  test.each(some(LISTS.slice(0, 4), 2))('check: $name', (list) => checkInShards(list, [SHARDS]));

  test.each(some(LISTS.slice(0, 4), 2))('factor: $name', (list) => factorInShards(list, [SHARDS]));

  test('check: totals, and by trial division', async () => {
    const path = fileOf('2\n3\n4\n5\n');
    const args = ['check', '--input', path, '--method', 'trial-division'];
    const { stdout } = await command('merge', await runShards(args, 3));
    expect(stdout).toBe('complete: lines 4, primes 3\n');
  });
});

describe('a shard', () => {
  const args = ['primes', '0', '1000', '--shard', '2/3', '--out'];

  test('that is done is not computed again', async () => {
    const folder = temporaryFolder();
    const first = await command(...args, folder);
    const path = first.stdout.trim();
    const before = statSync(path);
    const second = await command(...args, folder);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toContain('is already done');
    expect(statSync(path)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test('has the same bytes wherever it runs, except for who computed it', async () => {
    const [a, b] = [temporaryFolder(), temporaryFolder()];
    const one = (await command(...args, a, '--workers', '1')).stdout.trim();
    const two = (await command(...args, b, '--workers', '2')).stdout.trim();
    const texts = [one, two].map((path) =>
      readFileSync(path, 'utf8').replace(/"by": \{[^}]*\}/, ''),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toContain(a);
  });

  test('that two processes compute at the same time is stored once, and both succeed', async () => {
    const folder = temporaryFolder();
    const words = [
      'primes',
      '10^12',
      SLOW ? '10^12+2*10^7' : '10^12+10^6',
      '--shard',
      '1/2',
      '--out',
      folder,
    ];
    const both = await Promise.all([start(words), start(words)].map(ended));
    for (const { status, stdout } of both) {
      expect(status).toBe(0);
      expect(stdout).toBe(both[0]?.stdout);
    }
    expect(leftovers(folder)).toEqual([]);
    const second = await command(...words.slice(0, 3), '--shard', '2/2', '--out', folder);
    expect(second.exitCode).toBe(undefined);
    expect((await command('merge', folder)).stdout).toMatch(/^complete: count \d+\n$/);
  });
});
