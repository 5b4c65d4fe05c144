// Counts the primes of a range.

import type { Integer } from '../input/integer.js';
import { assertOptions } from '../input/options.js';
import { countSteps } from '../sieve/count.js';
import { RESIDUE_OPTIONS, type ResidueOptions } from '../sieve/options.js';
import { type Range, rangeOf } from '../sieve/range.js';
import { type ResidueClass, residueClassOf } from '../sieve/residue-class.js';
import { finish, type Steps } from '../steps/steps.js';
import { isByFormula } from './method.js';
import { piSteps } from './pi.js';

/**
 * How many primes there are from `from` to `to`, both included. π(x) is `countPrimes(0, x)`.
 *
 * By a segmented sieve (Eratosthenes; Bays and Hudson 1977) or, where that is faster, as the
 * difference of two values of π by a combinatorial formula (Meissel 1870; Lagarias, Miller and
 * Odlyzko 1985; Gourdon 2001), up to 10^19. The sieve takes about 0.1 s for 10^9 numbers, 0.5 s at
 * 10^15, 4 s at 10^18. π(x) takes about 20 ms at 10^12, 0.25 s at 10^14, 1 s at 10^15 and 2 minutes
 * at 10^18, with 2 MB of memory at 10^15 and 20 MB at 10^18. A range that ends before it begins has
 * no primes, and negative numbers are not prime.
 *
 * @param from a safe integer or a bigint below 2^64, as is `to`
 * @param options `modulus` and `residue` count only primes p ≡ residue (mod modulus)
 * @returns a number, or a bigint if one of the bounds is
 * @throws TypeError if a bound is neither a number nor a bigint, or for options of the wrong type
 * @throws RangeError if a bound is a number but not a safe integer, or 2^64 or more; for a modulus
 *   below 1; if the range would take more than ten days to sieve
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
  assertOptions(options, RESIDUE_OPTIONS);
  const count = finish(countPrimesSteps(range, residueClassOf(options)));
  return range.wide ? count : Number(count);
}

/**
 * The same in steps.
 *
 * @internal
 */
export function* countPrimesSteps(range: Range, residueClass?: ResidueClass): Steps<bigint> {
  const { from, to } = range;
  if (!isByFormula(range, residueClass)) return yield* countSteps(from, to, residueClass);
  return (yield* piSteps(to)) - (from > 0n ? yield* piSteps(from - 1n) : 0n);
}
