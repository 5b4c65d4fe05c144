// Each family of hard cases on its own, so that a failure shows which kind of number is wrong; and
// properties of random numbers, with lists of any kind.

import fc from 'fast-check';
import { arePrime, check, isPrime } from 'primepool';
import { describe, expect, test } from 'vitest';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { families, numbersBelow, SMALL_SIZE } from '../oracle/families.js';
import { DOORS } from '../support/doors.js';
import { SEED } from '../support/random.js';
import { wrongThrough, wrongVerdicts } from '../support/verdicts.js';

const small = families(SMALL_SIZE);

for (const family of small) {
  describe(family.name, () => {
    for (const door of DOORS) {
      test(door.name, async () => {
        expect(await wrongThrough(door, family)).toEqual([]);
      });
    }
  });
}

describe(`random numbers, seed ${SEED}`, () => {
  const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  const safe = fc.maxSafeNat();

  test('isPrime says what BigInt arithmetic says', () => {
    fc.assert(
      fc.property(u64, (n) => isPrime(n) === isPrimeBigInt(n)),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test('a number and the bigint of the same value are decided alike', () => {
    fc.assert(
      fc.property(safe, (n) => isPrime(n) === isPrime(BigInt(n))),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test('both methods agree', () => {
    const halfSize = fc.bigInt({ min: 0n, max: 2n ** 44n });
    fc.assert(
      fc.property(halfSize, (n) => check(n, { method: 'trial-division' }).prime === isPrime(n)),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('a product of two factors above 1 is not prime', () => {
    const factor = fc.bigInt({ min: 2n, max: 2n ** 32n - 1n });
    fc.assert(
      fc.property(factor, factor, (a, b) => !isPrime(a * b)),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test('arePrime of a list says what isPrime says of each, negative ones included', () => {
    const integer = fc.oneof(u64, safe, fc.maxSafeInteger(), fc.bigInt({ max: -1n }));
    fc.assert(
      fc.property(fc.array(integer, { maxLength: 100 }), (ns) => {
        expect(Array.from(arePrime(ns), Boolean)).toEqual(ns.map((n) => isPrime(n)));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

test('the two oracles agree', () => {
  const { numbers, prime } = numbersBelow(100_000);
  expect(wrongVerdicts(numbers, numbers.map(isPrimeBigInt), prime)).toEqual([]);
});
