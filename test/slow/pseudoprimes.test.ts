import { expect, test } from 'vitest';
import { primesBelow } from '../oracle/sieve.js';
import { doors, limited } from '../tests/doors.js';

const LIMIT = 1_000_000;

/** Odd composites below 10^6 that pass: Math::Prime::Util 0.73 and the OEIS. */
const COUNTS: Readonly<Record<keyof typeof doors, number>> = {
  fermat: 245,
  euler: 142,
  eulerJacobi: 114,
  eulerPlumb: 82,
  strong: 46,
  lucas: 219,
  strongLucas: 58,
  extraStrongLucas: 42,
  almostExtraStrongLucas: 48,
  fibonacciFrobenius: 56,
  frobenius: 0,
  frobeniusUnderwood: 0,
  perrin: 2,
  restrictedPerrin: 0,
  bpsw: 0,
};

test.each(Object.entries(COUNTS))('%s: %i below 10^6, and every prime', (name, count) => {
  const passing = limited(doors[name as keyof typeof doors], LIMIT);
  expect(passing.length).toBe(78_498 + count);
  const primes = new Set(primesBelow(LIMIT));
  expect(passing.filter((n) => primes.has(n)).length).toBe(78_498);
});
