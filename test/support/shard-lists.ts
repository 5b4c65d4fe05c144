// Lists as people write them, and their answers in shards.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isPrimeOfAnySize } from '../oracle/bigint-primality.js';
import { run } from './command.js';
import { SLOW } from './extent.js';
import { Random } from './random.js';
import { command, leftovers, temporaryFolder } from './shards.js';

/** The numbers of shards tried. Each must equal one run. */
export const COUNTS = SLOW ? [1, 2, 7, 64] : [1, 7];

const random = new Random();

export interface List {
  readonly name: string;
  readonly numbers: readonly bigint[];
  write(numbers: readonly bigint[]): string;
}

const mixed = random.shuffled([
  ...Array.from({ length: 20 }, (_, i) => BigInt(i) - 3n),
  ...Array.from({ length: 25 }, () => random.bits(1 + random.below(64))),
  ...[2n ** 64n - 59n, 2n ** 64n + 13n, 2n ** 89n - 1n, 2n ** 127n + 1n],
]);

export const LISTS: readonly List[] = [
  { name: 'CRLF, no final newline', numbers: mixed, write: (ns) => ns.join('\r\n') },
  {
    name: 'blank lines, spaces, signs, zeros',
    numbers: mixed,
    write: (ns) => ns.map((n) => (n < 0n ? `\n -0${-n}\n` : `\n\n  +00${n} \n`)).join(''),
  },
  { name: 'fewer lines than shards', numbers: [7n, 9n], write: (ns) => ns.join('\n') },
  { name: 'nothing', numbers: [], write: () => '' },
  { name: 'lines', numbers: mixed, write: (ns) => ns.map((n) => `${n}\n`).join('') },
  { name: 'a byte order mark', numbers: mixed, write: (ns) => `\ufeff${ns.join('\n')}` },
  { name: 'a long line', numbers: [7n], write: (ns) => `${'0'.repeat(300)}${ns[0]}` },
  { name: 'only blank lines', numbers: [], write: () => '\n\n \n' },
];

export function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'list');
  writeFileSync(path, text);
  return path;
}

/** All shards of a job in random order, into a new folder. */
export async function runShards(args: readonly string[], shards: number): Promise<string> {
  const folder = temporaryFolder();
  const places = Array.from({ length: shards }, (_, i) => i + 1);
  for (const place of random.shuffled(places)) {
    const outcome = await command(...args, '--shard', `${place}/${shards}`, '--out', folder);
    expect(outcome).toMatchObject({ exitCode: undefined });
  }
  expect(leftovers(folder)).toEqual([]);
  return folder;
}

/** The lines that a job writes in shards. */
export async function linesInShards(args: readonly string[], shards: number): Promise<string> {
  const folder = await runShards(args, shards);
  const output = join(folder, 'output');
  const merged = await command('merge', folder, '--output', output);
  expect(merged).toMatchObject({ exitCode: undefined, stderr: '' });
  return readFileSync(output, 'utf8');
}

/** Checks a list in these numbers of shards, and compares with an oracle. */
export async function checkInShards(
  { numbers, write }: List,
  counts: readonly number[],
): Promise<void> {
  const path = fileOf(write(numbers));
  const rows = numbers.map((n) => `${n}${isPrimeOfAnySize(n) ? ' P' : ''}\n`).join('');
  const objects = numbers.map((n) => {
    const prime = isPrimeOfAnySize(n);
    // A prime of 2^64 or more is proved only if it has a special form, as the Mersenne prime here.
    const probable = prime && n > 2n ** 64n && n !== 2n ** 89n - 1n;
    return JSON.stringify({ n: String(n), prime, ...(probable && { probable }) });
  });
  for (const shards of counts) {
    expect(await linesInShards(['check', '--input', path], shards), `${shards} shards`).toBe(rows);
  }
  const json = await linesInShards(['check', '--input', path, '--json'], counts.at(-1) ?? 1);
  expect(json).toBe(objects.map((object) => `${object}\n`).join(''));
}

/** Factors a list in these numbers of shards, and compares with one run. */
export async function factorInShards(
  { numbers, write }: List,
  counts: readonly number[],
): Promise<void> {
  const path = fileOf(write(numbers.map((n) => (n < 1n ? 1n : n))));
  const whole = await run(['factor', '--exponents'], readFileSync(path, 'utf8'));
  for (const shards of counts) {
    const found = await linesInShards(['factor', '--exponents', '--input', path], shards);
    expect(found, `${shards} shards`).toBe(whole.stdout);
  }
}
