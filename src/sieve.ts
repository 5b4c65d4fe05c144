// Primes in ranges.

export { type PrimePiApproximation, primePiApproximation } from './count/approximation.js';
export { countPrimes } from './count/count-primes.js';
export { nthPrime } from './count/nth-prime.js';
export { nextPrimes } from './sieve/next-primes.js';
export type { ResidueOptions } from './sieve/options.js';
export { type PrimeGaps, primeGaps } from './sieve/prime-gaps.js';
export { countPrimeTuplets, primeTuplets } from './sieve/prime-tuplets.js';
export { type PrimesOptions, primes } from './sieve/primes.js';
export { primesBetween } from './sieve/primes-between.js';
export { randomPrimeBetween } from './sieve/random-prime-between.js';
export type { PrimeList } from './sieve/segments/lists.js';
export type { TupletName, TupletPattern } from './sieve/tuplet-patterns.js';
