// The tests of counts can fail: some of the kernels that are broken on purpose. All are in
// test/slow.

import { describe, expect, test } from 'vitest';
import { COUNT_MUTANTS, countMistakeOf } from './count-mutants.js';
import { compileMutant } from './mutants.js';

test('the kernel as it is gets every case right', async () => {
  expect(countMistakeOf(await compileMutant(undefined, 'count'))).toBe(undefined);
});

describe('a broken kernel is caught', () => {
  const some = COUNT_MUTANTS.filter((_, place) => place % 14 === 0);
  test.each(some.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    expect(countMistakeOf(await compileMutant(mutant, 'count'))).toBeDefined();
  });
});
