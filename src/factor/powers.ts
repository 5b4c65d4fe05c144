// Perfect powers.

import { bitLength } from '../bigint/bit-length.js';
import { integerRoot } from '../bigint/divisors.js';
import { primesUpTo } from '../bigint/small-primes.js';

/**
 * n as a power of a smaller integer, by the least prime exponent; undefined if it is not one.
 * In: n > 1 without a prime factor below `least`.
 */
export function asPower(
  n: bigint,
  least: number,
): { readonly root: bigint; readonly exponent: number } | undefined {
  const greatest = Math.floor(bitLength(n) / Math.log2(least));
  for (const exponent of primesUpTo(Math.max(2, greatest))) {
    const root = integerRoot(n, exponent);
    if (root ** BigInt(exponent) === n) return { root, exponent };
  }
  return undefined;
}
