// The decision for one number. From 2^32 on: no small factor, then the strong test to base 2, then
// the extra strong Lucas test. No composite below 2^64 passes both: the method is that of Baillie
// and Wagstaff, 1980; Feitsma and Galway, 2013, list all base-2 pseudoprimes below 2^64, and none
// passes the Lucas test.

import { HASHED_BASE_LIMIT, isPrimeByHashedBase } from '../tests/hashed-base';
import { isExtraStrongLucasProbablePrime } from '../tests/lucas';
import { isStrongProbablePrimeBase2 } from '../tests/strong-base2';
import {
  hasSmallFactor,
  hasTinyFactor,
  isPrimeBelowLimit,
  SMALL_LIMIT,
} from '../word/small-factors';

/**
 * In: any n.
 * Out: whether n is prime, exactly. Cost: 1 ns for each small factor tried; then 150 ns below 2^32,
 * and at 64 bits 300 ns for a composite and 900 ns for a prime.
 */
export function isPrime(n: u64): bool {
  if (hasTinyFactor(n)) return n == 2 || n == 3 || n == 5 || n == 7;
  if (n < SMALL_LIMIT) return isPrimeBelowLimit(n);
  if (hasSmallFactor(n)) return false;
  if (n < HASHED_BASE_LIMIT) return n < SMALL_LIMIT * SMALL_LIMIT || isPrimeByHashedBase(n);
  return isStrongProbablePrimeBase2(n) && isExtraStrongLucasProbablePrime(n);
}

/**
 * The entry point for JavaScript numbers, which avoids a conversion to BigInt.
 *
 * In: n, an integer in [0, 2^53).
 * Out: whether n is prime, exactly.
 */
export function isPrimeDouble(n: f64): bool {
  assert(n >= 0 && n < 9007199254740992.0 && n == floor(n));
  return isPrime(<u64>n);
}
