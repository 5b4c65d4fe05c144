// Every kernel that counts with one line broken is caught by the cases.

import { expect, test } from 'vitest';
import { COUNT_MUTANTS, countMistakeOf } from '../mutants/count-mutants.js';
import { compileMutant } from '../mutants/mutants.js';

test('the unmodified kernel gets every case right', async () => {
  expect(countMistakeOf(await compileMutant(undefined, 'count'))).toBe(undefined);
});

test.each(COUNT_MUTANTS.map((mutant) => [mutant.name, mutant] as const))(
  '%s',
  async (_, mutant) => {
    expect(countMistakeOf(await compileMutant(mutant, 'count'))).toBeDefined();
  },
);
