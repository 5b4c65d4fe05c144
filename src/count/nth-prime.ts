// The n-th prime: about where R(x) = n, counted there, and from there by a sieve.

import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { finish, type Steps } from '../steps/steps.js';
import { inverseRiemann } from './approximation.js';
import { type KthPrime, kthPrime } from './kth-prime.js';
import { COUNT_LIMIT, PRIMES_TO_LIMIT } from './limits.js';
import { piSteps } from './pi.js';
import { SMALL_LIMIT, smallPrime } from './small-table.js';

/** Up to this many primes, a sieve from `from` is faster than counting: about 10^7 numbers. */
const NEAR = 2n ** 18n;

/**
 * The n-th prime; with `from`, the n-th of those that are `from` or more. `nthPrime(1)` is 2.
 *
 * By the inverse of Riemann's R with Gram's series (Gram 1884), π there (Gourdon 2001), and a sieve
 * for the rest: about 6 ms for n = 10^9, 30 ms for 10^11, 0.6 s for 10^13, 8 s for 10^15. Memory as
 * {@link countPrimes}.
 *
 * @param n from 1 to 234,057,667,276,344,607, for a prime up to 10^19
 * @returns a number, or a bigint if n or `from` is one
 * @throws TypeError if n or `from` is neither a number nor a bigint
 * @throws RangeError if one is a number but not a safe integer; if n is below 1 or the prime beyond
 *   10^19; if it is beyond 2^53-1 and all arguments are numbers
 * @example nthPrime(10 ** 6) // 15485863
 * @example nthPrime(3, 100) // 107
 */
export function nthPrime(n: number, from?: number): number;
export function nthPrime(n: Integer, from?: Integer): number | bigint;
export function nthPrime(n: Integer, from: Integer = 0): number | bigint {
  const { place, first } = nthPrimeInput(n, from);
  const wide = typeof n === 'bigint' || typeof from === 'bigint';
  return narrow(finish(nthPrimeSteps(place, first)), wide);
}

/** The checked arguments of {@link nthPrime}. @internal */
export function nthPrimeInput(n: Integer, from: Integer): { place: bigint; first: bigint } {
  assertInteger(n);
  assertInteger(from);
  const place = BigInt(n);
  if (place < 1n)
    throw new IntegerRangeError(`${n} is not the index of a prime: the first index is 1`);
  if (place > PRIMES_TO_LIMIT || from > COUNT_LIMIT) throw beyondLimit(n, from);
  const first = BigInt(from);
  return { place, first: first < 0n ? 0n : first };
}

/** The result as a number if the arguments allow it. @internal */
export function narrow(prime: bigint, wide: boolean): number | bigint {
  if (wide) return prime;
  if (prime <= Number.MAX_SAFE_INTEGER) return Number(prime);
  throw new IntegerRangeError(
    `the prime ${prime} is beyond 2^53-1, where numbers are not exact: pass bigints to get it as one`,
  );
}

/** The n-th prime >= first, in steps. In: n >= 1, 0 <= first <= {@link COUNT_LIMIT}. @internal */
export function* nthPrimeSteps(n: bigint, first: bigint): Steps<bigint> {
  const search = nthPrimeSearch(n, first);
  for (let turn = search.next(); ; ) {
    if (turn.done) return turn.value;
    const { count, prime } = turn.value;
    turn = search.next(prime === undefined ? yield* piSteps(count) : yield* kthPrime(prime));
  }
}

/** What a search asks for next: π of a number, or a prime near another. @internal */
export type Question =
  | { readonly count: bigint; readonly prime?: undefined }
  | { readonly count?: undefined; readonly prime: KthPrime };

/**
 * Yields questions, receives their answers, and returns the n-th prime >= first.
 * @internal
 */
export function* nthPrimeSearch(n: bigint, first: bigint): Generator<Question, bigint, bigint> {
  if (n <= NEAR && first >= SMALL_LIMIT)
    return yield { prime: { from: first, k: n, direction: 1 } };
  const place = first <= 2n ? n : n + (yield { count: first - 1n });
  if (place > PRIMES_TO_LIMIT) throw beyondLimit(n, first);
  const small = smallPrime(Number(place));
  if (small !== undefined) return BigInt(small);
  const guess = guessPrime(place);
  const count = yield { count: guess };
  return yield {
    prime:
      place > count
        ? { from: guess + 1n, k: place - count, direction: 1 }
        : { from: guess, k: count - place + 1n, direction: -1 },
  };
}

/** A number near the n-th prime, from 2^20 to {@link COUNT_LIMIT}. */
function guessPrime(n: bigint): bigint {
  const guess = BigInt(Math.floor(inverseRiemann(Number(n))));
  const least = BigInt(SMALL_LIMIT);
  return guess < least ? least : guess > COUNT_LIMIT ? COUNT_LIMIT : guess;
}

function beyondLimit(n: Integer, from: Integer): IntegerRangeError {
  return new IntegerRangeError(
    `prime ${n} from ${from} on is beyond 10^19, up to which primes are counted`,
  );
}
