// The sieve of one integer reuses the instance that the previous one left.

import { expect, test } from 'vitest';
import { divisorBySieve } from '../../src/factor/quadratic/divisor.js';
import { finish } from '../../src/steps/steps.js';

const SIZES = [
  [2n ** 61n - 1n, 2n ** 64n + 13n],
  [2n ** 31n - 1n, 2n ** 61n - 1n],
  [4398046511093n, 2199023255531n],
] as const;

test('integers of any size, in sequence, at the same time, and after an abandoned one', () => {
  for (let round = 0; round < 2; round++) {
    for (const primes of [...SIZES, ...[...SIZES].reverse()]) {
      const n = primes[0] * primes[1];
      expect(primes).toContain(finish(divisorBySieve(n)));
      const given = divisorBySieve(n);
      for (let step = 0; step < 5; step++) given.next();
      given.return(0n);
    }
    const under = SIZES.map(([p, q]) => divisorBySieve(p * q));
    const found = new Map<number, bigint>();
    while (found.size < under.length) {
      under.forEach((steps, i) => {
        const { done, value } = steps.next();
        if (done && value !== undefined) found.set(i, value);
      });
    }
    SIZES.forEach((primes, i) => {
      expect(primes).toContain(found.get(i));
    });
  }
});
