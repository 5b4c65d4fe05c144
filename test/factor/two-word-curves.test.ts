// Factors of integers slightly above 2^64: by elliptic curves, or the sieve after them.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CURVE_BITS, divisorByTwoWordCurves } from '../../src/factor/curves/two-words.js';
import { factor } from '../../src/factor/factor.js';
import { finish } from '../../src/steps/steps.js';
import type { FactorExports } from '../../src/wasm/factor.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { curveFinds } from '../oracle/curve.js';
import { Random, SEED } from '../support/random.js';
import { wrongFactors } from './cases.js';

const random = new Random();
const WORD = 2n ** 64n;
const LIMIT = 2n ** BigInt(CURVE_BITS);

function primeFrom(start: bigint, step = 2n): bigint {
  let n = start | 1n;
  while (!isPrimeBigInt(n)) n += step;
  return n;
}

const primeOf = (bits: number): bigint => primeFrom(random.bits(bits));

/** Products of primes of these sizes. */
const products = (count: number, ...sizes: number[]): bigint[] =>
  Array.from({ length: count }, () => sizes.map(primeOf).reduce((product, p) => product * p));

/** Primes just above the bound of trial division, and products of five or six of them. */
const SMALL = [8209n, 8219n, 8221n, 8231n, 8233n, 8237n, 8243n, 8263n, 8269n, 8273n];
const ofSmall = (count: number): bigint =>
  SMALL.slice(0, count).reduce((product, p) => product * p);

const P = primeOf(32);

const CASES: readonly { readonly name: string; readonly numbers: readonly bigint[] }[] = [
  {
    name: 'semiprimes of 65 to 96 bits',
    numbers: Array.from({ length: 32 }, (_, i) => i + 65).flatMap((bits) =>
      products(3, bits >> 1, bits - (bits >> 1)),
    ),
  },
  {
    name: 'unequal semiprimes',
    numbers: [14, 16, 20, 24, 28].flatMap((bits) => products(5, bits, 76 - bits)),
  },
  { name: 'three primes', numbers: [22, 25, 28, 31].flatMap((b) => products(5, b, b, b)) },
  { name: 'four primes', numbers: [17, 19, 21, 22].flatMap((b) => products(5, b, b, b, b)) },
  { name: 'p²·q', numbers: [22, 25, 28].flatMap((b) => [P ** 2n * primeOf(b), primeOf(b) ** 3n]) },
  { name: 'squares', numbers: [33, 36, 40, 44].map((bits) => primeOf(bits) ** 2n) },
  {
    name: 'primes just above the bound of trial division',
    numbers: [
      ...[5, 6].map(ofSmall),
      ...SMALL.map((p) => p ** 6n),
      ...SMALL.map((p) => p ** 5n * 8287n),
      ...SMALL.map((p) => p * 8191n * 8179n * 8171n * 8167n),
      8209n ** 3n * 8219n ** 3n,
    ],
  },
  {
    name: 'integers next to 2^64, to the end of the curves, and to 2^96',
    numbers: [WORD, LIMIT, 2n ** 96n].flatMap((bound) =>
      Array.from({ length: 24 }, (_, i) => bound - 12n + BigInt(i)),
    ),
  },
];

describe.each(CASES)(`$name (seed ${SEED})`, ({ numbers }) => {
  test.each(numbers.map((n) => [n]))('%i', (n) => {
    const { factors, complete } = factor(n);
    expect(complete).toBe(true);
    // The oracle of primes ends at 3·10^23; beyond it, the factors are known.
    const known = factors.filter(({ prime }) => prime < 3n * 10n ** 23n);
    const product = known.reduce((all, { prime, exponent }) => all * prime ** BigInt(exponent), 1n);
    expect(wrongFactors(product, known)).toBe(undefined);
    const rest = factors.find(({ prime }) => prime >= 3n * 10n ** 23n);
    expect(product * (rest?.prime ?? 1n)).toBe(n);
  });
});

test('each step is a curve, and their number is bounded', () => {
  const hard = primeOf(44) * primeOf(45);
  expect([...divisorByTwoWordCurves(hard)].length).toBeLessThanOrEqual(4);
  // No curve finds a divisor of a prime.
  const prime = primeFrom(2n ** 70n);
  expect([...divisorByTwoWordCurves(prime)].length).toBe(100);
  expect(finish(divisorByTwoWordCurves(prime))).toBe(undefined);
});

/**
 * Moduli near every overflow: of the lower two limbs of 31 bits, and of the size.
 */
function edgeModuli(): (readonly [p: bigint, q: bigint])[] {
  const limbs = [0n, 1n, 2n ** 30n - 1n, 2n ** 30n, 2n ** 30n + 1n, 2n ** 31n - 1n];
  const moduli: (readonly [bigint, bigint])[] = [];
  for (const lower of limbs.filter((limb) => limb % 2n === 1n)) {
    for (const upper of limbs) {
      for (let p = primeOf(26); ; p = primeOf(26)) {
        const q = BigInt.asUintN(62, (lower + (upper << 31n)) * inverseModulo2(p, 62));
        if (q * p <= WORD || !isPrimeBigInt(q)) continue;
        moduli.push([p, q]);
        break;
      }
    }
  }
  for (const bits of [26, 30, 34]) {
    const p = primeOf(bits);
    moduli.push([p, primeFrom(LIMIT / p - 1n, -2n)], [p, primeFrom(WORD / p + 1n)]);
  }
  return moduli;
}

/** p^-1 modulo 2^bits, bit by bit. In: odd p. */
function inverseModulo2(p: bigint, bits: number): bigint {
  let inverse = 0n;
  for (let bit = 0; bit < bits; bit++) {
    if (BigInt.asUintN(bit + 1, p * inverse) !== 1n) inverse |= 1n << BigInt(bit);
  }
  return inverse;
}

describe.each(['baseline', 'debug'])('the %s build', (build) => {
  const file = new URL(`../../build/factor-${build}.wasm`, import.meta.url);
  const module = new WebAssembly.Module(readFileSync(file));
  const kernel = new WebAssembly.Instance(module).exports as unknown as FactorExports;

  test(`a curve finds what it should by the order of its point (seed ${SEED})`, () => {
    const [level, b1, giants] = [4, 125n, 9];
    const counts = { one: 0, none: 0, extra: 0 };
    for (const [p, q] of edgeModuli()) {
      const n = p * q;
      for (let sigma = 6; sigma < 20; sigma++) {
        const byP = curveFinds(p, BigInt(sigma), b1, giants);
        const byQ = curveFinds(q, BigInt(sigma), b1, giants);
        const found = kernel.divisorByCurve89(
          BigInt.asUintN(64, n),
          n >> 64n,
          ...[sigma, level, giants],
        );
        const divisor = (kernel.divisorHigh() << 64n) | BigInt.asUintN(64, kernel.divisorLow());
        if (found !== 0) expect([p, q]).toContain(divisor);
        if (byP && byQ) continue;
        if (byP || byQ) {
          expect([n, sigma, divisor]).toEqual([n, sigma, byP ? p : q]);
          counts.one++;
        } else if (found !== 0) counts.extra++;
        else counts.none++;
      }
    }
    expect(counts.one).toBeGreaterThan(30);
    expect(counts.none).toBeGreaterThan(30);
    // A chain may pass infinity on its way to another point.
    expect(counts.extra).toBeLessThan(4);
  });
});
