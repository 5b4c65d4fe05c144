// An integer split into a part whose primes are known and a rest.

import { divideBySmallPrimes } from '../bigint/small-factor.js';
import { finish, type Steps } from '../steps/steps.js';

/** n = rest times powers of the primes, which are ascending and do not divide the rest. */
export interface Split {
  readonly primes: bigint[];
  readonly rest: bigint;
}

/**
 * Divides all primes up to a bound, below 2^26, and the given integers of 2 or more out of n >= 1.
 */
export function splitByPrimes(n: bigint, given: readonly bigint[], bound: number): Split {
  return finish(splitInSteps(n, given, bound));
}

/** The same in steps. */
export function* splitInSteps(n: bigint, given: readonly bigint[], bound: number): Steps<Split> {
  const small: bigint[] = [];
  yield* divideBySmallPrimes(n, bound, (prime, remainder) => {
    if (remainder === 0) small.push(BigInt(prime));
  });
  let rest = n;
  const primes: bigint[] = [];
  for (const prime of [...small, ...given]) {
    if (rest % prime !== 0n) continue;
    primes.push(prime);
    do rest /= prime;
    while (rest % prime === 0n);
  }
  return { primes: primes.sort((a, b) => (a < b ? -1 : 1)), rest };
}
