// The functions on ranges against a plain sieve below a million, and against primes decided one by
// one above.

import { describe, expect, test } from 'vitest';
import { countPrimes } from '../../src/count/count-primes.js';
import { nextPrimes } from '../../src/sieve/next-primes.js';
import { primeGaps } from '../../src/sieve/prime-gaps.js';
import { countPrimeTuplets, primeTuplets } from '../../src/sieve/prime-tuplets.js';
import { primes } from '../../src/sieve/primes.js';
import { primesBetween } from '../../src/sieve/primes-between.js';
import { randomPrimeBetween } from '../../src/sieve/random-prime-between.js';
import type { TupletPattern } from '../../src/sieve/tuplet-patterns.js';
import { sieve } from '../oracle/sieve.js';
import { Window } from '../oracle/window.js';
import { some } from '../support/extent.js';
import { Random, SEED } from '../support/random.js';

const LIMIT = 1_000_000;
const IS_PRIME = sieve(LIMIT);
const PRIMES = [...IS_PRIME.keys()].filter((n) => IS_PRIME[n] === 1);
const LAST = 2n ** 64n - 1n;
const WORD_PRIMES = new Window(LAST - 3000n, LAST).primes;

describe('primes', () => {
  test('in order, from and to included', () => {
    expect([...primes(0, LIMIT - 1)]).toEqual(PRIMES);
    expect([...primes(2, 7)]).toEqual([2, 3, 5, 7]);
    expect([...primes(2n, 7)]).toEqual([2n, 3n, 5n, 7n]);
  });

  test('descending', () => {
    expect([...primes(0, LIMIT - 1, { descending: true })]).toEqual(PRIMES.toReversed());
    expect([...primes(0n, 11, { descending: true })]).toEqual([11n, 7n, 5n, 3n, 2n]);
    expect([...primes(LAST - 3000n, LAST, { descending: true })]).toEqual(WORD_PRIMES.toReversed());
  });

  test('an endless sequence continues on demand', () => {
    const taken: number[] = [];
    for (const p of primes(999_000)) {
      if (p >= LIMIT) break;
      taken.push(p);
    }
    expect(taken).toEqual(PRIMES.filter((p) => p >= 999_000));
  });

  test('several at the same time', () => {
    const all = [primes(0), primes(10n ** 15n), primes(2, 100), primes(0)];
    const taken = all.map(() => [] as (number | bigint)[]);
    for (let i = 0; i < 5000; i++) {
      for (const [k, generator] of all.entries()) {
        const { value } = generator.next();
        if (value !== undefined) taken[k]?.push(value);
      }
      if (i === 2500) expect(countPrimes(0, LIMIT)).toBe(PRIMES.length);
    }
    expect(taken[0]).toEqual(PRIMES.slice(0, 5000));
    expect(taken[3]).toEqual(taken[0]);
    expect(taken[2]).toEqual(PRIMES.slice(0, 25));
    expect(taken[1]).toEqual([...primesBetween(10n ** 15n, 10n ** 15n + 10n ** 6n)].slice(0, 5000));
  });

  test('an endless sequence ends with an error where its type does', () => {
    expect(() => [...primes(2 ** 53 - 1000)]).toThrow(/beyond 2\^53-1.*pass bigints/);
    expect(() => [...primes(LAST - 1000n)]).toThrow(/beyond 2\^64/);
    expect([...primes(2 ** 53 - 1000, 2 ** 53 - 1)]).toEqual(
      new Window(2n ** 53n - 1000n, 2n ** 53n - 1n).primes.map(Number),
    );
  });
});

describe('residue classes', () => {
  const classes = [
    ...[1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 30, 37, 60, 97, 210].flatMap((modulus) =>
      Array.from({ length: modulus }, (_, residue) => [modulus, residue] as const),
    ),
    ...[
      [1000, 7],
      [32_767, 5],
      [99_991, 3],
      [983_040, 17],
      [983_039, 983_037],
      [999_983, 0],
    ].map(([modulus = 1, residue = 0]) => [modulus, residue] as const),
  ];
  test('all residues of small moduli, and some of large ones', () => {
    for (const [modulus, residue] of some(classes, 5)) {
      const expected = PRIMES.filter((p) => p % modulus === residue);
      expect(countPrimes(0, LIMIT - 1, { modulus, residue })).toBe(expected.length);
      if (modulus > 40 && modulus < 1000) continue;
      expect([...primesBetween(0, LIMIT - 1, { modulus, residue })]).toEqual(expected);
      expect([...primes(1000, 30_000, { modulus, residue: residue - modulus })]).toEqual(
        expected.filter((p) => p >= 1000 && p <= 30_000),
      );
    }
  });

  test('up to 2^64', () => {
    for (const modulus of [4n, 7n, 30n, 10n ** 5n + 3n, 10n ** 18n, LAST - 58n]) {
      const p = WORD_PRIMES.at(-3) ?? 0n;
      const expected = WORD_PRIMES.filter((q) => (q - p) % modulus === 0n);
      const residue = (p % modulus) - 5n * modulus;
      expect([...primesBetween(LAST - 3000n, LAST, { modulus, residue })]).toEqual(expected);
    }
  });
});

describe('tuplets', () => {
  const patterns: readonly (readonly [TupletPattern, readonly (readonly number[])[]])[] = [
    ['twins', [[0, 2]]],
    [
      'triplets',
      [
        [0, 2, 6],
        [0, 4, 6],
      ],
    ],
    ['quadruplets', [[0, 2, 6, 8]]],
    [
      'quintuplets',
      [
        [0, 2, 6, 8, 12],
        [0, 4, 6, 10, 12],
      ],
    ],
    ['sextuplets', [[0, 4, 6, 10, 12, 16]]],
    [[0], [[0]]],
    [[0, 1], [[0, 1]]],
    [[0, 3], [[0, 3]]],
    [[0, 2, 4], [[0, 2, 4]]],
    [[0, 6, 12, 18, 24], [[0, 6, 12, 18, 24]]],
    [[0, 210, 420], [[0, 210, 420]]],
    [[0, 30_000], [[0, 30_000]]],
    [[0, 29_998, 29_999, 30_000], [[0, 29_998, 29_999, 30_000]]],
  ];

  test.each(patterns)('%j below a million', (pattern, offsets) => {
    const expected = PRIMES.flatMap((p) =>
      offsets
        .map((list) => list.map((d) => p + d))
        .filter((list) => list.every((n) => IS_PRIME[n])),
    );
    expect([...primeTuplets(0, LIMIT - 1, pattern)]).toEqual(expected);
    expect(countPrimeTuplets(0n, LIMIT - 1, pattern)).toBe(BigInt(expected.length));
    const random = new Random();
    for (let i = 0; i < 200; i++) {
      const from = random.below(i < 100 ? 100 : 50_000);
      const to = from + random.below(40_000);
      const inside = expected.filter((list) => from <= (list[0] ?? 0) && (list.at(-1) ?? 0) <= to);
      expect(countPrimeTuplets(from, to, pattern), `from ${from} to ${to}`).toBe(inside.length);
    }
  });

  test(`across segments and parts, seed ${SEED}`, () => {
    const random = new Random();
    for (const pattern of ['twins', [0, 30_000], [0, 4, 6, 20_002]] as const) {
      // Segments of 2^14 to 2^20 bytes, cut anywhere.
      const cuts = Array.from({ length: 3 }, () => BigInt(random.below(2 ** 25)));
      const from = 10n ** 10n;
      const to = from + 2n ** 25n;
      const whole = countPrimeTuplets(from, to, pattern);
      for (const cut of cuts) {
        const reach = BigInt(pattern === 'twins' ? 2 : (pattern.at(-1) ?? 0));
        const parts =
          BigInt(countPrimeTuplets(from, from + cut + reach, pattern)) +
          BigInt(countPrimeTuplets(from + cut + 1n, to, pattern));
        expect(parts).toBe(whole);
      }
    }
  });

  test('at 2^64', () => {
    const twins = WORD_PRIMES.filter((p) => WORD_PRIMES.includes(p + 2n)).map((p) => [p, p + 2n]);
    expect([...primeTuplets(LAST - 3000n, LAST, 'twins')]).toEqual(twins);
  });
});

describe('gaps', () => {
  test('of all short ranges from 0 on', () => {
    const small = PRIMES.filter((p) => p < 150);
    for (let from = 0; from < 40; from++) {
      for (let to = from; to < 150; to++) {
        const inside = small.filter((p) => from <= p && p <= to);
        const gaps = inside.slice(1).map((p, i) => p - (inside[i] ?? 0));
        const { histogram, greatest } = primeGaps(from, to);
        const gap = Math.max(...gaps);
        const at = gaps.indexOf(gap);
        expect(greatest).toEqual(
          gaps.length === 0 ? undefined : { gap, from: inside[at], to: inside[at + 1] },
        );
        expect([...histogram]).toEqual(
          [...new Set(gaps)]
            .sort((a, b) => a - b)
            .map((g) => [g, gaps.filter((h) => h === g).length]),
        );
      }
    }
  });

  test('across segments', () => {
    const { histogram, greatest } = primeGaps(0n, 10n ** 8n);
    expect(greatest).toEqual({ gap: 220, from: 47326693n, to: 47326913n });
    expect([...histogram.values()].reduce((a, b) => a + b)).toBe(5761454);
    expect(histogram.get(2)).toBe(440312);
  });
});

describe('nextPrimes', () => {
  test('as many as asked for', () => {
    expect([...nextPrimes(-7, 5)]).toEqual([2, 3, 5, 7, 11]);
    expect([...nextPrimes(7, 0)]).toEqual([]);
    for (const count of [1, 2, 10, 1000, 70_000]) {
      expect([...nextPrimes(1, count)]).toEqual(PRIMES.slice(0, count));
      expect([...nextPrimes(13n, count)]).toEqual(PRIMES.slice(6, 6 + count).map(BigInt));
    }
    expect([...nextPrimes(LAST - 3001n, WORD_PRIMES.length)]).toEqual(WORD_PRIMES);
  });

  test('not beyond the type', () => {
    expect(() => nextPrimes(2 ** 53 - 100, 100)).toThrow(/pass bigints/);
    expect(() => nextPrimes(LAST - 3001n, WORD_PRIMES.length + 1)).toThrow(/beyond 2\^64/);
  });
});

describe('randomPrimeBetween', () => {
  test('gives every prime of a short range, and nothing else', () => {
    const seen = new Set(Array.from({ length: 300 }, () => randomPrimeBetween(10, 30)));
    expect([...seen].sort()).toEqual([11, 13, 17, 19, 23, 29]);
    expect(randomPrimeBetween(24, 28)).toBe(undefined);
    expect(randomPrimeBetween(7n, 7)).toBe(7n);
    expect(randomPrimeBetween(5, 3)).toBe(undefined);
  });

  test('of a long range', () => {
    for (let i = 0; i < 50; i++) {
      const p = randomPrimeBetween(0, LIMIT - 1) ?? 0;
      expect(IS_PRIME[p]).toBe(1);
      const q = randomPrimeBetween(LAST - 10_000n, LAST) ?? 0n;
      expect(new Window(q, q).primes).toEqual([q]);
    }
  });
});
