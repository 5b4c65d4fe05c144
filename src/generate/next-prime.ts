// The next and the previous prime.

import { fitsWord } from '../bigint/word.js';
import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { MAX_BITS } from '../input/limits.js';
import { isPrimeInSteps, isPrimeInteger } from '../primality/decide.js';
import { finish, type Steps } from '../steps/steps.js';
import { candidatesBeyond, type Direction } from './candidates.js';

/**
 * The least prime greater than n, as {@link isPrime} decides.
 *
 * Synchronous, and cannot be stopped. Takes microseconds below 2^64, milliseconds to seconds from
 * 512 to 4096 bits, days at the limit. `pool.nextPrime` uses all cores, keeps the thread free, and
 * can be stopped.
 *
 * @param n a bigint of up to 131,072 bits, or a number that is a safe integer
 * @throws TypeError or RangeError as {@link isPrime} does, and RangeError if no prime of up to
 *   131,072 bits is greater
 * @example nextPrime(7) // 11n
 * @example nextPrime(-5) // 2n
 */
export function nextPrime(n: Integer): bigint {
  assertInteger(n);
  return found(finish(primeBeyond(BigInt(n), 1)));
}

/**
 * The greatest prime less than n, or undefined if n is 2 or less. Takes as long as
 * {@link nextPrime}.
 *
 * @param n a bigint of up to 131,072 bits, or a number that is a safe integer
 * @throws TypeError or RangeError as {@link isPrime} does
 * @example previousPrime(7) // 5n
 * @example previousPrime(2) // undefined
 */
export function previousPrime(n: Integer): bigint | undefined {
  assertInteger(n);
  return finish(primeBeyond(BigInt(n), -1));
}

/**
 * The prime next to n, in steps; undefined if there is none, below 2 or up to the limit of size.
 *
 * @internal
 */
export function* primeBeyond(n: bigint, direction: Direction): Steps<bigint | undefined> {
  for (const candidate of yield* candidatesBeyond(n, direction)) {
    // A generator takes longer than the decision of a word.
    const prime = fitsWord(candidate)
      ? isPrimeInteger(candidate)
      : yield* isPrimeInSteps(candidate);
    if (prime) return candidate;
  }
  return undefined;
}

/**
 * The prime that a search upwards has found.
 *
 * @throws IntegerRangeError if it would have had to leave the limit of size
 *
 * @internal
 */
export function found(prime: bigint | undefined): bigint {
  if (prime !== undefined) return prime;
  throw new IntegerRangeError(
    `no prime of up to ${MAX_BITS} bits is greater: the limit is ${MAX_BITS} bits`,
  );
}
