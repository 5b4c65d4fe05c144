// Every listed way to break the sieve, one line at a time, is caught.

import { expect, test } from 'vitest';
import { compileMutant } from '../mutants/mutants.js';
import { LAST_CASE, mistakeOfSieve, SIEVE_MUTANTS } from '../mutants/sieve-mutants.js';

test('the unmodified sieve gets every case right', async () => {
  expect(await mistakeOfSieve(await compileMutant(undefined, 'sieve'), [LAST_CASE])).toBe(
    undefined,
  );
});

test.each(SIEVE_MUTANTS.map((mutant) => [mutant.name, mutant] as const))(
  '%s',
  async (_, mutant) => {
    expect(await mistakeOfSieve(await compileMutant(mutant, 'sieve'), [LAST_CASE])).toBeDefined();
  },
);
