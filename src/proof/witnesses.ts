// Elements whose orders modulo n determine residues of every divisor of n.

import { jacobiSymbol } from '../arithmetic/jacobi.js';
import { lucasV } from '../arithmetic/lucas-sequence.js';
import { gcd, inverse, modulo } from '../arithmetic/modular.js';
import { power } from '../arithmetic/pow-mod.js';
import { isSquare } from '../bigint/square-root.js';
import type { Steps } from '../steps/steps.js';
import type { MinusFactor, PlusFactor } from './certificate/certificate.js';
import { productOf } from './ecpp/smooth-part.js';

/**
 * The maximum number of bases or pairs of parameters. For a prime p, each fails with probability
 * 1/p.
 */
const TRIES = 100;

/** Bases are looked for up to this. */
const LIMIT = 1_000_000n;

/**
 * For each of some primes that divide n - 1, an a with a^(n-1) ≡ 1 and a^((n-1)/prime) - 1 prime to
 * n; 'composite' if n is found to be composite, undefined if no a is found.
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
    // Modulo n! + 1, all integers up to n are squares.
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
 * For each of some primes that divide n + 1, parameters P, Q, all of one discriminant D = P² - 4Q
 * with (D/n) = -1, such that U_(n+1) ≡ 0 and U_((n+1)/prime) is prime to n.
 *
 * With V of the parameters P²/Q - 2 and 1, V_k - 2 ≡ D·U_k²/Q^k. So for a prime n, V shows both
 * conditions, and its chain takes two products per bit. If V_(n+1) ≡ 2, they also prove n.
 */
export function* plusWitnesses(
  n: bigint,
  primes: readonly bigint[],
): Steps<PlusFactor[] | 'composite' | undefined> {
  const start = firstParameters(n);
  if (start === undefined) return undefined;
  const raise = (v: bigint, k: bigint): Steps<bigint> => lucasV(k, v, n);
  const found = new Map<bigint, readonly [bigint, bigint]>();
  let tries = 0;
  // All of the same discriminant.
  for (let [p, q] = start; p < LIMIT && tries < TRIES; [p, q] = [p + 2n, p + q + 1n]) {
    const missing = primes.filter((prime) => !found.has(prime));
    if (missing.length === 0) break;
    yield;
    // Otherwise 2 has no witness: modulo n! - 1, all integers up to n are squares.
    if (jacobiSymbol(q, n) !== -1) continue;
    tries++;
    const inverted = inverse(q, n);
    if (inverted === undefined) return 'composite';
    const order = productOf(missing);
    const v = yield* raise(modulo(p * p * inverted - 2n, n), (n + 1n) / order);
    if ((yield* raise(v, order)) !== 2n) return 'composite';
    let product = 1n;
    for (const { prime, value } of yield* cofactorPowers(v, missing, raise)) {
      if (value === 2n) continue;
      found.set(prime, [p, q]);
      product = (product * (value - 2n)) % n;
    }
    if (gcd(n, product) !== 1n) return 'composite';
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
 * For each prime, `raise` of the start to the product of all others: by halves, which share powers.
 */
function* cofactorPowers(
  start: bigint,
  primes: readonly bigint[],
  raise: (x: bigint, exponent: bigint) => Steps<bigint>,
): Steps<{ prime: bigint; value: bigint }[]> {
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
