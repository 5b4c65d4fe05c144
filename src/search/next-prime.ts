// The primes next to an integer.

import { decideBigInSlices } from '../big/big-prime.js';
import { finish, type Slices } from '../big/slices.js';
import { assertInteger, BIG, type Integer } from '../integer.js';
import { kernel } from '../kernel.js';
import { candidatesBeyond, type Direction } from './candidates.js';

/**
 * The least prime greater than n, of which {@link isPrime} says how sure it is.
 *
 * Takes some microseconds below 2^64, and milliseconds to seconds from 512 to 4096 bits; `pool.nextPrime` uses
 * all cores.
 *
 * The primes go on beyond what {@link isPrime} takes: above the last of 131,072 bits, the answer has a bit more.
 *
 * @param n a bigint of up to 131,072 bits, or a number that is a safe integer
 * @throws TypeError or RangeError as {@link isPrime} does
 * @example nextPrime(7) // 11n
 * @example nextPrime(-5) // 2n
 */
export function nextPrime(n: Integer): bigint {
  assertInteger(n);
  return finish(primeAbove(BigInt(n)));
}

/**
 * The greatest prime less than n, or undefined if n is 2 or less.
 *
 * @param n a bigint of up to 131,072 bits, or a number that is a safe integer
 * @throws TypeError or RangeError as {@link isPrime} does
 * @example previousPrime(7) // 5n
 * @example previousPrime(2) // undefined
 */
export function previousPrime(n: Integer): bigint | undefined {
  assertInteger(n);
  return finish(primeBelow(BigInt(n)));
}

/**
 * The least prime greater than n, in slices.
 *
 * @internal
 */
export function* primeAbove(n: bigint): Slices<bigint> {
  if (n < 2n) return 2n;
  return smallPrimeAbove(n) ?? (yield* firstPrime(yield* candidatesBeyond(n < BIG ? BIG : n, 1)));
}

/**
 * The greatest prime less than n, in slices.
 *
 * @internal
 */
export function* primeBelow(n: bigint): Slices<bigint | undefined> {
  if (n <= 2n) return undefined;
  // 2^64 + 13 is the first prime from 2^64 on.
  if (n <= BIG + 13n) return smallPrimeBelow(n < BIG ? n : BIG);
  return yield* firstPrime(yield* candidatesBeyond(n, -1));
}

function* firstPrime(candidates: Iterable<bigint>): Slices<bigint> {
  for (const n of candidates) if (yield* decideBigInSlices(n, 0)) return n;
  throw new Error('candidates are without end');
}

/** The least prime in (n, 2^64), if there is one. In: n >= 2. */
function smallPrimeAbove(n: bigint): bigint | undefined {
  if (n === 2n) return 3n;
  const { isPrime } = kernel();
  for (let candidate = (n + 1n) | 1n; candidate < BIG; candidate += 2n) {
    if (isPrime(candidate) !== 0) return candidate;
  }
  return undefined;
}

/** The greatest prime below n. In: 2 < n <= 2^64. */
function smallPrimeBelow(n: bigint): bigint {
  if (n === 3n) return 2n;
  const { isPrime } = kernel();
  let candidate = (n & 1n) === 1n ? n - 2n : n - 1n;
  while (isPrime(candidate) === 0) candidate -= 2n;
  return candidate;
}

/**
 * Whether the search from n stays with integers of 2^64 and more, for which workers may be worth their while.
 *
 * @internal
 */
export function isBigSearch(n: bigint, direction: Direction): boolean {
  return direction === 1 ? n >= BIG : n > BIG + 13n;
}
