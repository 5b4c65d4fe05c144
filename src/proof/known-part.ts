// The known primes of n - 1 or n + 1, and whether they suffice for a proof.

import { isSquare } from '../bigint/square-root.js';

/** For an integer m: the part F, made of some of its primes, and m / F. */
export interface KnownPart {
  readonly primes: readonly bigint[];
  readonly known: bigint;
  readonly rest: bigint;
}

/**
 * The part of m made of the primes of the greatest powers, as few as suffice; undefined if all of
 * them do not suffice.
 *
 * In: primes that divide m, 2 among them. It is always taken.
 */
export function enoughOf(
  m: bigint,
  primes: readonly bigint[],
  isEnough: (part: KnownPart) => boolean,
): KnownPart | undefined {
  const powers = primes.map((prime) => ({ prime, power: greatestPower(m, prime) }));
  powers.sort((a, b) => (a.prime === 2n ? -1 : b.prime === 2n || a.power < b.power ? 1 : -1));
  const chosen: bigint[] = [];
  let known = 1n;
  for (const { prime, power } of powers) {
    chosen.push(prime);
    known *= power;
    const part = { primes: chosen, known, rest: m / known };
    if (isEnough(part)) return part;
  }
  return undefined;
}

/** The greatest power of a prime that divides m. By squares, as it may be a high one. */
function greatestPower(m: bigint, prime: bigint): bigint {
  if (m % prime !== 0n) return 1n;
  const root = greatestPower(m / prime, prime * prime);
  const squares = root * prime;
  return m % (squares * prime) === 0n ? squares * prime : squares;
}

/**
 * Whether F = `known` decides: F³ > n, as PARI requires. Theorem 5 of Brillhart, Lehmer and
 * Selfridge (1975) requires only n < (F + 1)·(2F² + (r - 1)·F + 1).
 */
export function isEnoughMinus(n: bigint, { known }: KnownPart): boolean {
  return known ** 3n > n;
}

/**
 * The end of that theorem. Every divisor of n is 1 modulo F. If n = (aF + 1)(bF + 1), then rest =
 * abF + a + b, where ab is even, and a + b < 2F by the bound: so a + b = r and ab = 2s, and r² - 8s
 * = (a - b)².
 *
 * In: F enough. Out: whether n is prime.
 */
export function isPrimeByMinus({ known, rest }: KnownPart): boolean {
  const [s, r] = [rest / (2n * known), rest % (2n * known)];
  const square = r * r - 8n * s;
  return s === 0n || square < 0n || !isSquare(square);
}

/** Whether F decides n + 1: (F - 1)³ > n. */
export function isEnoughPlus(n: bigint, { known }: KnownPart): boolean {
  return (known - 1n) ** 3n > n;
}

/**
 * Every divisor of n is 1 or -1 modulo F. If n = (aF + 1)(bF - 1), then rest = abF + b - a, and a,
 * b < F: so b - a is one of two remainders u, and with v = ab, u² + 4v = (a + b)².
 *
 * In: F enough. Out: whether n is prime for certain; it may be, if not.
 */
export function isPrimeByPlus({ known, rest }: KnownPart): boolean {
  const [s, r] = [rest / known, rest % known];
  return [
    [r, s],
    [r - known, s + 1n],
  ].every(([u = 0n, v = 0n]) => v < 1n || !isSquare(u * u + 4n * v));
}
