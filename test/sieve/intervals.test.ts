// Every short interval around each boundary, and random ones at every height, against primes
// decided one by one.

import { describe, expect, test } from 'vitest';
import { countPrimes } from '../../src/count/count-primes.js';
import { primes } from '../../src/sieve/primes.js';
import { primesBetween } from '../../src/sieve/primes-between.js';
import { segmentLists } from '../../src/sieve/segments/lists.js';
import type { Plan } from '../../src/sieve/segments/plan.js';
import { segments } from '../../src/sieve/segments/segments.js';
import { sieve } from '../oracle/sieve.js';
import { Window } from '../oracle/window.js';
import { some } from '../support/extent.js';
import { Random, SEED } from '../support/random.js';

const LAST = 2n ** 64n - 1n;

/** A plan's value for testing no number. */
const ALL = 2 ** 32 - 1;

/** Where a prime, a byte, a word, a chunk, a segment or a method begins or ends. */
const PLACES: readonly (readonly [string, bigint])[] = [
  ['0', 0n],
  ['30', 30n],
  ['163, the last prime of the presieve', 163n],
  ['167², the first of a crossed off prime', 167n ** 2n],
  ['a presieve chunk', 30n * 4096n],
  ['a cache chunk', 30n * 2n ** 15n],
  ['a segment of 2^18', 30n * 2n ** 18n],
  ['10^9, from which on short intervals are tested', 10n ** 9n],
  ['2^32', 2n ** 32n],
  ['65521², the last of the listed primes', 65521n ** 2n],
  ['65537², the first of the sieved primes', 65537n ** 2n],
  ['2^53', 2n ** 53n],
  ['2^63', 2n ** 63n],
  ['2^64', 2n ** 64n],
];

describe('every length from 0 to 1000', () => {
  test.each(PLACES)('around %s', (_, place) => {
    const window = new Window(place - 1000n, place + 1000n > LAST ? LAST : place + 1000n);
    const prefix = [0];
    for (const n of range(window.from, window.to)) {
      prefix.push((prefix.at(-1) ?? 0) + Number(window.primes.includes(n)));
    }
    const expected = (from: bigint, to: bigint) =>
      (prefix[Number(to - window.from) + 1] ?? 0) - (prefix[Number(from - window.from)] ?? 0);
    for (let length = 0n; length <= 1000n; length++) {
      for (const from of [place - length, place - length / 2n, place, place + (length % 30n)]) {
        const first = from < window.from ? window.from : from;
        const to = from + length - 1n;
        if (to > window.to || to < first) continue;
        const count = countPrimes(first, to);
        if (count !== BigInt(expected(first, to))) {
          expect.fail(`from ${first} to ${to}: ${count}, not ${expected(first, to)}`);
        }
      }
    }
    expect([...primesBetween(window.from, window.to)]).toEqual(window.primes);
  });

  test.each(some([31, 37, 41, 97, 127, 149, 163, 167], 3))('starts around %i', (place) => {
    const window = new Window(0n, 400n);
    for (let from = place - 30; from <= place + 30; from++) {
      for (let to = from; to <= 400; to++) {
        if (countPrimes(from, to) !== window.between(BigInt(from), BigInt(to)).length) {
          expect.fail(`from ${from} to ${to}`);
        }
      }
    }
  });
});

describe('all ways to sieve', () => {
  const plans: readonly (readonly [string, Plan])[] = [
    ['segments of 2^14 bytes', { bits: 14, greatest: ALL, part: 30n * 2n ** 40n }],
    ['segments of 2^15 bytes in parts', { bits: 15, greatest: ALL, part: 30n * 2n ** 16n }],
    ['segments of 2^17 bytes', { bits: 17, greatest: ALL, part: 30n * 2n ** 18n }],
    ['segments of 2^20 bytes', { bits: 20, greatest: ALL, part: 30n * 2n ** 20n }],
    ['tests after primes to 200', { bits: 14, greatest: 200, part: 30n * 2n ** 14n }],
    ['tests after primes to 5000', { bits: 16, greatest: 5000, part: 30n * 2n ** 40n }],
    ['tests after primes to 2^18', { bits: 18, greatest: 2 ** 18, part: 30n * 2n ** 40n }],
  ];
  const limit = 8_000_000;
  const isPrime = sieve(limit);
  const expected = [...isPrime.keys()].filter((n) => isPrime[n] === 1 && n > 5).join();

  // As one text: comparing hundreds of thousands of objects takes longer than all the rest.
  test.each(some(plans, 5))('%s, from 0 to 8 million', (_, plan) => {
    expect(listed(0n, BigInt(limit - 1), plan).join() === expected).toBe(true);
  });

  const random = new Random();
  const heights = Array.from({ length: 34 }, (_, i) => i + 31);
  test.each(some(plans, 2))(`%s, random places of every height, seed ${SEED}`, (_, plan) => {
    for (const bits of heights) {
      // Starting at 2^63 takes a second for the sieve with all primes.
      if (bits > 46 && plan.greatest === ALL) continue;
      const from = random.bits(bits) - 500n;
      const window = new Window(from, from + BigInt(random.u32() % 500));
      expect(listed(window.from, window.to, plan)).toEqual(window.primes);
    }
  });
});

describe('long intervals by all ways are the same', () => {
  test.each(some([10n ** 12n, 10n ** 10n, 2n ** 46n], 3))('at %i', (from) => {
    const random = new Random();
    const to = from + 30n * 2n ** 19n + BigInt(random.u32() % 1000);
    const tested = bytesOf(from, to, { bits: 18, greatest: 2 ** 16, part: 30n * 2n ** 18n });
    for (const bits of [14, 16, 18, 20]) {
      const sieved = bytesOf(from, to, { bits, greatest: ALL, part: 30n * 2n ** 40n });
      expect(sieved.equals(tested)).toBe(true);
    }
  });
});

test('the last primes below 2^64', () => {
  expect([...primes(LAST - 999n, LAST)].slice(-5)).toEqual([
    18446744073709551427n,
    18446744073709551437n,
    18446744073709551521n,
    18446744073709551533n,
    18446744073709551557n,
  ]);
});

function listed(from: bigint, to: bigint, plan: Plan): bigint[] {
  const all: bigint[] = [];
  for (const segment of segments(from, to, undefined, plan)) {
    if (segment === undefined) continue;
    for (const list of segmentLists(segment, true)) for (const p of list) all.push(BigInt(p));
  }
  return all;
}

function bytesOf(from: bigint, to: bigint, plan: Plan): Buffer {
  const pieces: Uint8Array[] = [];
  for (const segment of segments(from, to, undefined, plan)) {
    if (segment === undefined) continue;
    const { memory, segmentAddress } = segment.sieve;
    pieces.push(new Uint8Array(memory.buffer, segmentAddress(), segment.end).slice());
  }
  return Buffer.concat(pieces);
}

function* range(from: bigint, to: bigint): Generator<bigint> {
  for (let n = from; n <= to; n++) yield n;
}
