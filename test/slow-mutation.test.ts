// Every kernel with one line broken is caught by the cases.

import { expect, test } from 'vitest';
import { evidence, MUTANTS } from './support/mutant-list.js';
import { compileMutant, mistakeOf } from './support/mutants.js';

const EVIDENCE = evidence();

test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
  expect(await mistakeOf(await compileMutant(mutant), EVIDENCE)).toBeDefined();
});
