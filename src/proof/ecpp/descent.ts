// Proofs by elliptic curves (Atkin and Morain, Elliptic curves and primality proving, 1993).
//
// For a discriminant D with 4n = t² + |D|·v² there are curves modulo n of n + 1 ± t points. If one of these numbers is s·q with a probable
// prime q, s made of small primes, then n is prime if q is, and a point shows it. So it goes down from n to below 2^64. Where no D gives such a q,
// the number above takes its next one.

import { jacobiSymbol } from '../../arithmetic/jacobi.js';
import { inverse, modulo } from '../../arithmetic/modular.js';
import { SquareRoots } from '../../arithmetic/square-root.js';
import { bitLength } from '../../bigint/bit-length.js';
import { WORD_LIMIT } from '../../bigint/word.js';
import type { Steps } from '../../steps/steps.js';
import { isProbableWithoutFactors } from '../../tests/probable.js';
import type { EcppStep } from '../certificate/certificate.js';
import { genusPolynomial } from './class-polynomial.js';
import { normEquation, tracesOf } from './cornacchia.js';
import { multiplyPoint, type Point } from './curve.js';
import { type Discriminant, discriminantsOf } from './discriminants.js';
import { integerRoot } from './fixed-point.js';
import { findRoot } from './polynomial-root.js';
import { roughParts, smoothBound } from './smooth-part.js';
import { curveThrough, specialCurve } from './twists.js';

/** How a search stands, for whoever waits for it. */
export interface Descent {
  /** Bits of the number that is being worked on. */
  bits: number;
  /** How often a number was given up and the one above it took its next. */
  backtracks: number;
}

/** A curve's number of points m = n + 1 - t = s·q, and its discriminant. */
interface Order {
  readonly discriminant: Discriminant;
  readonly t: bigint;
  /** The other t of this discriminant, too. */
  readonly traces: readonly bigint[];
  readonly q: bigint;
}

/** Curves of a number are tried this often before its next order: twists are taken at random. */
const CURVES = 24;

/**
 * The steps from n >= 2^64 down to below 2^64; undefined if the discriminants do not suffice, as for composites.
 *
 * In: a probable prime.
 */
export function* descend(n: bigint, descent: Descent): Steps<EcppStep[] | undefined> {
  const levels = [new Level(n)];
  const steps: EcppStep[] = [];
  for (;;) {
    const level = levels.at(-1);
    if (level === undefined) return undefined;
    descent.bits = bitLength(level.n);
    const step = yield* level.next();
    if (step === undefined) {
      descent.backtracks++;
      levels.pop();
      steps.pop();
      continue;
    }
    steps.push(step.step);
    if (step.q < WORD_LIMIT) return steps;
    levels.push(new Level(step.q));
  }
}

/** The search for steps from one number. */
class Level {
  readonly n: bigint;
  readonly #roots: SquareRoots;
  readonly #bound: number;
  /** Orders are listed so many at a time, as about one in twice as many has a prime q. */
  readonly #batch: number;
  readonly #greatest: bigint;
  /** The least q that proves n is above this. */
  readonly #least: bigint;
  /** Orders that are still to be tried, those with the least q last. */
  #orders: Order[] = [];
  #stage = 0;
  #place = 0;
  readonly #rootsOfPrimes = new Map<number, bigint | undefined>();

  constructor(n: bigint) {
    const bits = bitLength(n);
    this.n = n;
    this.#roots = new SquareRoots(n);
    this.#bound = smoothBound(bits);
    this.#batch = Math.ceil(bits / (5 * Math.log2(this.#bound)));
    this.#greatest = n >> 3n;
    this.#least = (integerRoot(integerRoot(n)) + 2n) ** 2n;
  }

  /** The next step from n; undefined if there is none. */
  *next(): Steps<{ step: EcppStep; q: bigint } | undefined> {
    for (;;) {
      const order = this.#orders.pop();
      if (order === undefined) {
        if (!(yield* this.#list())) return undefined;
        continue;
      }
      yield;
      if (!(yield* isProbableWithoutFactors(order.q))) continue;
      const step = yield* this.#stepOf(order);
      if (step !== undefined) return { step, q: order.q };
    }
  }

  /** Lists more orders. Out: whether there may be any. */
  *#list(): Steps<boolean> {
    const { n } = this;
    const found: Omit<Order, 'q'>[] = [];
    while (found.length < this.#batch) {
      const discriminant = discriminantsOf(this.#stage)?.[this.#place++];
      if (discriminant === undefined) {
        this.#place = 0;
        if (discriminantsOf(++this.#stage) === undefined) break;
        continue;
      }
      const root = yield* this.#rootOf(discriminant);
      if (root === undefined) continue;
      const norm = normEquation(n, BigInt(discriminant.size), root);
      if (norm === undefined) continue;
      const traces = tracesOf(discriminant.size, norm);
      for (const t of traces) found.push({ discriminant, t, traces });
      yield;
    }
    if (found.length === 0) return false;
    const rough = roughParts(
      found.map(({ t }) => n + 1n - t),
      this.#bound,
    );
    this.#orders = found
      .map((order, i) => ({ ...order, q: rough[i] ?? 1n }))
      .filter(({ q }) => q > this.#least && q < this.#greatest)
      .sort((a, b) => (a.q < b.q ? 1 : -1));
    return true;
  }

  /** A square root of D modulo n, if each of its primes has one. */
  *#rootOf({ primes }: Discriminant): Steps<bigint | undefined> {
    if (!primes.every((prime) => jacobiOf(prime, this.n) === 1)) return undefined;
    let product = 1n;
    for (const prime of primes) {
      const root = yield* this.#rootOfPrime(prime);
      if (root === undefined) return undefined;
      product = (product * root) % this.n;
    }
    return product;
  }

  *#rootOfPrime(prime: number): Steps<bigint | undefined> {
    if (!this.#rootsOfPrimes.has(prime)) {
      const root = yield* this.#roots.root(modulo(BigInt(prime), this.n));
      this.#rootsOfPrimes.set(prime, root);
    }
    return this.#rootsOfPrimes.get(prime);
  }

  /** A curve of this order with a point that proves n, if q is prime. */
  *#stepOf({ discriminant, t, traces, q }: Order): Steps<EcppStep | undefined> {
    const { n } = this;
    const s = (n + 1n - t) / q;
    const { size } = discriminant;
    const special = size <= 4 ? yield* specialCurve(size, t, traces, n) : undefined;
    const k = size <= 4 ? undefined : yield* this.#parameter(discriminant);
    const wrong = new Set<bigint>();
    for (let i = 1n; i <= CURVES; i++) {
      const curve = k === undefined ? special : curveThrough(k, i, n);
      if (curve === undefined) return undefined;
      const { a, point, twist } = curve;
      if (wrong.has(twist)) continue;
      const multiple = yield* multiplyPoint(point, s, a, n);
      if (multiple === 'composite') return undefined;
      if (multiple === undefined) continue;
      const end = yield* multiplyPoint(multiple, q, a, n);
      if (end === 'composite') return undefined;
      if (end === undefined && isRegular(a, point, n)) {
        return { type: 'ecpp', n, t, s, a, x: point.x, y: point.y };
      }
      wrong.add(twist);
    }
    return undefined;
  }

  /** k = j/(1728 - j) for a root j of the class polynomial modulo n: its curves are the twists of y² = x³ + 3k·x + 2k. */
  *#parameter(discriminant: Discriminant): Steps<bigint | undefined> {
    const { n } = this;
    const polynomial = genusPolynomial(discriminant);
    if (polynomial === undefined) return undefined;
    const { coefficients, radicals } = polynomial;
    const roots = radicals.map(({ primes, sign }) =>
      primes.reduce(
        (product, prime) => (product * (this.#rootsOfPrimes.get(prime) ?? 0n)) % n,
        sign,
      ),
    );
    const share = inverse(BigInt(radicals.length), n);
    if (share === undefined) return undefined;
    const modular = coefficients.map((integers) => {
      const sum = integers.reduce((all, integer, i) => all + integer * (roots[i] ?? 0n), 0n);
      return modulo(sum * share, n);
    });
    const j = yield* findRoot([...modular, 1n], this.#roots);
    const factor = j && inverse(1728n - j, n);
    return j && factor && (j * factor) % n;
  }
}

function jacobiOf(prime: number, n: bigint): number {
  return jacobiSymbol(BigInt(prime), n);
}

/** Whether the discriminant of the curve is prime to n. */
function isRegular(a: bigint, { x, y }: Point, n: bigint): boolean {
  const b = y * y - x * x * x - a * x;
  return inverse(4n * a * a * a + 27n * b * b, n) !== undefined;
}
