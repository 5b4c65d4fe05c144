// Integers of 2^64 and more, through every entry point, and among smaller ones.

import { check, isPrime } from 'primepool';
import { describe, expect, test } from 'vitest';
import { isPrimeOfAnySize, isStrongProbablePrime } from '../oracle/bigint-primality.js';
import { families, SMALL_SIZE, union } from '../oracle/families.js';
import { bigFamilies, MERSENNE_EXPONENTS, STRONG_PSEUDOPRIMES } from '../oracle/large-numbers.js';
import { DOORS } from '../support/doors.js';
import { SLOW } from '../support/extent.js';
import { filterFamily, wrongThrough } from '../support/verdicts.js';

const big = bigFamilies();
const all = union('all large numbers', big);

test('the pseudoprimes have the stated properties', () => {
  for (const n of STRONG_PSEUDOPRIMES) {
    expect(isStrongProbablePrime(n, 2n) && isStrongProbablePrime(n, 29n), `${n}`).toBe(true);
  }
});

describe('isPrime', () => {
  test.each(big.map((family) => [family.name, family] as const))('%s', (_name, family) => {
    const wrong = family.numbers.filter((n, place) => isPrime(n) !== family.prime[place]);
    expect(wrong).toEqual([]);
  });

  test('among the families are primes and composites by the hundred', () => {
    expect(all.prime.filter((prime) => prime).length).toBeGreaterThan(100);
    expect(all.prime.filter((prime) => !prime).length).toBeGreaterThan(1000);
  });
});

describe('mixed with small ones, in any order', () => {
  // The longest ones would take most of the time, at every entry point.
  const large = filterFamily(all, (n) => n < 2n ** (SLOW ? 600n : 200n));
  const mixed = interleaved(union('small and large', [...families(SMALL_SIZE).slice(0, 3), large]));
  test.each(DOORS.map((door) => [door.name, door] as const))('%s', async (_name, door) => {
    expect(await wrongThrough(door, mixed)).toEqual([]);
  });
});

describe('what is proved', () => {
  test('is everything below 2^64, composites, and special forms', () => {
    const proved = [
      97n,
      2n ** 64n - 59n,
      2n ** 64n + 12n,
      ...STRONG_PSEUDOPRIMES,
      ...MERSENNE_EXPONENTS.map((p) => 2n ** BigInt(p) - 1n),
      3n * 2n ** 534n + 1n,
      2n ** 128n + 1n,
    ];
    for (const n of proved) expect(check(n), `${n}`).not.toHaveProperty('probable');
  });

  test('is not any other prime', () => {
    for (const n of [2n ** 64n + 13n, 10n ** 30n + 57n, 2n ** 255n - 19n]) {
      expect(isPrimeOfAnySize(n)).toBe(true);
      expect(check(n), `${n}`).toMatchObject({ prime: true, probable: true });
    }
  });
});

/** The same cases, each large one after some small ones. */
function interleaved({ name, numbers, prime }: typeof all): typeof all {
  const order = numbers
    .map((_, place) => place)
    .sort((a, b) => ((a * 7919) % 65_537) - ((b * 7919) % 65_537));
  return {
    name,
    numbers: order.map((place) => numbers[place] ?? 0n),
    prime: order.map((place) => prime[place] === true),
  };
}
