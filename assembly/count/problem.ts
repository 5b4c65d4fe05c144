// The problem: x, and the parameters of Gourdon's method (2001).
//
//   π(x) = A - B + C + D + Φ0 + Σ
//
// with x^(1/3) < y <= z < √x and x* = max(x^(1/4), x/y²). p and q are primes, p is the b-th prime,
// m is square-free with all prime factors in (p, y]:
//
//   A   sum over x* < p <= x^(1/3), p < q <= √(x/p) of π(x/pq), twice where x/pq < y
//   B   sum over y < p <= √x of π(x/p)
//   C   easy leaves: sum over 19 < p <= x*, z/p < m <= z, m > x/p³ of -μ(m)·(π(x/pm) - b + 2)
//   D   hard leaves: sum over the same p, z/p < m <= z, m <= x/p³ of -μ(m)·φ(x/pm, b - 1)
//   Φ0  ordinary leaves: sum over m <= z with all factors above 19 of μ(m)·φ(x/m, 8)
//   Σ   polynomials in values of π, see sigma.ts and src/count/total.ts
//
// All sums are modulo 2^64, which is enough: the result is smaller.

import { arrange } from './memory';
import { fillPrimes, pi } from './prime-table';

/** The number of primes of the ordinary leaves: 2 to 19. */
export const ORDINARY_PRIMES: u32 = 8;

export let x: u64 = 0;
export let y: u32 = 0;
export let z: u32 = 0;
/** x* */
export let xStar: u32 = 0;
/** The integer part of √x. */
export let rootX: u32 = 0;
/** π(x*) and π(√z). */
export let starIndex: u32 = 0;
export let rootZIndex: u32 = 0;
/** Where the sieve for hard leaves ends. */
export let hardEnd: u64 = 0;

/**
 * In: the parameters; integer parts of √x, √z; the limit of the list of primes, max(y, √(x/x*)),
 * and a bound on their number; the bytes of the table of π, a multiple of 8, which reaches past z
 * and that limit; a bound on π(x*).
 * Out: the tables of primes and of π. Returns whether the memory could grow to hold them.
 */
export function begin(
  newX: u64,
  newY: u32,
  newZ: u32,
  newStar: u32,
  newRootX: u32,
  rootZ: u32,
  listLimit: u32,
  primeBound: u32,
  piBytes: u32,
  starBound: u32,
): bool {
  x = newX;
  y = newY;
  z = newZ;
  xStar = newStar;
  rootX = newRootX;
  hardEnd = newX / newZ;
  if (!arrange(primeBound, piBytes, newZ, starBound)) return false;
  fillPrimes(listLimit, piBytes);
  starIndex = pi(newStar);
  rootZIndex = pi(rootZ);
  return true;
}
