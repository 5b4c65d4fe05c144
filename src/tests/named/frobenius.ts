// Tests in a quadratic extension (Grantham, Frobenius pseudoprimes, 2001).

import { jacobiSymbol } from '../../arithmetic/jacobi.js';
import { gcd, modulo } from '../../arithmetic/modular.js';
import { isSquare } from '../../bigint/square-root.js';
import { IntegerRangeError } from '../../input/errors.js';
import { assertInteger, type Integer } from '../../input/integer.js';
import { finish } from '../../steps/steps.js';
import { isProbablePrime } from '../probable.js';
import { type LucasParameters, lucasTerms } from './sequences.js';

/**
 * Whether a root α of x² - Px + Q behaves modulo n as it does modulo a prime: α^n is the other root
 * if (D/n) = -1, and α itself if (D/n) = 1, where D = P² - 4Q. In terms of Lucas sequences,
 * U_(n-(D/n)) ≡ 0, and V_(n-(D/n)) ≡ 2Q or 2.
 *
 * True for every prime; for P = 1, Q = -1 (Fibonacci) also for 4181, 5777, 6721 (OEIS A212424).
 * Without P and Q, Q is 2 and P the least odd integer with (D/n) = -1: then no composite that
 * passes is known.
 *
 * @param n an n that divides 2QD is decided by the general test
 * @throws TypeError if an argument is neither a number nor a bigint, or only one of P and Q is
 *   given
 * @throws RangeError for a number that is not a safe integer, a bigint of more than 131,072 bits,
 *   or if P² = 4Q or Q = 0
 * @example isFrobeniusProbablePrime(4181, 1, -1) // true, though 4181 is 37 · 113
 * @example isFrobeniusProbablePrime(4181) // false
 */
export function isFrobeniusProbablePrime(n: Integer, p?: Integer, q?: Integer): boolean {
  assertInteger(n);
  const number = BigInt(n);
  const given = p === undefined && q === undefined ? undefined : readParameters(p, q);
  if (number < 2n || (number & 1n) === 0n) return number === 2n;
  const parameters = given ?? leastParameters(number);
  if (parameters === undefined) return false;
  const d = parameters.p ** 2n - 4n * parameters.q;
  const common = gcd(number, modulo(2n * parameters.q * d, number));
  if (common !== 1n) return common === number && finish(isProbablePrime(number));
  const symbol = jacobiSymbol(d, number);
  const { u, v } = lucasTerms(number - BigInt(symbol), parameters, number);
  const expected = symbol === 1 ? 2n : 2n * parameters.q;
  return u === 0n && v === modulo(expected, number);
}

function readParameters(p: unknown, q: unknown): LucasParameters {
  assertInteger(p);
  assertInteger(q);
  const parameters = { p: BigInt(p), q: BigInt(q) };
  if (parameters.q === 0n || parameters.p ** 2n === 4n * parameters.q) {
    throw new IntegerRangeError(
      `P = ${p}, Q = ${q} are not valid parameters: Q and P² - 4Q must be nonzero`,
    );
  }
  return parameters;
}

/** Q = 2. In: odd n >= 3. Out: undefined for a square, or if a factor is found. */
function leastParameters(n: bigint): LucasParameters | undefined {
  // Its D, -7, 1, 17, …, are less than n or have no factor in common with it from here on.
  if (n < 50n) return finish(isProbablePrime(n)) ? { p: n, q: n } : undefined;
  for (let p = 1n, tries = 0; ; p += 2n, tries++) {
    const symbol = jacobiSymbol(p * p - 8n, n);
    if (symbol === -1) return { p, q: 2n };
    if (symbol === 0 && modulo(p * p - 8n, n) !== 0n) return undefined;
    if (tries === 20 && isSquare(n)) return undefined;
  }
}

/**
 * Paul Underwood's test: (z + 2)^(n+1) ≡ 2a + 5 modulo n and z² - az + 1, with the least a >= 0 for
 * which (a² - 4 / n) = -1, except some weaker ones. True for every prime. No composite that passes
 * is known, and there is none below 2^50.
 *
 * @throws TypeError or RangeError as {@link isFrobeniusProbablePrime} does
 * @example isFrobeniusUnderwoodProbablePrime(101) // true
 */
export function isFrobeniusUnderwoodProbablePrime(n: Integer): boolean {
  assertInteger(n);
  const number = BigInt(n);
  if (number < 2n || (number & 1n) === 0n) return number === 2n;
  if (number < 400n) return finish(isProbablePrime(number));
  const a = underwoodParameter(number);
  if (a === undefined) return false;
  const { rational, root } = underwoodPower(number, a);
  return rational === modulo(2n * a + 5n, number) && root === 0n;
}

/** The a for which the test is weaker, because a square divides 2a + 5 or a² - 4. */
const AVOIDED = new Set([2n, 4n, 7n, 8n, 10n, 14n, 16n, 18n]);

/**
 * In: odd n >= 400. Out: undefined for a square, or if n has a factor in common with a² - 4 or
 * 2a + 5.
 */
function underwoodParameter(n: bigint): bigint | undefined {
  for (let a = 0n, tries = 0; ; a++) {
    if (AVOIDED.has(a)) continue;
    const symbol = jacobiSymbol(a * a - 4n, n);
    if (symbol === -1) return gcd(n, (a + 2n) * (2n * a + 5n)) === 1n ? a : undefined;
    if (symbol === 0 && modulo(a * a - 4n, n) !== 0n) return undefined;
    if (tries++ === 20 && isSquare(n)) return undefined;
  }
}

/** (z + 2)^(n+1) = root·z + rational. */
function underwoodPower(n: bigint, a: bigint): { rational: bigint; root: bigint } {
  let [s, t] = [1n, 2n];
  for (const bit of (n + 1n).toString(2).slice(1)) {
    // (s·z + t)² = s·(a·s + 2t)·z + (t - s)(t + s).
    [s, t] = [modulo(s * (a * s + 2n * t), n), modulo((t - s) * (t + s), n)];
    // (s·z + t)(z + 2) = (s·(a + 2) + t)·z + 2t - s.
    if (bit === '1') [s, t] = [modulo(s * (a + 2n) + t, n), modulo(2n * t - s, n)];
  }
  return { rational: t, root: s };
}
