// The tests can fail: sieves with one line broken, each of which the cases must catch. These are
// some of them; slow/sieve-mutants.test.ts has them all.

import { describe, expect, test } from 'vitest';
import { compileMutant } from './mutants.js';
import { mistakeOfSieve, SIEVE_MUTANTS } from './sieve-mutants.js';

test('the sieve as it is gets every case right', async () => {
  expect(await mistakeOfSieve(await compileMutant(undefined, 'sieve'))).toBe(undefined);
});

describe('a broken sieve is caught', () => {
  const some = SIEVE_MUTANTS.filter((_, place) => place % 8 === 0);
  test.each(some.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    expect(await mistakeOfSieve(await compileMutant(mutant, 'sieve'))).toBeDefined();
  });
});
