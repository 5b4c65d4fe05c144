// Numbers whose smallest factor is known by construction.

import { Random } from '../support/random.js';
import { isPrimeBigInt, nextPrime, previousPrime } from './bigint-primality.js';
import { smallestFactors } from './sieve.js';

/** A number and its smallest prime factor; undefined for primes and below 2. */
export interface Factored {
  readonly n: bigint;
  readonly factor: bigint | undefined;
}

const LIMIT = 2n ** 64n;

/**
 * Products of two primes: one of up to 21 bits, which is found soon, and one as large as fits.
 */
export function lopsided(bits: number, count: number): Factored[] {
  const random = new Random();
  return Array.from({ length: count }, (_, i) => {
    const size = 2 + (i % 20);
    const factor = nextPrime(random.bits(size));
    return { n: factor * previousPrime(random.bits(bits) / factor), factor };
  }).filter(({ n, factor }) => n < LIMIT && n / factor >= factor);
}

/** Squares of primes next to 2^(bits/2), whose factor is the last one tried. */
export function squares(bits: number): Factored[] {
  const root = BigInt(Math.floor(2 ** (bits / 2)));
  const below = previousPrime(root);
  return [below, previousPrime(below - 1n)].map((factor) => ({ n: factor ** 2n, factor }));
}

/** Cubes of the greatest primes below 2^(bits/3). */
export function cubes(bits: number): Factored[] {
  const factors: bigint[] = [];
  for (let p = BigInt(Math.floor(2 ** (bits / 3))); factors.length < 20; p--) {
    if (isPrimeBigInt(p)) factors.push(p);
  }
  return factors.map((factor) => ({ n: factor ** 3n, factor }));
}

/** Products of two neighbouring primes at the square root of 2^bits. */
export function neighbours(bits: number, count: number): Factored[] {
  const random = new Random();
  return Array.from({ length: count }, () => {
    const factor = previousPrime(2n ** BigInt(bits >> 1) - BigInt(random.below(100_000)));
    return { n: factor * nextPrime(factor + 1n), factor };
  });
}

/** The primes next to 2^bits, which take as long as any. */
export function topPrimes(bits: number): Factored[] {
  const below = previousPrime(2n ** BigInt(bits) - 1n);
  return [
    { n: below, factor: undefined },
    { n: previousPrime(below - 1n), factor: undefined },
  ];
}

/**
 * Products with a factor at the edge of a slice, which is at a multiple of 2^25, or of the turn of
 * 30 that it lies in. Only workers search several slices.
 */
export function edgesOfSlices(): Factored[] {
  return [1n, 2n].flatMap((slice) => {
    const edge = slice * 2n ** 25n;
    const factors = [
      previousPrime(edge - 30n),
      previousPrime(edge),
      nextPrime(edge),
      nextPrime(edge + 30n),
    ];
    return factors.map((factor) => ({ n: factor * nextPrime(factor + 1n), factor }));
  });
}

/** Every n below a limit. */
export function everyBelow(limit: number): Factored[] {
  return Array.from(smallestFactors(limit), (factor, n) => ({
    n: BigInt(n),
    factor: factor === 0 || factor === n ? undefined : BigInt(factor),
  }));
}
