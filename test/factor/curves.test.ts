// Curves and p - 1 modulo integers of several words find the factors that they should.

import { describe, expect, test } from 'vitest';
import { divisorByCurve } from '../../src/factor/curves/curve.js';
import {
  attemptsOf,
  CurveCounts,
  curvesAmong,
  divisorByAttempts,
  divisorByCurves,
} from '../../src/factor/curves/levels.js';
import { divisorByLongCurve } from '../../src/factor/curves/long-curve.js';
import { divisorByPMinus1 } from '../../src/factor/curves/p-minus-1.js';
import { fitsRows, Residues } from '../../src/factor/curves/residues.js';
import { scalarsUpTo } from '../../src/factor/curves/scalars.js';
import { finish } from '../../src/steps/steps.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { curveFinds } from '../oracle/curve.js';
import { Random, SEED } from '../support/random.js';

const random = new Random();

/** Mersenne primes, whose curves and p - 1 are not smooth: cofactors of several lengths. */
const COFACTORS = [89n, 127n, 521n].map((exponent) => 2n ** exponent - 1n);

function primeOf(bits: number): bigint {
  for (;;) {
    const n = random.bits(bits) | 1n | (1n << BigInt(bits - 1));
    if (isPrimeBigInt(n)) return n;
  }
}

const METHODS = [
  {
    name: 'the kernel',
    find: (n: bigint, sigma: bigint, b1: number) =>
      finish(divisorByCurve(new Residues(n), sigma, b1)),
  },
  {
    name: 'BigInts',
    find: (n: bigint, sigma: bigint, b1: number) => finish(divisorByLongCurve(n, sigma, b1)),
  },
];

describe.each(METHODS)(`a curve by $name (seed ${SEED})`, ({ find }) => {
  test('finds what it should by the order of its point', () => {
    const b1 = 200;
    const counts = { found: 0, none: 0, extra: 0 };
    COFACTORS.forEach((q, place) => {
      for (let sigma = 6n; sigma < 18n; sigma++) {
        const p = primeOf(28 + place);
        const divisor = find(p * q, sigma, b1);
        if (divisor !== undefined) expect(divisor).toBe(p);
        if (curveFinds(p, sigma, BigInt(b1), Math.ceil((60 * b1) / 2310), 2310n)) {
          expect([p, q, sigma, divisor]).toEqual([p, q, sigma, p]);
          counts.found++;
        } else if (divisor === undefined) counts.none++;
        else counts.extra++;
      }
    });
    expect(counts.found).toBeGreaterThan(3);
    expect(counts.none).toBeGreaterThan(3);
    expect(counts.extra).toBeLessThan(3);
  });

  test('finds no factor of a prime, nor of an integer whose factors all appear at once', () => {
    expect(find(COFACTORS[1] ?? 0n, 11n, 200)).toBe(undefined);
    // The order of every point modulo 1013 and 1019 is smooth.
    expect(find(1013n * 1019n, 11n, 2000)).toBe(undefined);
  });

  test('finds a factor of a denominator in its coefficients', () => {
    // 11² - 5 = 116 = 4·29.
    expect(find(29n * (COFACTORS[0] ?? 0n), 11n, 200)).toBe(29n);
  });
});

/** A prime p of 52 bits or more with p - 1 = 2·m·q, where m has distinct primes below 1024. */
function smoothPrime(q: bigint): bigint {
  for (;;) {
    const primes = new Set([2n, q]);
    const product = (): bigint => [...primes].reduce((all, prime) => all * prime);
    while (product() < 2n ** 52n) primes.add(primeOf(3 + random.below(8)));
    if (isPrimeBigInt(product() + 1n)) return product() + 1n;
  }
}

test(`p - 1 finds p if p - 1 is smooth except for one prime (seed ${SEED})`, () => {
  const b1 = 1024;
  for (const q of COFACTORS) {
    for (const [bits, isFound] of [
      [9, true],
      [11, true],
      [15, true],
      [17, false],
    ] as const) {
      for (let i = 0; i < 4; i++) {
        const p = smoothPrime(primeOf(bits));
        expect(finish(divisorByPMinus1(new Residues(p * q), b1))).toBe(isFound ? p : undefined);
      }
    }
  }
});

test('p - 1 finds no factor of an integer whose factors all appear at once', () => {
  expect(finish(divisorByPMinus1(new Residues(1013n * 1019n), 1024))).toBe(undefined);
  expect(finish(divisorByPMinus1(new Residues(2n ** 127n - 1n), 1024))).toBe(undefined);
});

test.each([2, 10, 100, 2000, 50_000])('the scalars contain all prime powers up to %i', (b1) => {
  const scalars = scalarsUpTo(b1);
  for (const scalar of scalars) expect(scalar.toString(2).length).toBeLessThanOrEqual(8192);
  let rest = scalars.reduce((product, scalar) => product * scalar, 1n);
  for (let n = 2n; n <= b1; n++) {
    // The least common multiple of 1 to n grows at prime powers only.
    let root = 2n;
    while (root * root <= n && n % root !== 0n) root++;
    if (root * root > n) root = n;
    let power = n;
    while (power % root === 0n) power /= root;
    if (power !== 1n) continue;
    expect(rest % root).toBe(0n);
    rest /= root;
  }
  expect(rest).toBe(1n);
});

test('each attempt has its own curve, and the first is p - 1', () => {
  const attempts = attemptsOf(15n);
  let next = 0;
  const curves = Array.from({ length: 7 }, () => {
    const level = attempts.next().value;
    expect(level.first).toBe(next);
    next += level.count;
    return curvesAmong(level);
  });
  expect(curves).toEqual([30, 90, 260, 600, 1100, 2800, 2800]);
  expect(next).toBe(1 + curves.reduce((sum, count) => sum + count));
});

test('unsuccessful curves rule sizes out, and p - 1 does not', () => {
  const counts = new CurveCounts();
  const n = 2n ** 127n - 1n;
  counts.add({ n, level: 0, first: 0, count: 1 });
  expect(counts.ruledOut).toEqual([]);
  counts.add({ n, level: 0, first: 1, count: 30 });
  expect(counts.ruledOut).toEqual([{ digits: 15, likelihood: 1 - Math.exp(-1) }]);
});

test('attempts continue until they are told to stop', () => {
  const tried: number[] = [];
  const attempts = { n: 2n ** 107n - 1n, level: 0, first: 0, count: 9 };
  const steps = divisorByAttempts(attempts, (attempt) => tried.push(attempt) < 3);
  expect(finish(steps)).toBe(undefined);
  expect(tried).toEqual([0, 1, 2]);
  expect(finish(divisorByCurves(2n ** 107n - 1n, 0, new CurveCounts()))).toBe(undefined);
});

test('beyond the limit of the kernel', () => {
  const n = 2n ** 3352n - 1n;
  expect(fitsRows(n)).toBe(true);
  expect(fitsRows(n + 2n)).toBe(false);
  // A factor that the first curve finds: 2^3352 + 1 is a multiple of 257.
  const long = 257n * (2n ** 3352n + 1n);
  const divisor = finish(divisorByAttempts({ n: long, level: 0, first: 0, count: 1 }, () => true));
  expect(long % (divisor ?? long)).toBe(0n);
});
