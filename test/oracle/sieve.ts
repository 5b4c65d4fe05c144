// The sieve of Eratosthenes: whole, with factors, and for progressions far from zero.

/** Primes below 2^17, enough to sieve what is below 2^34. */
const SIEVING_PRIMES = primesBelow(2 ** 17);

/** For every n below `limit`, 1 if it is prime. */
export function sieve(limit: number): Uint8Array {
  const prime = new Uint8Array(limit).fill(1);
  prime.fill(0, 0, 2);
  for (let p = 2; p * p < limit; p++) {
    if (prime[p] === 0) continue;
    for (let multiple = p * p; multiple < limit; multiple += p) prime[multiple] = 0;
  }
  return prime;
}

/** The primes below `limit`, ascending. */
export function primesBelow(limit: number): number[] {
  const primes: number[] = [];
  for (const [n, prime] of sieve(limit).entries()) if (prime === 1) primes.push(n);
  return primes;
}

/** For every n below `limit`, its smallest prime factor; 0 for 0 and 1. */
export function smallestFactors(limit: number): Uint32Array {
  const factors = new Uint32Array(limit);
  for (let p = 2; p < limit; p++) {
    if (factors[p] !== 0) continue;
    for (let multiple = p; multiple < limit; multiple += p) {
      if (factors[multiple] === 0) factors[multiple] = p;
    }
  }
  return factors;
}

/**
 * Sieves an arithmetic progression: for every term start + step·i with i < count, 1 if it is prime.
 *
 * @param start above 1; the last term must be below 2^34
 * @param step even or odd, and not sharing a factor with `start`
 */
export function sieveProgression(start: number, step: number, count: number): Uint8Array {
  if (start + step * count > 2 ** 34) throw new Error(`${start} + ${step}·${count} is too large`);
  const prime = new Uint8Array(count).fill(1);
  for (const p of SIEVING_PRIMES) {
    if (p * p >= start + step * count) break;
    if (step % p === 0) continue;
    const first = firstMultiple(start, step, p);
    // p itself is not crossed out, nor what smaller primes have crossed out already.
    const square = Math.max(0, Math.ceil((p * p - start) / step));
    const skipped = Math.max(0, Math.ceil((square - first) / p));
    for (let i = first + skipped * p; i < count; i += p) prime[i] = 0;
  }
  return prime;
}

/** The least i with p | start + step·i, where p is a prime that does not divide the step. */
function firstMultiple(start: number, step: number, p: number): number {
  let turns = 1;
  while ((turns * p + 1) % step !== 0) turns++;
  const inverse = ((turns * p + 1) / step) % p;
  return ((p - (start % p)) * inverse) % p;
}
