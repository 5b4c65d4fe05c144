// Every answer is exact, through every entry point of a pool.

import { describe, expect, test } from 'vitest';
import { families, numbersBelow, SMALL_SIZE, union } from '../oracle/families.js';
import { POOL_DOORS } from '../support/doors.js';
import { wrongThrough } from '../support/verdicts.js';

const cases = [numbersBelow(100_000), union('all hard cases', families(SMALL_SIZE))];

for (const door of POOL_DOORS) {
  describe(door.name, () => {
    for (const family of cases) {
      test(family.name, async () => {
        expect(await wrongThrough(door, family)).toEqual([]);
      });
    }
  });
}
