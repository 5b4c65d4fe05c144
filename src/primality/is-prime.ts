// Whether one integer is prime.

import { assertInteger, type Integer } from '../input/integer.js';
import { type Certainty, optionsBefore, roundsOf } from '../input/options.js';
import { word } from '../wasm/word.js';
import { isPrimeInteger } from './decide.js';

/**
 * Whether n is prime. Integers below 2 are not.
 *
 * The answer is proved below 2^64, and above for the forms 2^p - 1 (Mersenne) and k·2^m + 1 with k
 * < 2^m (Proth, Fermat). All other integers get the test of Baillie, Pomerance, Selfridge and
 * Wagstaff (BPSW): `false` is proved; `true` is not, but no known composite passes. `rounds` adds
 * Miller-Rabin rounds with random bases.
 *
 * Synchronous. Takes about a microsecond for a 64-bit prime, milliseconds at 2048 bits, 20 minutes
 * at the limit; a pool keeps the thread free. The first call also compiles the kernel, which takes
 * one or two milliseconds. The time depends on n: do not use it for secret numbers.
 *
 * @param n a bigint of up to 131,072 bits, or a number that is a safe integer
 * @param options array methods pass the index here, which is ignored: `ns.filter(isPrime)` works
 * @param list the array that array methods pass
 * @throws TypeError if n is neither a number nor a bigint, for an option of the wrong type, or for
 *   a number in place of options: write `{ rounds: 40 }`
 * @throws RangeError if n is a number but not a safe integer, or a bigint of more than 131,072
 *   bits, or for invalid rounds
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
