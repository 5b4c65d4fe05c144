// Runs the fast tests of proofs with one place in the sources broken.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { nameOf } from './all-source-mutants.js';
import type { SourceMutant } from './source-mutants.js';

const FILES = ['verify', 'parts', 'class-polynomial', 'curve', 'formats', 'prove'];

function statusOfTests(mutant: string): number | null {
  const files = FILES.map((name) => `test/proof/${name}.test.ts`);
  const words = ['vitest', 'run', '--config', 'test/mutants/sources.config.ts', '--bail', '1'];
  const env = { ...process.env, MUTANT: mutant };
  const { status, stderr } = spawnSync('npx', [...words, ...files], { env, encoding: 'utf8' });
  expect(stderr).not.toContain('does not fit any more');
  return status;
}

/** Defines tests that each mutant is caught, and that the unmodified sources pass. */
export function testMutants(mutants: readonly SourceMutant[]): void {
  test('the unmodified sources pass', () => {
    expect(statusOfTests('none')).toBe(0);
  });

  test.each(mutants.map(nameOf))('%s is caught', (name) => {
    expect(statusOfTests(name)).toBe(1);
  });
}
