// The next primes after an integer.

import { OptionRangeError, OptionTypeError } from '../input/errors.js';
import type { Integer } from '../input/integer.js';
import { show } from '../input/show.js';
import { beyondNumbers, beyondWords, boundOf, LAST } from './range.js';
import { lists, type PrimeList } from './segments/lists.js';

/** Maximum primes in an array: 4 GiB. */
const LIMIT = 2 ** 29;

/**
 * The least `count` primes greater than n, in one array.
 *
 * @param n a safe integer or a bigint below 2^64; below 2 it counts as 1
 * @param count an integer from 0 to 2^29
 * @returns a Float64Array if n is a number, a BigUint64Array if it is a bigint
 * @throws TypeError if n is neither a number nor a bigint, or count is not a number
 * @throws RangeError if n is a number that is not a safe integer, or is 2^64 or more, or count is
 *   out of range; if the last of the primes is beyond 2^53 - 1 and n is a number, or beyond 2^64
 * @example nextPrimes(10, 4) // Float64Array [11, 13, 17, 19]
 */
export function nextPrimes(n: number, count: number): Float64Array<ArrayBuffer>;
export function nextPrimes(n: bigint, count: number): BigUint64Array<ArrayBuffer>;
export function nextPrimes(n: Integer, count: number): PrimeList;
export function nextPrimes(n: Integer, count: number): PrimeList {
  const bound = boundOf(n);
  assertCount(count);
  const wide = typeof n === 'bigint';
  const limit = wide ? LAST : BigInt(Number.MAX_SAFE_INTEGER);
  const primes = wide ? new BigUint64Array(count) : new Float64Array(count);
  let from = bound < 1n ? 2n : bound + 1n;
  let found = 0;
  while (found < count) {
    if (from > limit) throw wide ? beyondWords('the last prime') : beyondNumbers('the last prime');
    // Numbers that contain this many primes on average, and some more.
    const density = 1 / Math.log(Number(from) + 10);
    const width = BigInt(Math.ceil((count - found + 10) / density));
    const to = from + width < limit ? from + width : limit;
    for (const list of lists(from, to, wide)) {
      if (list === undefined) continue;
      const some = list.subarray(0, count - found);
      if (primes instanceof Float64Array) primes.set(some as Float64Array, found);
      else primes.set(some as BigUint64Array, found);
      found += some.length;
    }
    from = to + 1n;
  }
  return primes;
}

function assertCount(count: unknown): asserts count is number {
  const advice = 'pass an integer from 0 to 2^29';
  if (typeof count !== 'number') throw new OptionTypeError(`count is ${show(count)}: ${advice}`);
  if (!Number.isInteger(count) || count < 0 || count > LIMIT) {
    throw new OptionRangeError(`count is ${count}: ${advice}`);
  }
}
