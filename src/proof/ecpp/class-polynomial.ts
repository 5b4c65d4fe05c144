// Hilbert class polynomials by complex analysis (Atkin and Morain 1993, section 7), split over the
// genus field.
//
// The polynomial of D has as its roots the values of the modular function j at the forms of
// discriminant D. Over the field that has the square roots of all primes of D it splits into one
// factor for each genus. Let c(g) be a coefficient of the factor of genus g. For each character χ
// of genera there are d1·d2 = D, d1 > 0, such that χ is the Kronecker symbol (d1/·), and
//   b(χ) = Σ χ(g)·c(g) / √d1
// is an integer; conversely, c of the principal genus is the mean of b(χ)·√d1 over all χ. So
// that factor is known modulo N as soon as square roots of the primes of D are, and its degree is
// the class number over that of genera.

import type { Discriminant } from './discriminants.js';
import { type Complex, FixedPoint } from './fixed-point.js';

/** The coefficients of the factor of the principal genus. */
export interface GenusPolynomial {
  /**
   * For each power of x below the leading one, from x^0 on, the b(χ) in the order of `radicals`.
   */
  readonly coefficients: readonly (readonly bigint[])[];
  /**
   * For each χ the prime discriminants whose product is d1, and the sign of the product of their
   * square roots.
   */
  readonly radicals: readonly Radical[];
}

interface Radical {
  readonly primes: readonly number[];
  /** i² for each pair of negative ones: the product of their roots is sign·√d1. */
  readonly sign: bigint;
}

/** A reduced form a·x² + b·x·y + c·y². */
interface Form {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The most recent factors. Computing one takes from 0.1 ms to some 10 ms. */
const known = new Map<number, GenusPolynomial | undefined>();
const KNOWN_LIMIT = 500;

/** The factor for a discriminant; undefined after a loss of precision, which is not expected. */
export function genusPolynomial(discriminant: Discriminant): GenusPolynomial | undefined {
  const { size } = discriminant;
  if (!known.has(size)) {
    if (known.size >= KNOWN_LIMIT) known.clear();
    known.set(size, make(discriminant));
  }
  return known.get(size);
}

function make({ size, primes }: Discriminant): GenusPolynomial | undefined {
  const genera = new Map<string, Form[]>();
  for (const form of reducedForms(size)) {
    const key = primes.map((prime) => (character(prime, form) === 1 ? '+' : '-')).join('');
    genera.set(key, [...(genera.get(key) ?? []), form]);
  }
  const root = Math.sqrt(size);
  const heights = [...genera.values()].map((forms) =>
    forms.reduce((sum, { a }) => sum + (Math.PI * root) / (a * Math.LN2) + 2, 0),
  );
  const field = fieldOf(Math.max(...heights) + GUARD_BITS);
  const factors = [...genera].map(([key, forms]) => ({ key, factor: product(field, size, forms) }));
  const radicals = radicalsOf(primes);
  const coefficients: bigint[][] = [];
  for (let k = 0; k < (factors[0]?.factor.length ?? 0); k++) {
    const integers: bigint[] = [];
    for (const radical of radicals) {
      let sum = 0n;
      for (const { key, factor } of factors) {
        const negative = primes.filter((p, i) => radical.primes.includes(p) && key[i] === '-');
        sum += negative.length % 2 === 0 ? (factor[k] ?? 0n) : -(factor[k] ?? 0n);
      }
      const d1 = radical.primes.reduce((value, prime) => value * prime, 1);
      const quotient = field.divideReal(sum, field.squareRoot(BigInt(d1)));
      const integer = field.round(quotient);
      const off = quotient - integer * field.one;
      if ((off < 0n ? -off : off) * 1000n > field.one) return undefined;
      integers.push(integer);
    }
    coefficients.push(integers);
  }
  return { coefficients, radicals };
}

/** Bits by which the precision exceeds what the largest coefficient needs. */
const GUARD_BITS = 64;

let field = new FixedPoint(256);
let fieldBits = 256;

/** Numbers of at least this precision. */
function fieldOf(bits: number): FixedPoint {
  if (fieldBits < bits || fieldBits > 2 * bits + 256) {
    fieldBits = Math.ceil(bits / 128) * 128;
    field = new FixedPoint(fieldBits);
  }
  return field;
}

/** All reduced forms of discriminant -size, which are primitive, as it is fundamental. */
function reducedForms(size: number): Form[] {
  const forms: Form[] = [];
  for (let b = size % 2; 3 * b * b <= size; b += 2) {
    const product = (b * b + size) / 4;
    for (let a = Math.max(b, 1); a * a <= product; a++) {
      if (product % a !== 0) continue;
      const c = product / a;
      forms.push({ a, b, c });
      if (b > 0 && b < a && a < c) forms.push({ a, b: -b, c });
    }
  }
  return forms;
}

/**
 * The genus character of a prime discriminant: its Kronecker symbol with a value of the form that
 * has no factor in common.
 */
function character(prime: number, { a, b, c }: Form): number {
  const p = prime % 2 === 0 ? 2 : Math.abs(prime);
  const value = [a, c, a + b + c].find((candidate) => candidate % p !== 0) ?? 1;
  return kronecker(prime, value);
}

/** (prime/value) for a prime discriminant and a value > 0 without a common factor. */
function kronecker(prime: number, value: number): number {
  const low = value % 8;
  if (prime === -4) return low % 4 === 1 ? 1 : -1;
  if (prime === 8) return low === 1 || low === 7 ? 1 : -1;
  if (prime === -8) return low === 1 || low === 3 ? 1 : -1;
  // By reciprocity (p*/value) = (value/p); by Euler's criterion.
  const p = BigInt(Math.abs(prime));
  let result = 1n;
  let base = BigInt(value) % p;
  for (let exponent = (p - 1n) / 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = (result * base) % p;
    base = (base * base) % p;
  }
  return result === 1n ? 1 : -1;
}

/**
 * The d1 > 0 of all characters: of each set of primes or, if their product is negative, of the
 * others.
 */
function radicalsOf(primes: readonly number[]): Radical[] {
  const radicals: Radical[] = [];
  for (let set = 0; set < 2 ** (primes.length - 1); set++) {
    const inside = primes.filter((_, i) => ((set >> i) & 1) === 1);
    const chosen =
      negatives(inside) % 2 === 0 ? inside : primes.filter((prime) => !inside.includes(prime));
    radicals.push({ primes: chosen, sign: negatives(chosen) % 4 === 0 ? 1n : -1n });
  }
  return radicals;
}

function negatives(primes: readonly number[]): number {
  return primes.filter((prime) => prime < 0).length;
}

/**
 * The coefficients of ∏ (x - j(form)), from x^0 on, without the leading 1. They are real: a genus
 * has the inverse of each form.
 */
function product(field: FixedPoint, size: number, forms: readonly Form[]): bigint[] {
  let coefficients: bigint[] = [field.one];
  for (const form of forms) {
    if (form.b < 0) continue;
    const { re, im } = jInvariant(field, size, form);
    const paired = form.b > 0 && form.b < form.a && form.a < form.c;
    const norm = field.scale(re, re) + field.scale(im, im);
    const factor = paired ? [norm, -2n * re, field.one] : [-re, field.one];
    const next = new Array<bigint>(coefficients.length + factor.length - 1).fill(0n);
    for (const [i, x] of coefficients.entries()) {
      for (const [k, y] of factor.entries()) next[i + k] = (next[i + k] ?? 0n) + field.scale(x, y);
    }
    coefficients = next;
  }
  return coefficients.slice(0, -1);
}

/**
 * j at τ = (-b + √D) / 2a: (256·h + 1)³ / h with h = Δ(2τ)/Δ(τ) = q·(E(q²)/E(q))^24, q = e^(2πiτ),
 * where E(q) = Σ (-1)^k·q^(k(3k-1)/2) over all integers k (Euler's pentagonal numbers).
 */
function jInvariant(field: FixedPoint, size: number, { a, b }: Form): Complex {
  const height = field.scale(field.pi, field.squareRoot(BigInt(size))) / BigInt(a);
  const growth = field.exp(height);
  const turn = field.expI((-field.pi * BigInt(b)) / BigInt(a));
  const shrink = field.divideReal(field.one, growth);
  const q = { re: field.scale(turn.re, shrink), im: field.scale(turn.im, shrink) };
  const inverse = { re: field.scale(turn.re, growth), im: -field.scale(turn.im, growth) };
  const quotient = field.divide(euler(field, field.multiply(q, q)), euler(field, q));
  const eta = field.power(quotient, 24);
  const h = field.multiply(q, eta);
  const cube = field.power({ re: 256n * h.re + field.one, im: 256n * h.im }, 3);
  return field.multiply(field.divide(cube, eta), inverse);
}

function euler(field: FixedPoint, q: Complex): Complex {
  let { re, im } = { re: field.one, im: 0n };
  // q^(k(3k-1)/2) and q^(k(3k+1)/2); from one k to the next they grow by q^(3k+1) and q^(3k+2).
  let [lower, upper] = [q, field.multiply(q, q)];
  const cube = field.multiply(upper, q);
  let step = field.multiply(cube, q);
  for (let sign = -1n; ; sign = -sign) {
    if (isTiny(lower)) return { re, im };
    re += sign * (lower.re + upper.re);
    im += sign * (lower.im + upper.im);
    lower = field.multiply(lower, step);
    upper = field.multiply(upper, field.multiply(step, q));
    step = field.multiply(step, cube);
  }
}

function isTiny({ re, im }: Complex): boolean {
  return re >= -2n && re <= 2n && im >= -2n && im <= 2n;
}
