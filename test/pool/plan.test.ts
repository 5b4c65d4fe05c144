// How work is divided: pure functions, which are tested without workers.

import { describe, expect, test } from 'vitest';
import { expectedCost } from '../../src/jobs/costs.js';
import { firstPrime, searchCost } from '../../src/jobs/first-prime.js';
import { chunkBudget, isLong, isShared, isSmall, longestFirst } from '../../src/pool/plan.js';
import { CHUNK_DURATION, CHUNK_MINIMUM } from '../../src/pool/tunables.js';

describe('expectedCost', () => {
  test('of the fast method does not depend on the number', () => {
    expect(expectedCost(2n ** 64n - 1n, 'bpsw')).toBe(expectedCost(2n, 'bpsw'));
  });

  test('of trial division grows with the square root', () => {
    const growth =
      expectedCost(4n * 10n ** 16n, 'trial-division') / expectedCost(10n ** 16n, 'trial-division');
    expect(growth).toBeCloseTo(2, 3);
  });

  test.each(['bpsw', 'trial-division'] as const)('%s: is above 0 for every integer', (method) => {
    for (const n of [-(10n ** 30n), -1n, 0n, 1n, 2n, 3n, 4n, 2n ** 64n - 1n]) {
      expect(expectedCost(n, method), `${n}`).toBeGreaterThan(0);
      expect(expectedCost(n, method), `${n}`).toBeLessThan(10_000);
    }
  });

  test('numbers near 2^64 are small work by the fast method, and long by the other', () => {
    expect(isSmall(20 * expectedCost(2n ** 64n - 59n, 'bpsw'))).toBe(true);
    expect(isLong(expectedCost(2n ** 64n - 59n, 'bpsw'))).toBe(false);
    expect(isLong(expectedCost(2n ** 64n - 59n, 'trial-division'))).toBe(true);
    expect(isSmall(expectedCost(2n ** 64n - 59n, 'trial-division'))).toBe(false);
  });

  test('of a large number grows with its size and its rounds, and never decreases', () => {
    const sizes = [65, 128, 512, 2048, 8192, 131_072].map((bits) => 2n ** BigInt(bits) - 1n);
    const costs = sizes.map((n) => expectedCost(n, 'bpsw'));
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(costs[0]).toBeGreaterThan(expectedCost(2n ** 64n - 1n, 'bpsw'));
    expect(isSmall(costs[0] ?? 0)).toBe(true);
    expect(isLong(costs[3] ?? 0)).toBe(true);
    for (const [place, n] of sizes.entries()) {
      expect(expectedCost(n, 'bpsw', 'fips')).toBeGreaterThan(costs[place] ?? 0);
      expect(expectedCost(n, 'bpsw', 10)).toBeGreaterThan(expectedCost(n, 'bpsw', 9));
    }
  });

  test('no work at all is small', () => {
    expect(isSmall(0)).toBe(true);
  });
});

describe('longestFirst', () => {
  test('puts expensive items first, by cost, and leaves cheap ones in their order', () => {
    const items = [0.1, 5, 0.3, 50, 0.2, 7].map((cost) => ({ cost }));
    expect(longestFirst(items).map(({ cost }) => cost)).toEqual([50, 7, 5, 0.1, 0.3, 0.2]);
  });

  test('keeps every item once, and the list unchanged', () => {
    const items = Array.from({ length: 100 }, (_, id) => ({ id, cost: (id * 37) % 11 }));
    const before = [...items];
    expect(new Set(longestFirst(items))).toEqual(new Set(items));
    expect(longestFirst(items)).toHaveLength(items.length);
    expect(items).toEqual(before);
  });

  test('keeps the order of items that cost the same', () => {
    const items = Array.from({ length: 20 }, (_, id) => ({ id, cost: 5 }));
    expect(longestFirst(items)).toEqual(items);
    expect(longestFirst([])).toEqual([]);
  });
});

describe('isShared', () => {
  test('is true for an expensive number that would leave workers idle', () => {
    expect(isShared(20, 20, 2)).toBe(true);
    expect(isShared(20, 39, 2)).toBe(true);
    expect(isShared(20, 40, 2)).toBe(false);
    expect(isShared(20, 40, 3)).toBe(true);
  });

  test('is false with one worker, and for a cheap number', () => {
    expect(isShared(20, 20, 1)).toBe(false);
    expect(isShared(0.5, 0.5, 8)).toBe(false);
  });
});

describe('chunkBudget', () => {
  test('is the whole duration while more input follows', () => {
    expect(chunkBudget(undefined, 2)).toBe(CHUNK_DURATION);
    expect(chunkBudget(1e6, 2)).toBe(CHUNK_DURATION);
  });

  test('shrinks towards the end, down to a minimum', () => {
    const remaining = 4 * CHUNK_DURATION;
    expect(chunkBudget(remaining, 4)).toBeLessThan(CHUNK_DURATION);
    expect(chunkBudget(remaining, 4)).toBeGreaterThan(chunkBudget(remaining / 2, 4));
    expect(chunkBudget(0, 4)).toBe(CHUNK_MINIMUM);
  });

  test('leaves something for each worker', () => {
    for (const workers of [1, 2, 8, 64]) {
      const remaining = workers * CHUNK_DURATION;
      expect(workers * chunkBudget(remaining, workers)).toBeLessThanOrEqual(remaining);
    }
  });
});

describe('a search', () => {
  test('is divided among all workers, one expensive candidate at a time', () => {
    for (const safe of [false, true]) {
      for (const bits of [65, 256, 512, 2048, 8192]) {
        const more = Array.from({ length: 10_000 }, () => (1n << BigInt(bits)) - 1n).values();
        const whole = { candidates: [], safe, source: { more, bits } };
        const cost = firstPrime.cost(whole);
        // Small work is not divided.
        if (isSmall(cost)) continue;
        const [part, rest] = firstPrime.split(whole, chunkBudget(cost, 2));
        expect(rest).toBe(whole);
        expect(part.candidates.length).toBeGreaterThanOrEqual(1);
        expect(firstPrime.cost(part)).toBeLessThanOrEqual(cost);
        if (part.candidates.length > 1) {
          expect(firstPrime.cost(part)).toBeLessThanOrEqual(CHUNK_DURATION);
        }
        if (bits === 8192) expect(part.candidates).toHaveLength(1);
      }
    }
    expect(searchCost(1024, true)).toBeGreaterThan(searchCost(1024, false));
  });
});
