import { expect, test } from 'vitest';
import { genusPolynomial } from '../../src/proof/ecpp/class-polynomial.js';
import { normEquation, tracesOf } from '../../src/proof/ecpp/cornacchia.js';
import { type Discriminant, discriminantsOf } from '../../src/proof/ecpp/discriminants.js';

const STAGES = [0, 1, 2, 3, 4];

function discriminant(size: number): Discriminant {
  const found = STAGES.flatMap((stage) => [...(discriminantsOf(stage) ?? [])]);
  const one = found.find((candidate) => candidate.size === size);
  if (one === undefined) throw new Error(`-${size} is not listed`);
  return one;
}

test('the discriminants of class numbers 1 to 4 that are as small as the bounds of degrees', () => {
  // The complete lists of Heegner, Baker, Stark and Oesterlé: 9, 18, 16 and 54 fields.
  const all = STAGES.flatMap((stage) => [...(discriminantsOf(stage) ?? [])]);
  const counts = [1, 2, 3, 4].map((h) => all.filter((one) => one.classNumber === h).length);
  expect(counts).toEqual([9, 18, 16, 54]);
  expect(new Set(all.map(({ size }) => size)).size).toBe(all.length);
  for (const { size, primes } of all) {
    expect(primes.reduce((product, prime) => product * prime, 1)).toBe(-size);
  }
  expect(discriminantsOf(5)).toBeUndefined();
});

test.each([
  [3, 0n],
  [4, -(12n ** 3n)],
  [7, 15n ** 3n],
  [8, -(20n ** 3n)],
  [11, 32n ** 3n],
  [19, 96n ** 3n],
  [43, 960n ** 3n],
  [67, 5280n ** 3n],
  [163, 640320n ** 3n],
])('j of -%i is an integer', (size, minusJ) => {
  expect(genusPolynomial(discriminant(size))?.coefficients).toEqual([[minusJ]]);
});

test('of -23: three classes, one genus', () => {
  // Cohen, A Course in Computational Algebraic Number Theory, section 7.6.
  expect(genusPolynomial(discriminant(23))?.coefficients).toEqual([
    [12771880859375n],
    [-5151296875n],
    [3491750n],
  ]);
});

test('of -15: a factor over √5, whose norm is the class polynomial', () => {
  const polynomial = genusPolynomial(discriminant(15));
  expect(polynomial?.radicals.map(({ primes }) => primes)).toEqual([[], [5]]);
  const [a = 0n, b = 0n] = polynomial?.coefficients[0] ?? [];
  // x² + 191025·x - 121287375.
  expect([a, (a * a - 5n * b * b) / 4n]).toEqual([191025n, -121287375n]);
});

test('is exact for the first 250 discriminants', () => {
  for (const one of (discriminantsOf(1) ?? []).slice(0, 250)) {
    expect(genusPolynomial(one)?.coefficients.length, `-${one.size}`).toBe(one.degree);
  }
});

test('norms', () => {
  // 4 · 1000003 = t² + 163·v² or not, by trying all v.
  for (const [n, size] of [
    [1000003, 3],
    [1000033, 4],
    [1000033, 7],
    [1000003, 163],
    [999983, 23],
  ] as const) {
    let root = 0;
    while ((root * root + size) % n !== 0 && root < n) root++;
    if (root === n) continue;
    const norm = normEquation(BigInt(n), BigInt(size), BigInt(root));
    let expected: [bigint, bigint] | undefined;
    for (let v = 0; size * v * v <= 4 * n; v++) {
      const t = Math.sqrt(4 * n - size * v * v);
      if (Number.isInteger(t)) expected = [BigInt(t), BigInt(v)];
    }
    expect(norm === undefined).toBe(expected === undefined);
    if (norm === undefined) continue;
    expect(norm.t ** 2n + BigInt(size) * norm.v ** 2n).toBe(4n * BigInt(n));
    for (const t of tracesOf(size, norm)) expect(t * t <= 4n * BigInt(n)).toBe(true);
  }
});
