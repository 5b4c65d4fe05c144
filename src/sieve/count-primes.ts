// How many primes a range has.

import type { Integer } from '../input/integer.js';
import { assertOptions } from '../input/options.js';
import { finish, type Steps } from '../steps/steps.js';
import { countSteps } from './count.js';
import { type Range, rangeOf } from './range.js';
import { type ResidueClass, type ResidueOptions, residueClassOf } from './residue-class.js';

/**
 * How many primes there are from `from` to `to`, both included. π(x) is `countPrimes(0, x)`.
 *
 * By a segmented sieve (Eratosthenes; Bays and Hudson 1977): about 0.1 s for 10^9 numbers, 0.5 s at 10^15, 4 s at
 * 10^18. A range that ends before it begins has none, and negative numbers are not prime.
 *
 * @param from a safe integer or a bigint below 2^64, as is `to`
 * @param options `modulus` and `residue` count only primes p ≡ residue (mod modulus)
 * @returns a number, or a bigint if one of the bounds is
 * @throws TypeError if a bound is neither a number nor a bigint, or for options of the wrong type
 * @throws RangeError if a bound is a number but no safe integer, or 2^64 or more; for a modulus below 1
 * @example countPrimes(0, 1000) // 168
 * @example countPrimes(10n ** 12n, 10n ** 12n + 1000n) // 37n
 * @example countPrimes(0, 1000, { modulus: 4, residue: 1 }) // 80
 */
export function countPrimes(from: number, to: number, options?: ResidueOptions): number;
export function countPrimes(from: Integer, to: Integer, options?: ResidueOptions): number | bigint;
export function countPrimes(
  from: Integer,
  to: Integer,
  options: ResidueOptions = {},
): number | bigint {
  const range = rangeOf(from, to);
  assertOptions(options);
  const count = finish(countPrimesSteps(range, residueClassOf(options)));
  return range.wide ? count : Number(count);
}

/**
 * The same in steps. Here the method is chosen.
 *
 * @internal
 */
export function countPrimesSteps(range: Range, residueClass?: ResidueClass): Steps<bigint> {
  return countSteps(range.from, range.to, residueClass);
}
