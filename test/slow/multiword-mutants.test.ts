// Every kernel for integers of several words with one line broken is caught by the cases.

import { expect, test } from 'vitest';
import {
  compileMultiwordMutant,
  MULTIWORD_MUTANTS,
  multiwordMistakeOf,
} from '../mutants/multiword-mutants.js';
import { MULTIWORD_BUILDS } from '../support/multiword-kernels.js';

test('the unmodified kernel gets every case right', async () => {
  expect(multiwordMistakeOf(await compileMultiwordMutant())).toBe(undefined);
});

/** Mutants of the fused variant need an engine that runs it, such as Node 22 and later. */
const MUTANTS = MULTIWORD_MUTANTS.filter(
  ({ fused }) => !fused || MULTIWORD_BUILDS.includes('fused'),
);

test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
  expect(multiwordMistakeOf(await compileMultiwordMutant(mutant))).toBeDefined();
});
