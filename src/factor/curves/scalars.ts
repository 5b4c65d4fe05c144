// The multiplier of stage 1: the product of all prime powers up to B1, in parts.

import { primesUpTo } from '../../bigint/small-primes.js';

/**
 * Bits of a part, at most what the kernel holds. Between parts, the point is divided by its Z,
 * which takes 1 to 3 % of the time of a part.
 */
const PART_BITS = 8192;

/** The parts for the last B1: every curve of a level has the same. */
let last: { readonly b1: number; readonly scalars: readonly bigint[] } | undefined;

/** Integers of at most 8192 bits whose product this is. In: 2 <= B1 < 2^26. */
export function scalarsUpTo(b1: number): readonly bigint[] {
  if (last?.b1 === b1) return last.scalars;
  const scalars: bigint[] = [];
  const powers: bigint[] = [];
  let bits = 0;
  for (const prime of primesUpTo(b1)) {
    const exponent = Math.floor(Math.log(b1 + 0.5) / Math.log(prime));
    const length = exponent * Math.log2(prime);
    if (bits + length > PART_BITS - 1) {
      scalars.push(product(powers));
      powers.length = 0;
      bits = 0;
    }
    powers.push(BigInt(prime ** exponent));
    bits += length;
  }
  scalars.push(product(powers));
  last = { b1, scalars };
  return scalars;
}

/** Halving keeps the factors of a product of about the same size. */
function product(factors: readonly bigint[]): bigint {
  if (factors.length <= 2) return (factors[0] ?? 1n) * (factors[1] ?? 1n);
  const half = factors.length >> 1;
  return product(factors.slice(0, half)) * product(factors.slice(half));
}
