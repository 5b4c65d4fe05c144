// Published counts: OEIS A006880, A007508 and the tables of Nicely and Oliveira e Silva.

import { describe, expect, test } from 'vitest';
import { countSteps } from '../../src/sieve/count.js';
import { primeGaps } from '../../src/sieve/prime-gaps.js';
import { countPrimeTuplets } from '../../src/sieve/prime-tuplets.js';
import type { TupletName } from '../../src/sieve/tuplet-patterns.js';
import { finish } from '../../src/steps/steps.js';

describe('π(10^k), A006880', () => {
  const counts = [0, 4, 25, 168, 1229, 9592, 78498, 664579, 5761455, 50847534];
  test.each([...counts.entries()])('k = %i', (k, count) => {
    expect(finish(countSteps(0n, 10n ** BigInt(k)))).toBe(BigInt(count));
  });
});

describe('windows', () => {
  test.each([
    [10n ** 12n, 10n ** 12n + 10n ** 9n, 36190991n],
    [10n ** 15n, 10n ** 15n + 10n ** 8n, 2893937n],
    [2n ** 64n - 1n - 10n ** 7n, 2n ** 64n - 1n, 225271n],
  ])('from %i to %i', (from, to, count) => {
    expect(finish(countSteps(from, to))).toBe(count);
  });
});

describe('tuplets below 10^8', () => {
  const counts: readonly (readonly [TupletName, number])[] = [
    ['twins', 440312],
    ['triplets', 111156],
    ['quadruplets', 4768],
    ['quintuplets', 1383],
    ['sextuplets', 82],
  ];
  test.each(counts)('%s', (name, count) => {
    expect(countPrimeTuplets(0, 10 ** 8, name)).toBe(count);
  });
});

describe('greatest gaps, A002386', () => {
  test.each([
    [1693182318746371n, 1132],
    [804212830686677669n, 1442],
    [17678654157568189057n, 1530],
    [18361375334787046697n, 1550],
  ])('after %i', (from, gap) => {
    const { greatest } = primeGaps(from - 10_000n, from + 10_000n);
    expect(greatest).toEqual({ gap, from, to: from + BigInt(gap) });
  });
});
