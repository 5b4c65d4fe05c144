// Every answer is exact, by whichever door of one thread a number comes in.

import { describe, expect, test } from 'vitest';
import { LOCAL_DOORS } from './support/doors.js';
import { FULL_SIZE, families, numbersBelow, union } from './support/families.js';
import { wrongThrough } from './support/verdicts.js';

const hard = families(FULL_SIZE);
const cases = [numbersBelow(1_000_000), union('all hard cases', hard)];

test('among the cases are 100,000 strong pseudoprimes to base 2', () => {
  const { numbers } = hard.find(({ name }) => name.startsWith('strong')) ?? { numbers: [] };
  expect(new Set(numbers).size).toBeGreaterThanOrEqual(100_000);
});

for (const door of LOCAL_DOORS) {
  describe(door.name, () => {
    for (const family of cases) {
      test(family.name, async () => {
        expect(await wrongThrough(door, family)).toEqual([]);
      });
    }
  });
}
