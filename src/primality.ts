// The library on one thread.

import { decideBig, isCertain } from './big/big-prime.js';
import {
  assertDivisible,
  assertInteger,
  BIG,
  type Integer,
  type Integers,
  type PackedIntegers,
  pack,
} from './integer.js';
import { kernel } from './kernel.js';
import { assertMethod, assertOptions, assertRounds, type Method, type Rounds } from './options.js';
import { smallestFactor } from './trial-division.js';

/** How sure an answer has to be. */
export interface Certainty {
  /**
   * Miller-Rabin rounds with random bases from Web Crypto, on top of the general test of an integer of 2^64 or
   * more: who has chosen the number to deceive succeeds with a probability of 4^-rounds at most. From 0, the
   * default, to 1024; `fips` for as many as FIPS 186-5 (table B.1) asks for random primes of that size: 4 or 5
   * from 1024 bits on, 38 to 56 below. No round is made where the answer is proved without it.
   */
  readonly rounds?: Rounds | undefined;
}

/** How to check a number. */
export interface CheckMethod extends Certainty {
  /** Default: 'bpsw'. */
  readonly method?: Method | undefined;
}

/** The verdict on one number. */
export interface CheckResult {
  readonly n: bigint;
  readonly prime: boolean;
  /**
   * Present, and true, if the number passed every test, and no proof that it is prime was made: from 2^64 on,
   * unless it has a special form (see {@link isPrime}). Whatever is said not to be prime is not.
   */
  readonly probable?: true;
  /** How long the decision took, in milliseconds. Some browsers round it to 0.1. */
  readonly elapsed: number;
  /** The smallest prime factor of a composite number, where trial division found it. */
  readonly factor?: bigint;
}

/**
 * Whether n is prime. Integers below 2, negative ones too, are not.
 *
 * Below 2^64 the answer is proved, and so it is from there on for the forms 2^p - 1 (Mersenne) and k·2^m + 1 with
 * k < 2^m (Proth, Fermat). For all others it comes from the test of Baillie, Pomerance, Selfridge and Wagstaff:
 * `false` is certain, and no composite is known for which it says `true`; `rounds` add to that.
 *
 * Synchronous: about a microsecond for a 64-bit prime, milliseconds for 2048 bits, minutes at the limit; a pool
 * or a worker keeps the thread free. The first call also compiles the kernel, a millisecond or two. How long
 * it takes depends on n: not for secret numbers.
 *
 * @param n a bigint of up to 131,072 bits, or a number that is a safe integer
 * @param options a number in their place is ignored, so that `ns.filter(isPrime)` works
 * @throws TypeError if n is neither a number nor a bigint, or for an option of the wrong type
 * @throws RangeError if n is a number but no safe integer, or a bigint of more than 131,072 bits, or for bad rounds
 * @example isPrime(97) // true
 * @example isPrime(2n ** 61n - 1n) // true
 * @example isPrime(2n ** 521n - 1n) // true
 */
export function isPrime(n: Integer, options?: Certainty | number): boolean {
  const rounds = options === undefined || typeof options === 'number' ? 0 : roundsOf(options);
  if (typeof n === 'bigint' && n < BIG) return n >= 2n && kernel().isPrime(n) !== 0;
  assertInteger(n);
  if (typeof n === 'number') return n >= 2 && kernel().isPrimeDouble(n) !== 0;
  return decideBig(n, rounds);
}

/**
 * Which of many integers are prime: 1 or 0 for each, in order, each decided as {@link isPrime} does. The whole
 * list is checked before any work starts.
 *
 * The fastest way for many: numbers below 2^53 are decided eight at a time in floating-point lanes, larger
 * ones below 2^64 in integer lanes. A typed array is read as it is; any other list needs 8 bytes more for each value.
 *
 * @throws TypeError or RangeError as {@link isPrime} does, naming the index
 * @example arePrime([2, 4, 97n]) // Uint8Array [1, 0, 1]
 */
export function arePrime(ns: Integers, options?: Certainty): Uint8Array<ArrayBuffer> {
  const rounds = roundsOf(options);
  const { packed, big } = pack(ns);
  const verdicts = decide(packed);
  if (big.length === 0) return verdicts;
  return merge(
    verdicts,
    big.map(({ index, n }) => ({ index, prime: decideBig(n, rounds) })),
  );
}

/**
 * The verdicts on a whole list.
 *
 * @param verdicts on those below 2^64, in order
 * @param big the verdicts on the others with their places, in order
 *
 * @internal
 */
export function merge(
  verdicts: Uint8Array<ArrayBuffer>,
  big: readonly { readonly index: number; readonly prime: boolean }[],
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(verdicts.length + big.length);
  let taken = 0;
  for (const [k, { index, prime }] of big.entries()) {
    result.set(verdicts.subarray(taken, index - k), taken + k);
    result[index] = Number(prime);
    taken = index - k;
  }
  result.set(verdicts.subarray(taken), taken + big.length);
  return result;
}

/**
 * Checks the options of a call that has no other ones.
 *
 * @internal
 */
export function roundsOf(options: Certainty = {}): Rounds {
  assertOptions(options);
  const { rounds = 0 } = options;
  assertRounds(rounds);
  return rounds;
}

/**
 * The verdicts on integers below 2^64 that have been checked.
 *
 * @param result where they go; it may begin where the integers do, if these are not needed any more: each block of
 *   them is read before its verdicts are written, which take less room
 *
 * @internal
 */
export function decide(
  packed: PackedIntegers,
  result = new Uint8Array(packed.length),
): Uint8Array<ArrayBuffer> {
  const { capacity, verdicts, arePrime } = kernel();
  for (let start = 0; start < packed.length; start += capacity) {
    const count = Math.min(capacity, packed.length - start);
    load(packed, start, start + count);
    arePrime(count);
    result.set(verdicts.subarray(0, count), start);
  }
  return result;
}

/** Brings a part of a list into the kernel's buffer, with one copy and no BigInt. */
function load(packed: PackedIntegers, start: number, end: number): void {
  const { numbers, integers32, doubles, widenIntegers, convertDoubles } = kernel();
  if (packed instanceof BigUint64Array) {
    numbers.set(packed.subarray(start, end));
  } else if (packed instanceof Uint32Array) {
    integers32.set(packed.subarray(start, end));
    widenIntegers(end - start);
  } else {
    doubles.set(packed.subarray(start, end));
    convertDoubles(end - start);
  }
}

/**
 * Checks one integer, and says how long it took and, by trial division, its smallest factor.
 *
 * @throws TypeError or RangeError as {@link isPrime} does, and RangeError for an unknown method or for trial
 *   division of an integer of 2^64 or more
 * @example check(91, { method: 'trial-division' }) // { n: 91n, prime: false, elapsed: 0.01, factor: 7n }
 */
export function check(n: Integer, options: CheckMethod = {}): CheckResult {
  assertInteger(n);
  const rounds = roundsOf(options);
  const { method = 'bpsw' } = options;
  assertMethod(method);
  const integer = BigInt(n);
  if (method === 'trial-division') assertDivisible(integer);
  // Its compilation is not part of the check.
  const { isPrime } = kernel();
  const start = performance.now();
  if (method === 'bpsw') {
    const prime =
      integer < BIG ? integer >= 2n && isPrime(integer) !== 0 : decideBig(integer, rounds);
    const result = { n: integer, prime, elapsed: performance.now() - start };
    return prime && !isCertain(integer) ? { ...result, probable: true } : result;
  }
  const factor = smallestFactor(integer);
  const elapsed = performance.now() - start;
  const prime = integer >= 2n && factor === undefined;
  return factor === undefined
    ? { n: integer, prime, elapsed }
    : { n: integer, prime, elapsed, factor };
}
