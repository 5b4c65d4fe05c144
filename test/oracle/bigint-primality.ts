// Primality in BigInt arithmetic. It shares nothing with the kernel: no Montgomery form, no Lucas
// sequence, no bit tricks.

/**
 * The first 12 primes: no composite below 318665857834031151167461 is a strong probable prime to
 * all of these bases (Sorenson and Webster, Strong pseudoprimes to twelve prime bases, 2015).
 */
const BASES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n];

/** base^exponent mod modulus. */
export function powMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    const square = result * result;
    result = (bit === '1' ? square * base : square) % modulus;
  }
  return result;
}

/** Whether an odd n > base + 1 is a strong probable prime to this base. */
export function isStrongProbablePrime(n: bigint, base: bigint): boolean {
  let odd = n - 1n;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  let power = powMod(base, odd, n);
  if (power === 1n || power === n - 1n) return true;
  for (let step = 1; step < twos; step++) {
    power = (power * power) % n;
    if (power === n - 1n) return true;
  }
  return false;
}

/** Whether n, below 3·10^23, is prime. A 64-bit prime takes 80 µs, most composites far less. */
export function isPrimeBigInt(n: bigint): boolean {
  if (n < 2n) return false;
  for (const prime of BASES) if (n % prime === 0n) return n === prime;
  return BASES.every((base) => isStrongProbablePrime(n, base));
}

/** The primes below 200. */
const MANY_BASES = Array.from({ length: 200 }, (_, n) => BigInt(n)).filter((n) => isPrimeBigInt(n));

/**
 * Whether n is prime, by 46 bases: certain below 3·10^23. A larger random composite passes with a
 * probability below 4^-46; one that was constructed for it may pass.
 */
export function isPrimeOfAnySize(n: bigint): boolean {
  if (n < 2n) return false;
  for (const prime of MANY_BASES) if (n % prime === 0n) return n === prime;
  return MANY_BASES.every((base) => isStrongProbablePrime(n, base));
}

/** The least prime ≥ n. */
export function nextPrime(n: bigint): bigint {
  while (!isPrimeOfAnySize(n)) n++;
  return n;
}

/** The greatest prime ≤ n. In: n >= 2. */
export function previousPrime(n: bigint): bigint {
  while (!isPrimeOfAnySize(n)) n--;
  return n;
}
