// The parts of a proof on their own: in a whole proof, only a composite that passes the test of
// primality could make them fail.

import { describe, expect, test } from 'vitest';
import { normEquation, tracesOf } from '../../src/proof/ecpp/cornacchia.js';
import { groupsOf } from '../../src/proof/ecpp/discriminants.js';
import { OrderSearch, orderOfGroup } from '../../src/proof/ecpp/orders.js';
import { provingStep } from '../../src/proof/ecpp/points.js';
import { roughParts } from '../../src/proof/ecpp/smooth-part.js';
import { isPrimeByMinus, isPrimeByPlus } from '../../src/proof/known-part.js';
import { specialForm } from '../../src/proof/special.js';
import { minusWitnesses, plusWitnesses } from '../../src/proof/witnesses.js';
import { finish } from '../../src/steps/steps.js';
import { isPrimeOfAnySize, nextPrime } from '../oracle/bigint-primality.js';
import { prove, verifyCertificate } from './doors.js';

describe('composites refuted by n - 1 or n + 1', () => {
  // Carmichael numbers, Lucas-Carmichael numbers, whose p + 1 divide n + 1, a square, and products
  // of primes that have nothing in common.
  const carmichael = [399n, 935n, 2015n, 2915n, 4991n, 5719n, 7055n, 8855n, 12719n, 18095n, 20999n];
  test.each([
    ...carmichael,
    561n,
    1729n,
    41041n,
    1009n ** 2n,
    1009n * 2017n,
    1000003n * 2000003n,
    101n * 1019n,
  ])('%i', (n) => {
    // For a square, every search for a witness runs to its end.
    for (const first of n === 1009n ** 2n ? [2n] : [2n, 3n, 5n, 7n, 11n, 13n]) {
      for (const primes of [[first], [2n, first]]) {
        const divide = (m: bigint): bigint[] => [...new Set(primes)].filter((p) => m % p === 0n);
        const [below, above] = [divide(n - 1n), divide(n + 1n)];
        if (below.length > 0) expect(proves(finish(minusWitnesses(n, below)))).toBe(false);
        if (above.length > 0) expect(proves(finish(plusWitnesses(n, above)))).toBe(false);
      }
    }
  });

  test.each([[2n ** 67n - 1n], [2n ** 83n - 1n], [3n * 2n ** 70n + 1n], [5n * 2n ** 72n + 1n]])(
    'special form %i',
    (n) => {
      expect(isPrimeOfAnySize(n)).toBe(false);
      const form = specialForm(n);
      expect(form && finish(form.decide())).toBe('composite');
    },
  );
});

test('norms are found exactly where they exist', () => {
  const sizes = [3n, 4n, 7n, 8n, 11n, 15n, 20n, 23n];
  let count = 0;
  for (let n = 29n; n < 300n; n = nextPrime(n + 1n)) {
    for (const size of sizes) {
      const upTo = (limit: bigint) => Array.from({ length: Number(limit) }, (_, i) => BigInt(i));
      const root = upTo(n).find((x) => (x * x + size) % n === 0n);
      if (root === undefined) continue;
      const exists = upTo(n).some((v) => isSquare(4n * n - size * v * v));
      const norm = normEquation(n, size, root);
      expect(norm !== undefined, `4·${n} = t² + ${size}·v²`).toBe(exists);
      if (norm === undefined) continue;
      expect(norm.t ** 2n + size * norm.v ** 2n).toBe(4n * n);
      count++;
    }
  }
  expect(count).toBeGreaterThan(50);
});

function isSquare(n: bigint): boolean {
  return n >= 0n && BigInt(Math.round(Math.sqrt(Number(n)))) ** 2n === n;
}

function proves(found: readonly object[] | 'composite' | undefined): boolean {
  return Array.isArray(found);
}

test('two divisors that are ±1 modulo the known part', () => {
  // Both of the two remainders of b - a.
  const known = 2n ** 11n * 3n ** 7n;
  const primes = [2n, 3n];
  const prime = (start: bigint, isFit = (_: bigint): boolean => true): bigint => {
    let n = start;
    while (!isPrimeOfAnySize(n) || !isFit(n)) n += known;
    return n;
  };
  // No more of 2 and 3 in n - 1 or n + 1 than is known.
  const isWhole = (m: bigint): boolean => (m / known) % 2n !== 0n && (m / known) % 3n !== 0n;
  const p = prime(known + 1n);
  const other = prime(1200n * known + 1n, (q) => isWhole(p * q - 1n));
  expect(isPrimeByMinus({ primes, known, rest: (p * other - 1n) / known })).toBe(false);
  const s = prime(1000n * known - 1n);
  const [q, r] = [1200n, 700n].map((a) => prime(a * known + 1n, (q) => isWhole(q * s + 1n))) as [
    bigint,
    bigint,
  ];
  for (const n of [q * s, r * s]) {
    expect(isPrimeByPlus({ primes, known, rest: (n + 1n) / known })).toBe(false);
  }
});

test('all traces of -3 and -4 belong to curves', () => {
  for (const [n, size] of [
    [103n, 3],
    [109n, 4],
  ] as const) {
    let root = 1n;
    while ((root * root + BigInt(size)) % n !== 0n) root++;
    const norm = normEquation(n, BigInt(size), root);
    const traces = new Set(norm && tracesOf(size, norm));
    const seen = new Set<bigint>();
    for (let i = 1n; i < n; i++) seen.add(size === 3 ? traceOf(0n, i, n) : traceOf(i, 0n, n));
    expect(traces).toEqual(seen);
  }
});

/** By counting the points of y² = x³ + a·x + b. */
function traceOf(a: bigint, b: bigint, n: bigint): bigint {
  const roots = new Map<bigint, bigint>();
  for (let y = 0n; y < n; y++) roots.set((y * y) % n, (roots.get((y * y) % n) ?? 0n) + 1n);
  let points = 1n;
  for (let x = 0n; x < n; x++) points += roots.get((x * x * x + a * x + b) % n) ?? 0n;
  return n + 1n - points;
}

test('the cofactor after small primes', () => {
  const rests = [97n, 101n * 103n, 1n, 2n ** 61n - 1n];
  expect(roughParts([97n, 8n * 9n * 101n * 103n, 2n ** 20n, 49n * (2n ** 61n - 1n)], 50)).toEqual(
    rests,
  );
});

describe('orders of curves', () => {
  const n = nextPrime(10n ** 60n);

  test('each proves n with a point, if its q is prime', () => {
    const search = new OrderSearch(n);
    const seen = new Set<number>();
    for (let i = 0; i < 6; i++) {
      const order = finish(search.next());
      if (order === undefined) throw new Error('no order');
      expect(isPrimeOfAnySize(order.q)).toBe(true);
      expect((n + 1n - order.t) % order.q).toBe(0n);
      const step = finish(provingStep(order));
      if (step === undefined)
        throw new Error(`no point of discriminant -${order.discriminant.size}`);
      const { certificate } = prove(order.q);
      expect(verifyCertificate({ n, steps: [step, ...(certificate?.steps ?? [])] })).toBe(true);
      seen.add(order.discriminant.size);
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test('group by group they equal those of the search', () => {
    const search = new OrderSearch(n);
    const first = finish(search.next());
    for (let i = 0; i < search.groupsTaken - 1; i++) {
      expect(finish(orderOfGroup(n, i))).toBe('none');
    }
    expect(finish(orderOfGroup(n, search.groupsTaken - 1))).toEqual(first);
    expect(finish(orderOfGroup(n, 1_000_000))).toBeUndefined();
  });

  test('the groups have every discriminant once', () => {
    const sizes = [...groupsOf(3)].flat().map(({ size }) => size);
    expect(new Set(sizes).size).toBe(sizes.length);
    expect(sizes.length).toBeGreaterThan(1000);
  });
});
