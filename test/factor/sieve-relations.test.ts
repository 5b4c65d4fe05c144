// Relations of the quadratic sieve against the values of its polynomials.

import { describe, expect, test } from 'vitest';
import { parametersFor } from '../../src/factor/quadratic/parameters.js';
import { QuadraticSieve } from '../../src/factor/quadratic/sieve.js';
import { factorModule } from '../../src/wasm/factor.js';

const N = (2n ** 61n - 1n) * (2n ** 64n + 13n);
const MULTIPLIER = 3;

/**
 * Primes below a block's bound, above it, and above the whole interval of 16,384 numbers. More bits
 * of slack would accept places with a wrong sum.
 */
const PARAMETERS = { ...parametersFor(126), columns: 1200, halfLength: 8192, slackBits: 26 };

describe.each([
  ['one large prime', false, MULTIPLIER],
  ['two large primes', true, MULTIPLIER],
  ['kn ≡ 5 mod 8', false, 7],
] as const)('%s', (_, twoLarge, multiplier) => {
  const sieve = new QuadraticSieve(
    N,
    multiplier,
    { ...PARAMETERS, twoLarge },
    1,
    factorModule.kernel().another(),
  );
  const found = [...sieve.family()].flat();

  test('x² - kn is the product', () => {
    expect(found.length).toBeGreaterThan(100);
    for (const { x, columns, first, second } of found) {
      const base = Array.from(columns, (column) =>
        column === 0 ? -1n : BigInt(sieve.primes[column] ?? 0),
      );
      const product = [...base, BigInt(first), BigInt(second)].reduce((a, b) => a * b);
      expect(x * x - sieve.kn).toBe(product);
    }
  });

  test('large primes are beyond the base, two where they are allowed', () => {
    const greatest = sieve.primes.at(-1) ?? 0;
    const large = found.filter(({ second }) => second > 1);
    expect(large.length).toBeGreaterThan(100);
    for (const { first, second } of large) {
      expect(first <= second && second > greatest && (first === 1 || first > greatest)).toBe(true);
    }
    expect(large.some(({ first }) => first > 1)).toBe(twoLarge);
  });
});

test('finds nearly all places with at most one large prime, and no others', () => {
  const sieve = new QuadraticSieve(N, MULTIPLIER, PARAMETERS, 1, factorModule.kernel().another());
  const found: bigint[] = [];
  const expected = new Set<bigint>();
  for (const relations of sieve.family()) {
    // The coefficients are written only if there are reports.
    if (relations.length === 0) continue;
    const [a = 0n, b = 0n] = numbersAt(sieve, 2);
    for (const x of placesWithRelations(sieve, a, b)) expected.add(x);
    found.push(...relations.map(({ x }) => x));
    if (sieve.polynomials >= 2) break;
  }
  expect(expected.size).toBeGreaterThan(20);
  expect(found.every((x) => expected.has(x))).toBe(true);
  expect(found.length).toBeGreaterThan(0.85 * expected.size);
});

/** The coefficients that were written last. */
function numbersAt({ kernel }: QuadraticSieve, count: number): bigint[] {
  const size = kernel.NUMBER_SIZE.value;
  return Array.from({ length: count }, (_, i) => {
    const address = kernel.polynomialAddress.value + i * size;
    const words = new BigInt64Array(kernel.memory.buffer, address, size / 8);
    return words.reduceRight((sum, word) => (sum << 64n) + BigInt.asUintN(64, word), 0n);
  }).map((value) => BigInt.asIntN(8 * size, value));
}

/** The x = 2·a·place + b for which all primes of (x² - kN)/4a but one large one are in the base. */
function placesWithRelations(sieve: QuadraticSieve, a: bigint, b: bigint): bigint[] {
  const { halfLength, largeFactor } = PARAMETERS;
  const bound = BigInt(Math.floor((sieve.primes.at(-1) ?? 0) * largeFactor));
  const places = Array.from(
    { length: 2 * halfLength },
    (_, i) => 2n * a * BigInt(i - halfLength) + b,
  );
  const values = places.map((x) => (x * x - sieve.kn) / (4n * a));
  const rests = [...values];
  for (const prime of sieve.primes.subarray(1)) {
    const p = BigInt(prime);
    for (let start = 0; start < Math.min(prime, places.length); start++) {
      if ((values[start] ?? 1n) % p !== 0n) continue;
      for (let i = start; i < places.length; i += prime) {
        while ((rests[i] ?? 1n) % p === 0n) rests[i] = (rests[i] ?? 1n) / p;
      }
    }
  }
  return places.filter((_, i) => {
    const rest = rests[i] ?? 0n;
    return rest < bound && -rest < bound;
  });
}
