// Whether one integer is prime.

import { assertInteger, type Integer } from '../input/integer.js';
import { type Certainty, optionsBefore, roundsOf } from '../input/options.js';
import { word } from '../wasm/word.js';
import { isPrimeInteger } from './decide.js';

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
 * @param options in a call of an array method the index, which counts for nothing: `ns.filter(isPrime)` works
 * @param list what array methods pass; else there is none
 * @throws TypeError if n is neither a number nor a bigint, or for an option of the wrong type, or a number in place of
 *   options: other libraries mean rounds by it, which are `{ rounds: 40 }` here
 * @throws RangeError if n is a number but no safe integer, or a bigint of more than 131,072 bits, or for bad rounds
 * @example isPrime(97) // true
 * @example isPrime(2n ** 61n - 1n) // true
 * @example isPrime(2n ** 521n - 1n) // true
 */
export function isPrime(n: Integer, options?: Certainty): boolean;
export function isPrime(n: Integer, index: number, list: ArrayLike<unknown>): boolean;
export function isPrime(n: Integer, options?: Certainty | number, list?: unknown): boolean {
  const rounds = options === undefined ? 0 : roundsOf(optionsBefore(options, list));
  assertInteger(n);
  if (typeof n === 'number') return n >= 2 && word.kernel().isPrimeDouble(n) !== 0;
  return isPrimeInteger(n, rounds);
}
