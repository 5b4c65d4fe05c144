// The primes next to an integer, and random ones, on one thread and by a pool.

import fc from 'fast-check';
import {
  IntegerRangeError,
  isPrime,
  MAX_BITS,
  nextPrime,
  PrimePool,
  previousPrime,
  randomPrime,
} from 'primepool';
import { afterAll, describe, expect, test } from 'vitest';
import { candidatesBeyond, randomCandidates } from '../../src/generate/candidates.js';
import { firstPrime } from '../../src/jobs/first-prime.js';
import { Parts } from '../../src/pool/parts.js';
import { finish } from '../../src/steps/steps.js';
import * as oracle from '../oracle/bigint-primality.js';
import { randomBits } from '../oracle/large-numbers.js';
import { primesBelow } from '../oracle/sieve.js';
import { SLOW, some } from '../support/extent.js';
import { rejectionOf } from '../support/outcomes.js';
import { Random, SEED } from '../support/random.js';

const pool = new PrimePool({ workers: 2 });
afterAll(() => pool.close());

/** The ways to find neighbours, in one form. */
const SEARCHES = {
  'on one thread': {
    next: async (n: bigint | number) => nextPrime(n),
    previous: async (n: bigint | number) => previousPrime(n),
  },
  'by a pool': {
    next: (n: bigint | number) => pool.nextPrime(n),
    previous: (n: bigint | number) => pool.previousPrime(n),
  },
};

const known = new Map<bigint, { after: bigint; before: bigint }>();

/** By the oracle, once for both ways. */
function neighboursOf(n: bigint): { after: bigint; before: bigint } {
  const found = known.get(n) ?? {
    after: oracle.nextPrime(n + 1n),
    before: oracle.previousPrime(n - 1n),
  };
  known.set(n, found);
  return found;
}

describe.each(Object.entries(SEARCHES))('neighbours %s', (_, { next, previous }) => {
  test.each([
    [-5, 2n, undefined],
    [-(2n ** 200n), 2n, undefined],
    [0, 2n, undefined],
    [1n, 2n, undefined],
    [2, 3n, undefined],
    [3, 5n, 2n],
    [4, 5n, 3n],
    [2 ** 53 - 1, 2n ** 53n + 5n, 2n ** 53n - 111n],
    [2n ** 64n - 60n, 2n ** 64n - 59n, 2n ** 64n - 83n],
    [2n ** 64n - 59n, 2n ** 64n + 13n, 2n ** 64n - 83n],
    [2n ** 64n - 1n, 2n ** 64n + 13n, 2n ** 64n - 59n],
    [2n ** 64n, 2n ** 64n + 13n, 2n ** 64n - 59n],
    [2n ** 64n + 1n, 2n ** 64n + 13n, 2n ** 64n - 59n],
    [2n ** 64n + 12n, 2n ** 64n + 13n, 2n ** 64n - 59n],
    [2n ** 64n + 13n, 2n ** 64n + 37n, 2n ** 64n - 59n],
    [2n ** 64n + 14n, 2n ** 64n + 37n, 2n ** 64n + 13n],
    // OEIS A013597 and A013603: 2^n + k and 2^n - k are the neighbours of 2^n.
    [2n ** 128n, 2n ** 128n + 51n, 2n ** 128n - 159n],
    [2n ** 256n, 2n ** 256n + 297n, 2n ** 256n - 189n],
    [2n ** 512n, 2n ** 512n + 75n, 2n ** 512n - 569n],
    [2n ** 1024n, 2n ** 1024n + 643n, 2n ** 1024n - 105n],
  ])('of %s', async (n, after, before) => {
    expect(await next(n)).toBe(after);
    expect(await previous(n)).toBe(before);
  });

  test('of every integer below 2000', async () => {
    const primes = [...primesBelow(2100)].map(BigInt);
    for (let n = 0; n < 2000; n++) {
      expect(await next(n), `${n}`).toBe(primes.find((p) => p > n));
      expect(await previous(n), `${n}`).toBe(primes.findLast((p) => p < n));
    }
  });

  test(`of random integers of every size, seed ${SEED}`, async () => {
    const random = new Random();
    for (let bits = 3; bits <= 280; bits += SLOW ? 3 : 10) {
      const n = randomBits(random, bits);
      const { after, before } = neighboursOf(n);
      expect(await next(n), `${n}`).toBe(after);
      expect(await previous(n), `${n}`).toBe(before);
    }
  });

  test('in a gap of 1132, wider than a window of the sieve', async () => {
    // Between these two consecutive primes (Nyman and Nicely, 1999: OEIS A002386).
    const prime = 1693182318746371n;
    expect(await next(prime)).toBe(prime + 1132n);
    expect(await previous(prime + 1132n)).toBe(prime);
    // There are few primes around a primorial.
    const n = primesBelow(140).reduce((product, p) => product * BigInt(p), 1n);
    expect(await next(n + 1n)).toBe(oracle.nextPrime(n + 2n));
    expect(await previous(n - 1n)).toBe(oracle.previousPrime(n - 2n));
  });
});

describe('at the limit of size', () => {
  const limit = 2n ** BigInt(MAX_BITS);

  test.each(some(Object.entries(SEARCHES), 2))(
    'nothing is searched beyond it %s',
    async (_, { next }) => {
      for (const n of [limit - 1n, limit - 2n]) {
        const error = await rejectionOf((async () => next(n))());
        expect(error).toBeInstanceOf(IntegerRangeError);
        expect(error.message).toContain('131072 bits');
      }
    },
  );

  test('candidates stay below it', () => {
    const candidates = [...finish(candidatesBeyond(limit - 2000n, 1))];
    expect(candidates.length).toBeGreaterThan(20);
    expect(candidates.every((n) => n < limit && n % 2n === 1n)).toBe(true);
  });

  test('a prime is found although no candidates are left to be taken', () => {
    const source = { more: [4n, 7n, 9n].values(), bits: 1024 };
    const parts = new Parts(firstPrime, { candidates: [], safe: false, source });
    const taken = [];
    for (let part = parts.take(1); part !== undefined; part = parts.take(1)) taken.push(part);
    expect(parts.exhausted).toBe(true);
    expect(parts.done).toBe(false);
    for (const part of taken) parts.settle(part, finish(firstPrime.run(part.args)), 1);
    expect(parts.done).toBe(true);
    expect(parts.output.prime).toBe(7n);
  });
});

describe('the sieve of candidates', () => {
  test('crosses off multiples of small primes in slices of some primes each', () => {
    const slices = candidatesBeyond(2n ** BigInt(MAX_BITS - 1), 1);
    let count = 0;
    while (slices.next().done !== true) count++;
    expect(count).toBeGreaterThan(1000);
  });

  test('gives the same candidates whether larger primes were requested before or not', () => {
    // 280 bits are sieved with primes up to 2450; the test above has made those beyond 2^20.
    const n = 2n ** 279n;
    const candidates = finish(candidatesBeyond(n, 1));
    const primes = [...primesBelow(2451)].map(BigInt);
    for (let m = n + 1n, i = 0; i < 100; m += 2n) {
      if (primes.some((p) => m % p === 0n)) continue;
      expect(candidates.next().value).toBe(m);
      i++;
    }
  });

  test('draws long random candidates one at a time, as several would block the thread', () => {
    const drawn = (bits: number): bigint[] => {
      const candidates = randomCandidates(bits, true);
      return Array.from({ length: 20 }, () => candidates.next().value);
    };
    const isMultiple = (n: bigint): boolean => [3n, 5n, 7n, 11n].some((p) => n % p === 0n);
    expect(drawn(2000).some(isMultiple)).toBe(false);
    // The probability that none of twenty is one is 10^-8.
    expect(drawn(16_385).some(isMultiple)).toBe(true);
  });
});

describe('nextPrime and previousPrime', () => {
  test('search up to the limit of bits, and downwards only from below it', () => {
    // Finding the primes there takes hours, so that only the candidates are tested.
    const limit = 2n ** BigInt(MAX_BITS);
    const below = finish(candidatesBeyond(limit - 1n, -1)).next().value ?? 0n;
    expect(below < limit - 1n && below > limit - 1000n).toBe(true);
    expect(() => nextPrime(limit)).toThrow(RangeError);
    expect(() => previousPrime(limit)).toThrow(RangeError);
  });

  test('are inverse to each other, and skip no prime', () => {
    const anySize = fc
      .integer({ min: 2, max: 200 })
      .chain((bits) => fc.bigInt({ min: 3n, max: 2n ** BigInt(bits) }));
    fc.assert(
      fc.property(anySize, (n) => {
        const next = nextPrime(n);
        const previous = previousPrime(next);
        expect(isPrime(next)).toBe(true);
        expect(previous).toBe(isPrime(n) ? n : previousPrime(n));
        expect(previous === undefined ? undefined : nextPrime(previous)).toBe(next);
        for (let between = n + 1n; between < next; between++) {
          expect(oracle.isPrimeOfAnySize(between)).toBe(false);
        }
      }),
      { numRuns: 100, seed: SEED },
    );
  });
});

const RANDOM = {
  'on one thread': randomPrime,
  'by a pool': pool.randomPrime.bind(pool),
};

describe.each(Object.entries(RANDOM))('random primes %s', (_, draw) => {
  test.each([2, 3, 4, 8, 31, 32, 33, 63, 64, 65, 66, 100, 128, 256, 512, 521])(
    'of %d bits',
    async (bits) => {
      const prime = await draw(bits);
      expect(prime.toString(2)).toHaveLength(bits);
      expect(oracle.isPrimeOfAnySize(prime)).toBe(true);
    },
  );

  test.each([3, 4, 5, 6, 16, 64, 65, 66, 100])('that are safe, of %d bits', async (bits) => {
    const prime = await draw(bits, { safe: true });
    expect(prime.toString(2)).toHaveLength(bits);
    expect(oracle.isPrimeOfAnySize(prime)).toBe(true);
    expect(oracle.isPrimeOfAnySize((prime - 1n) / 2n)).toBe(true);
  });

  // The statistic with these degrees of freedom exceeds the bound in one of 10^9 runs
  // (Wilson and Hilferty's approximation); with a bias of a few per cent it would in all of them.
  test.each([
    { bits: 2, safe: false },
    { bits: 5, safe: false },
    { bits: 8, safe: false },
    { bits: 10, safe: true },
  ])('are uniform: %j', async ({ bits, safe }) => {
    const all = [...primesBelow(2 ** bits)].filter(
      (p) => p >= 2 ** (bits - 1) && (!safe || oracle.isPrimeBigInt(BigInt((p - 1) / 2))),
    );
    const counts = new Map(all.map((p) => [BigInt(p), 0]));
    const each = 200;
    for (let i = 0; i < each * all.length; i++) {
      const prime = await draw(bits, { safe });
      counts.set(prime, (counts.get(prime) ?? 0) + 1);
    }
    expect(counts.size).toBe(all.length);
    const statistic = [...counts.values()].reduce(
      (sum, count) => sum + (count - each) ** 2 / each,
      0,
    );
    const freedom = all.length - 1;
    const bound = freedom * (1 - 2 / (9 * freedom) + 6 * Math.sqrt(2 / (9 * freedom))) ** 3;
    expect(statistic).toBeLessThan(bound);
  });

  test('are not repeated', async () => {
    const drawn = await Promise.all(Array.from({ length: 50 }, () => draw(100)));
    expect(new Set(drawn).size).toBe(50);
  });

  test('can be aborted, before and during the search', async () => {
    await expect(draw(64, { signal: AbortSignal.abort('no') })).rejects.toBe('no');
    const controller = new AbortController();
    const search = rejectionOf(draw(3000, { safe: true, signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    controller.abort(new Error('enough'));
    expect(await search).toHaveProperty('message', 'enough');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
