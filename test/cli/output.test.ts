// Answers in a file, which appears once it is complete.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ended, environment, lines, run, start } from '../support/command.js';
import { command, temporaryFolder } from '../support/shards.js';

describe('--output', () => {
  test.each([
    ['primes', '0', '200000'],
    ['primes', '0', '1000', '--tuplets', '2'],
    ['primes', '0', '1000', '--json'],
    ['factor', '12', `${2n ** 67n - 1n}`],
  ])('gets what would be printed: %s %s %s', async (...words) => {
    const folder = temporaryFolder();
    const path = join(folder, 'answers');
    const { stdout } = await run(words);
    expect(await run([...words, '--output', path])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(path, 'utf8')).toBe(stdout);
    expect(readdirSync(folder)).toEqual(['answers']);
  });

  test('replaces a file once the answers are complete, without colours', async () => {
    const path = join(temporaryFolder(), 'answers');
    writeFileSync(path, 'before');
    const { stderr } = await run(['check', '--summary', '--output', path], '7\n8\n', {
      FORCE_COLOR: '1',
    });
    expect(lines(readFileSync(path, 'utf8'))).toHaveLength(2);
    expect(readFileSync(path, 'utf8')).not.toContain('\x1b');
    expect(stderr).toMatch(/^complete +yes$/m);
  });

  test('keeps the old file if a line is bad', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'answers');
    writeFileSync(path, 'before');
    const { status, stderr } = await run(['check', '--summary', '--output', path], '7\n8\nnine\n');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^complete +no$/m);
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['answers']);
  });

  test.each(['SIGINT', 'SIGKILL'] as const)('leaves no file after %s', async (signal) => {
    const folder = temporaryFolder();
    const path = join(folder, 'answers');
    const child = start(['primes', '0', '10^12', '--output', path], environment({}));
    const end = ended(child);
    while (readdirSync(folder).length === 0 && child.exitCode === null) await setTimeout(20);
    child.kill(signal);
    const { status, stderr } = await end;
    expect(status).toBe(signal === 'SIGINT' ? 130 : null);
    expect(existsSync(path)).toBe(false);
    if (signal === 'SIGINT') {
      expect(stderr).toContain('is not written: interrupted');
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test('is an error if the file cannot be written', async () => {
    const { status, stderr } = await run(['primes', '0', '9', '--output', 'no/such/folder']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^primepool: ENOENT/);
  });

  test('cannot be used with shards', async () => {
    const shard = ['--shard', '1/2', '--out', 'nowhere', '--output', 'x'];
    const run = command('primes', '0', '9', ...shard);
    await expect(run).rejects.toThrow('--output cannot be used with --shard: pass it to merge');
  });
});
