// Elements whose orders modulo n show what every divisor of n is like.

import { jacobiSymbol } from '../arithmetic/jacobi.js';
import { gcd, modulo } from '../arithmetic/modular.js';
import { power } from '../arithmetic/pow-mod.js';
import { isSquare } from '../bigint/square-root.js';
import type { Steps } from '../steps/steps.js';
import type { MinusFactor, PlusFactor } from './certificate/certificate.js';
import { productOf } from './ecpp/smooth-part.js';

/**
 * So many bases or pairs of parameters are tried; each is in vain for a prime p with a probability
 * of 1/p.
 */
const TRIES = 100;

/** Bases are looked for up to this. */
const LIMIT = 1_000_000n;

/**
 * For each of some primes that divide n - 1 an a with a^(n-1) ≡ 1 and a^((n-1)/prime) - 1 prime to
 * n; 'composite' if n is found to be, undefined if none is found.
 */
export function* minusWitnesses(
  n: bigint,
  primes: readonly bigint[],
): Steps<MinusFactor[] | 'composite' | undefined> {
  const raise = (x: bigint, exponent: bigint): Steps<bigint> => power(x, exponent, n);
  const found = new Map<bigint, bigint>();
  let tries = 0;
  for (let base = 2n; base < LIMIT && tries < TRIES; base++) {
    const missing = primes.filter((prime) => !found.has(prime));
    if (missing.length === 0) break;
    // Of n! + 1, all integers up to n are squares.
    if (jacobiSymbol(base, n) !== -1) continue;
    tries++;
    const order = productOf(missing);
    const start = yield* raise(base, (n - 1n) / order);
    if ((yield* raise(start, order)) !== 1n) return 'composite';
    let product = 1n;
    for (const { prime, value } of yield* cofactorPowers(start, missing, raise)) {
      if (value === 1n) continue;
      found.set(prime, base);
      product = (product * (value - 1n)) % n;
    }
    if (gcd(n, product) !== 1n) return 'composite';
  }
  if (found.size < primes.length) return undefined;
  return primes.map((prime) => ({ prime, witness: found.get(prime) ?? 0n }));
}

/**
 * For each of some primes that divide n + 1 parameters P, Q, all of one discriminant D = P² - 4Q
 * with (D/n) = -1, with U_(n+1) ≡ 0 and U_((n+1)/prime) prime to n.
 */
export function* plusWitnesses(
  n: bigint,
  primes: readonly bigint[],
): Steps<PlusFactor[] | 'composite' | undefined> {
  const start = firstParameters(n);
  if (start === undefined) return undefined;
  const found = new Map<bigint, readonly [bigint, bigint]>();
  let [p, q] = start;
  for (let tries = 0; tries < TRIES; tries++) {
    const missing = primes.filter((prime) => !found.has(prime));
    if (missing.length === 0) break;
    const field = new QuadraticField(n, p, q);
    const raise = (x: Element, exponent: bigint): Steps<Element> => field.power(x, exponent);
    const order = productOf(missing);
    const power = yield* raise({ rational: 0n, root: 1n }, (n + 1n) / order);
    if ((yield* raise(power, order)).root !== 0n) return 'composite';
    let product = 1n;
    for (const { prime, value } of yield* cofactorPowers(power, missing, raise)) {
      if (value.root === 0n) continue;
      found.set(prime, [p, q]);
      product = (product * value.root) % n;
    }
    if (gcd(n, product) !== 1n) return 'composite';
    // The same discriminant.
    [p, q] = [p + 2n, p + q + 1n];
  }
  if (found.size < primes.length) return undefined;
  return primes.map((prime) => {
    const [p, q] = found.get(prime) ?? [0n, 0n];
    return { prime, p, q };
  });
}

/** P = 1 and the least Q whose discriminant has the symbol -1; P and Q prime to n. */
function firstParameters(n: bigint): [bigint, bigint] | undefined {
  if (isSquare(n)) return undefined;
  for (let q = 2n; q < 1000n; q++) {
    for (const sign of [1n, -1n]) {
      if (jacobiSymbol(1n - 4n * sign * q, n) === -1 && gcd(n, q) === 1n) return [1n, sign * q];
    }
  }
  return undefined;
}

/**
 * start^(product / prime) for each of the primes: by halves, so that products of them serve many.
 */
function* cofactorPowers<T>(
  start: T,
  primes: readonly bigint[],
  raise: (x: T, exponent: bigint) => Steps<T>,
): Steps<{ prime: bigint; value: T }[]> {
  const [first] = primes;
  if (first === undefined) return [];
  if (primes.length === 1) return [{ prime: first, value: start }];
  const middle = primes.length >> 1;
  const [left, right] = [primes.slice(0, middle), primes.slice(middle)];
  const forLeft = yield* raise(start, productOf(right));
  const forRight = yield* raise(start, productOf(left));
  return [
    ...(yield* cofactorPowers(forLeft, left, raise)),
    ...(yield* cofactorPowers(forRight, right, raise)),
  ];
}

/** rational + root·α, in [0, n). */
interface Element {
  readonly rational: bigint;
  readonly root: bigint;
}

/** The integers modulo n with a root α of x² - P·x + Q: α^k = -Q·U_(k-1) + U_k·α. */
class QuadraticField {
  readonly #n: bigint;
  readonly #p: bigint;
  readonly #q: bigint;

  constructor(n: bigint, p: bigint, q: bigint) {
    this.#n = n;
    this.#p = p;
    this.#q = q;
  }

  *power(x: Element, exponent: bigint): Steps<Element> {
    let result: Element = { rational: 1n, root: 0n };
    for (const bit of exponent.toString(2)) {
      result = this.#multiply(result, result);
      if (bit === '1') result = this.#multiply(result, x);
      yield;
    }
    return result;
  }

  #multiply(x: Element, y: Element): Element {
    const roots = (x.root * y.root) % this.#n;
    return {
      rational: modulo(x.rational * y.rational - this.#q * roots, this.#n),
      root: modulo(x.rational * y.root + x.root * y.rational + this.#p * roots, this.#n),
    };
  }
}
