// The command's parser of lines against a slow and simple one, with hundreds of thousands of cases.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expected, lineCases, longLineCases, parsed } from '../support/line-cases.js';
import { SEED } from '../support/random.js';

test(`any text in any pieces, seed ${SEED}`, () => {
  fc.assert(
    fc.property(lineCases, (some) => {
      expect(parsed(some)).toEqual(expected(some));
    }),
    { seed: SEED, numRuns: 200_000 },
  );
});

test(`words and lines near their maximum length, seed ${SEED}`, () => {
  fc.assert(
    fc.property(longLineCases, (some) => {
      expect(parsed(some)).toEqual(expected(some));
    }),
    { seed: SEED, numRuns: 1000 },
  );
});
