// The decision: small factors, then the strong base-2 test, then the extra strong Lucas test. No
// composite below 2^64 passes both tests (the method is Baillie and Wagstaff's, 1980; it was verified
// with the list of all base-2 pseudoprimes below 2^64 by Feitsma and Galway, 2013).

import { isExtraStrongLucasProbablePrime } from './lucas';
import { inverse, one } from './montgomery';
import { hasSmallFactor, SMALL_FACTOR_LIMIT } from './small-primes';
import { isStrongProbablePrimeBase2 } from './strong-base2';

/** The primes below 256, a bit each. */
const PRIMES_BELOW_256 = memory.data<u64>([
  0x28208a20a08a28ac, 0x800228a202088288, 0x8028208820a00a08, 0x8028228800800a2,
]);

/**
 * In: any n.
 * Out: whether n is prime, exactly.
 * Cost: a nanosecond for each small factor tried; without one, 400 ns for a composite and 1000 ns for
 * a prime of 64 bits.
 */
export function isPrime(n: u64): bool {
  if (n < 256)
    return <bool>((load<u64>(PRIMES_BELOW_256 + ((<usize>(n >> 6)) << 3)) >> (n & 63)) & 1);
  if (!(n & 1) || hasSmallFactor(n)) return false;
  if (n < SMALL_FACTOR_LIMIT) return true;

  const inv = inverse(n);
  const unit = one(n);
  return isStrongProbablePrimeBase2(n, inv, unit) && isExtraStrongLucasProbablePrime(n, inv, unit);
}

/**
 * The door for JavaScript numbers, which spares them the way through a BigInt.
 *
 * In: n, an integer in [0, 2^53).
 * Out: whether n is prime, exactly.
 */
export function isPrimeDouble(n: f64): bool {
  assert(n >= 0 && n < 9007199254740992.0 && n == floor(n));
  return isPrime(<u64>n);
}
