// Every n below 2^28, wide windows around every bound, and many random numbers.

import { describe, expect, test } from 'vitest';
import { FULL_SIZE, families, numbersBelow, union } from '../oracle/families.js';
import { strongBase2Pseudoprimes } from '../oracle/pseudoprimes.js';
import { sieve, sieveProgression } from '../oracle/sieve.js';
import { DOORS } from '../support/doors.js';
import { SEED } from '../support/random.js';
import { wrongThrough, wrongVerdicts } from '../support/verdicts.js';
import { loadKernel } from '../support/word-kernels.js';

const { decide, isPrimeDouble } = loadKernel('baseline');

test('every n below 2^28, as a double and in batches', () => {
  const limit = 2 ** 28;
  const primes = sieve(limit);
  const step = 2 ** 20;
  for (let start = 0; start < limit; start += step) {
    const ns = Array.from({ length: step }, (_, place) => BigInt(start + place));
    const expected = Array.from(primes.subarray(start, start + step), Boolean);
    expect(wrongVerdicts(ns, decide(ns), expected)).toEqual([]);
    const doubles = ns.map((n) => isPrimeDouble(Number(n)) === 1);
    expect(wrongVerdicts(ns, doubles, expected)).toEqual([]);
  }
});

describe('consecutive odd numbers', () => {
  const COUNT = 4_000_000;

  test.each([2 ** 31, 2 ** 32, 2 ** 33, 2 ** 34 - 4 * COUNT])('around %d', (centre) => {
    const start = centre - COUNT + 1;
    const expected = Array.from(sieveProgression(start, 2, COUNT), Boolean);
    const ns = Array.from({ length: COUNT }, (_, place) => BigInt(start + 2 * place));
    expect(wrongVerdicts(ns, decide(ns), expected)).toEqual([]);
  });
});

test('hundreds of thousands of strong pseudoprimes to base 2', () => {
  const ns = strongBase2Pseudoprimes(4_000_000);
  expect(ns.length).toBeGreaterThan(200_000);
  const composite = new Array(ns.length).fill(false);
  expect(wrongVerdicts(ns, decide(ns), composite)).toEqual([]);
});

for (const family of families({ pseudoprimeDensity: 2 ** 16, random: 100_000 })) {
  test(`${family.name} (seed ${SEED})`, () => {
    const { numbers, prime } = family;
    expect(wrongVerdicts(numbers, decide(numbers), prime)).toEqual([]);
  });
}

describe('by every entry point', () => {
  const hard = families(FULL_SIZE);
  const cases = [numbersBelow(1_000_000), union('all hard cases', hard)];

  test('among the cases are 100,000 strong pseudoprimes to base 2', () => {
    const { numbers } = hard.find(({ name }) => name.startsWith('strong')) ?? { numbers: [] };
    expect(new Set(numbers).size).toBeGreaterThanOrEqual(100_000);
  });

  describe.each(cases.map((family) => [family.name, family] as const))('%s', (_name, family) => {
    test.each(DOORS.map((door) => [door.name, door] as const))('%s', async (_door, door) => {
      expect(await wrongThrough(door, family)).toEqual([]);
    });
  });
});
