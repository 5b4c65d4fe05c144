import { describe, expect, test } from 'vitest';
import {
  carmichaelLambda,
  divisorCount,
  divisors,
  type Factors,
  IntegerRangeError,
  IntegerTypeError,
  moebius,
  primitiveRoot,
  totient,
} from '../../src/arithmetic.js';

function factorsOf(n: number): Factors {
  const factors: { prime: number; exponent: number }[] = [];
  let rest = n;
  for (let prime = 2; rest > 1; prime++) {
    let exponent = 0;
    for (; rest % prime === 0; rest /= prime) exponent++;
    if (exponent > 0) factors.push({ prime, exponent });
  }
  return factors;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/** The order of a modulo n. */
function orderOf(a: number, n: number): number {
  let [power, order] = [a % n, 1];
  for (; power !== 1 % n; order++) power = (power * a) % n;
  return order;
}

describe('for all n up to 300, by their definitions', () => {
  test.each(upTo(300))('%i', (n) => {
    const factors = factorsOf(n);
    const units = upTo(n).filter((a) => gcd(a, n) === 1);
    const expected = upTo(n).filter((d) => n % d === 0);
    expect(divisors(factors).map(Number)).toEqual(expected);
    expect(divisorCount(factors)).toBe(BigInt(expected.length));
    expect(totient(factors)).toBe(BigInt(units.length));
    const orders = units.map((a) => orderOf(a, n));
    const exponent = orders.reduce((m, order) => (m / gcd(m, order)) * order, 1);
    expect(carmichaelLambda(factors)).toBe(BigInt(exponent));
    const root = upTo(n)
      .map((a) => a - 1)
      .find((a) => gcd(a, n) === 1 && orderOf(a, n) === units.length);
    expect(primitiveRoot(factors)).toBe(root === undefined ? undefined : BigInt(root));
  });
});

test("Möbius' function sums to 0 over the divisors of each n > 1", () => {
  for (let n = 1; n <= 200; n++) {
    const sum = upTo(n)
      .filter((d) => n % d === 0)
      .reduce((total, d) => total + moebius(factorsOf(d)), 0);
    expect(sum).toBe(n === 1 ? 1 : 0);
  }
});

test('a primitive root of a large prime', () => {
  const p = 2n ** 127n - 1n;
  const factors = [{ prime: p, exponent: 1 }];
  expect(() => primitiveRoot(factors)).toThrow(/pass the primes of φ\(n\)/);
  // p - 1 by Lucas.
  const large = [77158673929n, 649657n, 92737n, 337n];
  expect(primitiveRoot(factors, large)).toBe(43n);
  expect(() => primitiveRoot(factors, [4n, 101n])).toThrow(IntegerRangeError);
});

test('refuses an invalid factorisation', () => {
  expect(() => divisors('12' as never)).toThrow(IntegerTypeError);
  expect(() => divisors([null] as never)).toThrow(IntegerTypeError);
  expect(() => totient([{ prime: 1, exponent: 1 }])).toThrow(IntegerRangeError);
  expect(() => totient([{ prime: 2, exponent: 0 }])).toThrow(IntegerRangeError);
  expect(() => totient([{ prime: 2, exponent: 1.5 }])).toThrow(IntegerRangeError);
  expect(() =>
    moebius([
      { prime: 2, exponent: 1 },
      { prime: 2n, exponent: 1 },
    ]),
  ).toThrow(IntegerRangeError);
  expect(() => divisors([{ prime: 2, exponent: 2 ** 23 }])).toThrow(/divisors/);
});
