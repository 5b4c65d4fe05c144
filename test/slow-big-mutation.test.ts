// Every big kernel with one line broken is caught by the cases.

import { expect, test } from 'vitest';
import { BIG_BUILDS } from './support/big-kernels.js';
import { BIG_MUTANTS, bigMistakeOf, compileBigMutant } from './support/big-mutants.js';

test('the big kernel as it is gets every case right', async () => {
  expect(bigMistakeOf(await compileBigMutant())).toBe(undefined);
});

/** Those in what only the fused variant has need an engine that runs it, as Node 22 and later. */
const MUTANTS = BIG_MUTANTS.filter(({ fused }) => !fused || BIG_BUILDS.includes('fused'));

test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
  expect(bigMistakeOf(await compileBigMutant(mutant))).toBeDefined();
});
