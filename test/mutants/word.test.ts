// The tests can fail: kernels with one line broken, each of which the cases must catch. These are
// some of them; slow-mutation.test.ts has them all.

import { describe, expect, test } from 'vitest';
import { compileMutant, mistakeOf } from './mutants.js';
import { evidence, MUTANTS } from './word-mutants.js';

const EVIDENCE = evidence();

test('the kernel as it is gets every case right', async () => {
  expect(await mistakeOf(await compileMutant(), EVIDENCE)).toBe(undefined);
});

describe('a broken kernel is caught', () => {
  const some = MUTANTS.filter((_, place) => place % 14 === 0);
  test.each(some.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    expect(await mistakeOf(await compileMutant(mutant), EVIDENCE)).toBeDefined();
  });
});
