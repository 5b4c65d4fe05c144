// Published products of two primes, on all cores: P. Zimmermann's RSA-59 and RSA-79, a challenge to
// those who claim a fast method. (The next, RSA-99, would take hours.)

import { PrimePool } from 'primepool';
import { expect, test } from 'vitest';

const NUMBERS = [
  {
    name: 'RSA-59',
    n: 71641520761751435455133616475667090434063332228247871795429n,
    factors: [200429218120815554269743635437n, 357440504101388365610785389017n],
  },
  {
    name: 'RSA-79',
    n: 7293469445285646172092483905177589838606665884410340391954917800303813280275279n,
    factors: [848184382919488993608481009313734808977n, 8598919753958678882400042972133646037727n],
  },
];

test.each(NUMBERS)('$name', async ({ n, factors }) => {
  expect(factors.reduce((product, prime) => product * prime)).toBe(n);
  await using pool = new PrimePool();
  const found = await pool.factor(n);
  expect(found.complete).toBe(true);
  expect(found.factors.map(({ prime, exponent }) => [prime, exponent])).toEqual(
    factors.map((prime) => [prime, 1]),
  );
});
