// The families of polynomials of the quadratic sieve.

import { expect, test } from 'vitest';
import { sieveOf } from '../../src/factor/quadratic/divisor.js';

const N = (2n ** 61n - 1n) * (2n ** 64n + 13n);

test('a family finds the same relations whether others ran before it or not', () => {
  const after = sieveOf(N, 1);
  const alone = sieveOf(N, 1);
  // Draws the factors of the first families, but does not sieve with them.
  const { startFamily } = alone.kernel;
  const kernel: { startFamily: (factors: number) => void } = alone.kernel;
  for (let family = 0; family < 4; family++) {
    kernel.startFamily = () => undefined;
    const skipped = alone.family();
    skipped.next();
    skipped.return();
    expect([...after.family()].length).toBeGreaterThan(0);
  }
  kernel.startFamily = startFamily;
  expect([...after.family()]).toEqual([...alone.family()]);
});
