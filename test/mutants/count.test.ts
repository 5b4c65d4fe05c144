// The tests of counts can fail: some of the kernels that are broken on purpose. All are in
// test/slow.

import { afterAll, describe, expect, test } from 'vitest';
import { count } from '../../src/wasm/count.js';
import { COUNT_MUTANTS, countMistakeOf } from './count-mutants.js';
import { compileMutant } from './mutants.js';

// Other tests run on the same thread.
afterAll(() => count.use(count.module()));

test('the kernel as it is gets every case right', async () => {
  expect(countMistakeOf(await compileMutant(undefined, 'count'))).toBe(undefined);
});

describe('a broken kernel is caught', () => {
  const some = COUNT_MUTANTS.filter((_, place) => place % 14 === 0);
  test.each(some.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    expect(countMistakeOf(await compileMutant(mutant, 'count'))).toBeDefined();
  });
});
