// The current factorisation: distinct primes in ascending order, and their exponents.

/** The maximum number of distinct primes: the product of the first 16 primes exceeds 2^64. */
export const PRIMES_LIMIT: u32 = 15;

const primes = memory.data(15 * 8, 8);
const exponents = memory.data(15);

/** The number of distinct primes so far. */
export let primeCount: u32 = 0;

export function clearPrimes(): void {
  primeCount = 0;
}

/**
 * In: a prime, which may be present already; exponent > 0. Out: its exponent grows by this.
 */
export function addPrime(prime: u64, exponent: u32): void {
  let place = primeCount;
  while (place > 0 && primeAt(place - 1) > prime) place--;
  if (place > 0 && primeAt(place - 1) == prime) {
    store<u8>(exponents + place - 1, <u8>(exponentAt(place - 1) + exponent));
    return;
  }
  for (let i = primeCount; i > place; i--) {
    store<u64>(primes + ((<usize>i) << 3), primeAt(i - 1));
    store<u8>(exponents + i, <u8>exponentAt(i - 1));
  }
  store<u64>(primes + ((<usize>place) << 3), prime);
  store<u8>(exponents + place, <u8>exponent);
  primeCount++;
}

/** In: i < primeCount. Out: the i-th prime, from 0. */
@inline
export function primeAt(i: u32): u64 {
  return load<u64>(primes + ((<usize>i) << 3));
}

/** In: i < primeCount. Out: the exponent of the i-th prime, from 0. */
@inline
export function exponentAt(i: u32): u32 {
  return load<u8>(exponents + i);
}
