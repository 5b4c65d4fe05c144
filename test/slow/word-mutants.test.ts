// Every kernel with one line broken is caught by the cases.

import { expect, test } from 'vitest';
import { compileMutant, mistakeOf } from '../mutants/mutants.js';
import { evidence, MUTANTS } from '../mutants/word-mutants.js';

const EVIDENCE = evidence();

test('the unmodified kernel gets every case right', async () => {
  expect(await mistakeOf(await compileMutant(), EVIDENCE)).toBe(undefined);
});

test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
  expect(await mistakeOf(await compileMutant(mutant), EVIDENCE)).toBeDefined();
});
