// Divisors and multiplicative functions from a factorisation.

import { fitsWord } from '../bigint/word.js';
import { IntegerRangeError, IntegerTypeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { finish } from '../steps/steps.js';
import { word } from '../wasm/word.js';
import { gcd } from './modular.js';
import { power } from './pow-mod.js';
import { splitByPrimes } from './split.js';

/** Primes up to this are divided out of φ(n). */
const TRIAL_BOUND = 2 ** 16;

/** A prime and its exponent. */
export interface PrimePower {
  readonly prime: Integer;
  readonly exponent: number;
}

/** The factorisation of an integer >= 1: its primes in any order, each once; none for 1. */
export type Factors = readonly PrimePower[];

/** Maximum divisors that {@link divisors} lists. */
const DIVISORS_LIMIT = 2 ** 22;

/**
 * All positive divisors, ascending.
 *
 * @param factors the factorisation; its primes are not tested for primality
 * @throws TypeError if it is not an array of { prime, exponent }
 * @throws RangeError for a prime below 2 or given twice, an exponent that is not a positive
 *   integer, or more than 2^22 divisors
 * @example divisors([{ prime: 2, exponent: 1 }, { prime: 3, exponent: 1 }]) // [1n, 2n, 3n, 6n]
 */
export function divisors(factors: Factors): bigint[] {
  const count = divisorCount(factors);
  if (count > DIVISORS_LIMIT) {
    throw new IntegerRangeError(`there are ${count} divisors: at most 2^22 can be listed`);
  }
  let all = [1n];
  for (const { prime, exponent } of read(factors)) {
    let factor = 1n;
    const known = all;
    for (let i = 0; i < exponent; i++) {
      factor *= prime;
      const power = factor;
      all = all.concat(known.map((divisor) => divisor * power));
    }
  }
  return all.sort((a, b) => (a < b ? -1 : 1));
}

/**
 * The number of positive divisors: d(n), OEIS A000005. The product of the exponents, each plus 1.
 *
 * @throws TypeError or RangeError as {@link divisors} does, without the limit on their number
 * @example divisorCount([{ prime: 2, exponent: 2 }, { prime: 3, exponent: 1 }]) // 6n
 */
export function divisorCount(factors: Factors): bigint {
  return read(factors).reduce((count, { exponent }) => count * BigInt(exponent + 1), 1n);
}

/**
 * Euler's φ, OEIS A000010: the number of integers from 1 to n that are coprime to n.
 *
 * @throws TypeError or RangeError as {@link divisorCount} does
 * @example totient([{ prime: 2, exponent: 2 }, { prime: 3, exponent: 1 }]) // 4n
 */
export function totient(factors: Factors): bigint {
  return read(factors).reduce((value, factor) => value * totientOf(factor), 1n);
}

/**
 * Carmichael's λ, OEIS A002322: the least m >= 1 such that a^m ≡ 1 modulo n for every a coprime to
 * n.
 *
 * @throws TypeError or RangeError as {@link divisorCount} does
 * @example carmichaelLambda([{ prime: 2, exponent: 3 }, { prime: 3, exponent: 1 }]) // 2n
 */
export function carmichaelLambda(factors: Factors): bigint {
  return read(factors).reduce((value, factor) => {
    const cyclic = factor.prime !== 2n || factor.exponent < 3;
    const order = cyclic ? totientOf(factor) : totientOf(factor) / 2n;
    return (value / gcd(value, order)) * order;
  }, 1n);
}

/**
 * Möbius' μ, OEIS A008683: 0 if a square above 1 divides n, else 1 for an even number of primes and
 * -1 for an odd one.
 *
 * @throws TypeError or RangeError as {@link divisorCount} does
 * @example moebius([{ prime: 2, exponent: 1 }, { prime: 3, exponent: 1 }]) // 1
 */
export function moebius(factors: Factors): -1 | 0 | 1 {
  const list = read(factors);
  if (list.some(({ exponent }) => exponent > 1)) return 0;
  return list.length % 2 === 0 ? 1 : -1;
}

/**
 * The least primitive root modulo n, OEIS A046145: a g in [0, n) whose powers are all residues
 * coprime to n; undefined if there is none. There is one modulo 1, 2, 4, p^k and 2·p^k for odd
 * primes p (Gauss, 1801).
 *
 * @param factors the factorisation of n
 * @param orderFactors primes of φ(n). Those below 2^16 may be omitted, and one other below 2^64
 * @throws TypeError or RangeError as {@link divisorCount} does, and RangeError if primes of φ(n)
 *   are missing
 * @example primitiveRoot([{ prime: 23, exponent: 1 }]) // 5n
 */
export function primitiveRoot(
  factors: Factors,
  orderFactors: readonly Integer[] = [],
): bigint | undefined {
  const list = read(factors);
  const odd = list.filter(({ prime }) => prime !== 2n);
  const twos = list.find(({ prime }) => prime === 2n)?.exponent ?? 0;
  if (odd.length > 1 || twos > 2 || (twos === 2 && odd.length === 1)) return undefined;
  const n = list.reduce((product, { prime, exponent }) => product * prime ** BigInt(exponent), 1n);
  if (n <= 2n) return n - 1n;
  if (n === 4n) return 3n;
  const order = totient(factors);
  const primes = primesOf(order, orderFactors);
  // An odd g has the same order modulo an odd n and modulo 2n.
  const modulus = twos === 1 ? n / 2n : n;
  for (let g = 2n; g < n; g++) {
    if (gcd(g, n) !== 1n) continue;
    if (primes.every((prime) => finish(power(g % modulus, order / prime, modulus)) !== 1n))
      return g;
  }
  return undefined;
}

/** The primes of φ(n): those given, and those that trial division finds. */
function primesOf(order: bigint, given: readonly Integer[]): bigint[] {
  const hints = read(given.map((prime) => ({ prime, exponent: 1 }))).map(({ prime }) => prime);
  const { primes, rest } = splitByPrimes(order, hints, TRIAL_BOUND);
  if (rest === 1n) return primes;
  if (fitsWord(rest) && word.kernel().isPrime(rest) !== 0) return [...primes, rest];
  throw new IntegerRangeError(
    `the factor ${rest} of φ(n) is not factored: pass the primes of φ(n) as the second argument`,
  );
}

interface CheckedPower {
  readonly prime: bigint;
  readonly exponent: number;
}

function totientOf({ prime, exponent }: CheckedPower): bigint {
  return (prime - 1n) * prime ** BigInt(exponent - 1);
}

/** @throws TypeError or RangeError if it is not a factorisation */
function read(factors: Factors): CheckedPower[] {
  if (!Array.isArray(factors)) {
    throw new IntegerTypeError(
      'the factorisation is not an array: pass an array of { prime, exponent }',
    );
  }
  const seen = new Set<bigint>();
  return factors.map((entry: unknown, index) => {
    const { prime, exponent } = (entry ?? {}) as Partial<Record<'prime' | 'exponent', unknown>>;
    assertInteger(prime, index);
    assertInteger(exponent, index);
    const p = BigInt(prime);
    if (p < 2n) throw new IntegerRangeError(`${p} at index ${index} is not prime`);
    if (seen.has(p)) throw new IntegerRangeError(`${p} at index ${index} is a duplicate`);
    if (exponent < 1 || exponent > Number.MAX_SAFE_INTEGER) {
      throw new IntegerRangeError(
        `exponent ${exponent} at index ${index} is out of range: pass 1 or more`,
      );
    }
    seen.add(p);
    return { prime: p, exponent: Number(exponent) };
  });
}
