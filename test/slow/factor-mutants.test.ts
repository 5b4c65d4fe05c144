// Every mutant of the kernel of factoring.

import { describe, expect, test } from 'vitest';
import { FACTOR_MUTANTS, factorEvidence, factorMistakeOf } from '../mutants/factor-mutants.js';
import { compileMutant } from '../mutants/mutants.js';

const EVIDENCE = factorEvidence();

test('the unmodified kernel gets every case right, and its methods find enough', async () => {
  expect(await factorMistakeOf(await compileMutant(undefined, 'factor'), EVIDENCE)).toBe(undefined);
});

describe('a broken kernel is caught', () => {
  const some = FACTOR_MUTANTS;
  test.each(some.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    expect(await factorMistakeOf(await compileMutant(mutant, 'factor'), EVIDENCE)).toBeDefined();
  });
});
