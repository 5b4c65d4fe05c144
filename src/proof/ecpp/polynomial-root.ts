// A root of a polynomial modulo n that splits into linear factors if n is prime.

import { inverse, modulo } from '../../arithmetic/modular.js';
import type { SquareRoots } from '../../arithmetic/square-root.js';
import type { Steps } from '../../steps/steps.js';

/** The coefficients from x^0 on, in [0, n), the last one not 0. */
type Polynomial = readonly bigint[];

/** Each split fails for less than half of all shifts. */
const TRIES = 40;

/**
 * By the quadratic formula, or the algorithm of Cantor and Zassenhaus (1981): x + shift is a square
 * at about half of all roots.
 *
 * In: a polynomial with leading coefficient 1. Out: a root, or undefined if none is found, as when
 * n is composite.
 */
export function* findRoot(polynomial: Polynomial, roots: SquareRoots): Steps<bigint | undefined> {
  const { n } = roots;
  let rest = polynomial;
  let shift = 1n;
  for (let tries = 0; rest.length > 3 && tries < TRIES; tries++, shift++) {
    const power = yield* powerOfLinear(shift, (n - 1n) / 2n, rest, n);
    const shared = divisor(rest, subtractOne(power, n), n);
    if (shared === undefined) return undefined;
    const degree = shared.length - 1;
    if (degree === 0 || degree === rest.length - 1) continue;
    if (2 * degree <= rest.length - 1) rest = shared;
    else {
      const other = quotient(rest, shared, n);
      if (other === undefined) return undefined;
      rest = other;
    }
  }
  if (rest.length > 3) return undefined;
  const [c = 0n, b = 0n] = rest;
  if (rest.length === 2) return modulo(-c, n);
  const root = yield* roots.root(modulo(b * b - 4n * c, n));
  if (root === undefined) return undefined;
  const twice = root - b;
  return modulo((twice & 1n) === 0n ? twice / 2n : (twice + n) / 2n, n);
}

/** (x + shift)^exponent modulo a monic polynomial and n. */
function* powerOfLinear(
  shift: bigint,
  exponent: bigint,
  by: Polynomial,
  n: bigint,
): Steps<bigint[]> {
  const degree = by.length - 1;
  let result: bigint[] = [1n];
  let steps = 0;
  for (const bit of exponent.toString(2)) {
    const product = new Array<bigint>(2 * degree).fill(0n);
    for (let i = 0; i < result.length; i++) {
      const x = result[i] ?? 0n;
      product[2 * i] = (product[2 * i] ?? 0n) + x * x;
      for (let k = i + 1; k < result.length; k++) {
        product[i + k] = (product[i + k] ?? 0n) + 2n * x * (result[k] ?? 0n);
      }
    }
    if (bit === '1') {
      for (let i = product.length - 1; i >= 0; i--) {
        product[i] = (product[i] ?? 0n) * shift + (product[i - 1] ?? 0n);
      }
    }
    for (let i = product.length - 1; i >= degree; i--) {
      const top = (product[i] ?? 0n) % n;
      if (top === 0n) continue;
      for (let k = 0; k < degree; k++) {
        product[i - degree + k] = (product[i - degree + k] ?? 0n) - top * (by[k] ?? 0n);
      }
    }
    result = product.slice(0, degree).map((x) => x % n);
    if (++steps % 32 === 0) yield;
  }
  return result.map((x) => modulo(x, n));
}

function subtractOne(polynomial: Polynomial, n: bigint): Polynomial {
  return polynomial.map((x, i) => (i === 0 ? modulo(x - 1n, n) : x));
}

/** The greatest common divisor, monic; undefined where n is found to be composite. */
function divisor(a: Polynomial, b: Polynomial, n: bigint): Polynomial | undefined {
  let x: Polynomial = a;
  let y = monic(b, n);
  while (y !== undefined && y.length > 0) {
    const next = monic(divide(x, y, n).rest, n);
    x = y;
    y = next;
  }
  return y && x;
}

function quotient(a: Polynomial, b: Polynomial, n: bigint): Polynomial | undefined {
  return monic(divide(a, b, n).quotient, n);
}

/** In: b monic. */
function divide(
  a: Polynomial,
  b: Polynomial,
  n: bigint,
): { quotient: Polynomial; rest: Polynomial } {
  const rest = [...a];
  const degree = b.length - 1;
  const result: bigint[] = [];
  for (let i = rest.length - 1; i >= degree; i--) {
    const top = modulo(rest[i] ?? 0n, n);
    result.unshift(top);
    for (let k = 0; k <= degree; k++) {
      rest[i - degree + k] = (rest[i - degree + k] ?? 0n) - top * (b[k] ?? 0n);
    }
  }
  return { quotient: result, rest: rest.slice(0, degree).map((x) => modulo(x, n)) };
}

/** Without leading zeros, and made monic; undefined if the leading coefficient has no inverse. */
function monic(polynomial: Polynomial, n: bigint): Polynomial | undefined {
  let length = polynomial.length;
  while (length > 0 && polynomial[length - 1] === 0n) length--;
  if (length === 0) return [];
  const factor = inverse(polynomial[length - 1] ?? 0n, n);
  if (factor === undefined) return undefined;
  return polynomial.slice(0, length).map((x) => (x * factor) % n);
}
