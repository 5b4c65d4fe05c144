// Every mutant of the prover and of the checker of certificates, by the fast tests of them.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { SOURCE_MUTANTS } from '../mutants/all-source-mutants.js';

const FILES = ['verify', 'parts', 'class-polynomial', 'curve', 'formats', 'prove'];

function statusOfTests(mutant: string): number | null {
  const files = FILES.map((name) => `test/proof/${name}.test.ts`);
  const words = ['vitest', 'run', '--config', 'test/mutants/sources.config.ts', '--bail', '1'];
  const env = { ...process.env, MUTANT: mutant };
  const { status, stderr } = spawnSync('npx', [...words, ...files], { env, encoding: 'utf8' });
  expect(stderr).not.toContain('does not fit any more');
  return status;
}

test('the sources as they are pass', () => {
  expect(statusOfTests('none')).toBe(0);
});

test.each([...SOURCE_MUTANTS.keys()])('%s is caught', (name) => {
  expect(statusOfTests(name)).toBe(1);
});
