// The primes next to a number, by asking for one integer after another.

import { isPrime } from 'primepool';

/** The primes next to a number on both sides, as far as there are any that can be decided. */
export interface Neighbours {
  /** The greatest prime below n. */
  readonly previous: bigint | undefined;
  /** The least prime above n. */
  readonly next: bigint | undefined;
}

/** Below 2^64 no two primes are further apart than 1,550, which takes some 50 µs. */
export function neighboursOf(n: bigint): Neighbours {
  return { previous: previousPrime(n), next: nextPrime(n) };
}

function previousPrime(n: bigint): bigint | undefined {
  if (n <= 2n) return undefined;
  if (n === 3n) return 2n;
  let candidate = n % 2n === 0n ? n - 1n : n - 2n;
  while (!isPrime(candidate)) candidate -= 2n;
  return candidate;
}

function nextPrime(n: bigint): bigint | undefined {
  if (n < 2n) return 2n;
  let candidate = n % 2n === 0n ? n + 1n : n + 2n;
  try {
    while (!isPrime(candidate)) candidate += 2n;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return candidate;
}
