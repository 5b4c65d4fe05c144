// Every mutant of the checker of certificates, by the fast tests of it.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { CHECKER_MUTANTS } from '../mutants/checker-mutants.js';

function statusOfTests(mutant: string): number | null {
  const files = ['verify', 'prove', 'formats'].map((name) => `test/proof/${name}.test.ts`);
  const words = ['vitest', 'run', '--config', 'test/mutants/checker.config.ts', '--bail', '1'];
  const env = { ...process.env, MUTANT: mutant };
  const { status, stderr } = spawnSync('npx', [...words, ...files], { env, encoding: 'utf8' });
  expect(stderr).not.toContain('does not fit any more');
  return status;
}

test('the checker as it is passes', () => {
  expect(statusOfTests('none')).toBe(0);
});

test.each(CHECKER_MUTANTS.map(({ name }) => name))('%s is caught', (name) => {
  expect(statusOfTests(name)).toBe(1);
});
