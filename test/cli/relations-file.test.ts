// An interrupted factorisation is continued by the same command.

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { run, start } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'primepool-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** RSA-59. */
const N = 71641520761751435455133616475667090434063332228247871795429n;
const ANSWER = `${N}: 200429218120815554269743635437 357440504101388365610785389017\n`;

test.each(['SIGINT', 'SIGKILL'] as const)('after %s', async (signal) => {
  const file = join(folder, signal);
  const args = ['factor', `${N}`, '--relations', file];
  const child = start(args);
  const exit = once(child, 'exit');
  await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(100_000), { timeout: 30_000 });
  child.kill(signal);
  await exit;
  const before = readFileSync(file, 'latin1');
  expect(before.endsWith('\n')).toBe(true);
  // A crash may cut the last line.
  writeFileSync(file, '123: 2 3', { flag: 'a' });
  expect(await run(args)).toEqual({ status: 0, stdout: ANSWER, stderr: '' });
  const after = readFileSync(file, 'latin1');
  expect(after.startsWith(before)).toBe(true);
  expect(after).not.toContain('123: 2 3');
  const lines = after.trimEnd().split('\n');
  expect(new Set(lines).size).toBe(lines.length);
});

test('refuses a file of something else, a missing folder and a second integer', async () => {
  const other = join(folder, 'other');
  writeFileSync(other, 'my thesis');
  const refused = await run(['factor', `${N}`, '--relations', other]);
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain('line 1');
  expect(readFileSync(other, 'utf8')).toBe('my thesis');
  const nowhere = await run(['factor', `${N}`, '--relations', join(folder, 'no', 'file')]);
  expect(nowhere).toMatchObject({ status: 2, stdout: '' });
  const two = await run(['factor', '6', '7', '--relations', other]);
  expect(two).toMatchObject({ status: 2, stdout: '' });
});
