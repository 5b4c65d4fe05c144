// Composites that are hard by construction, up to 2^64.

import { isPrimeBigInt, isStrongProbablePrime } from './bigint-primality.js';
import { sieveProgression } from './sieve.js';

const LIMIT = 2n ** 64n;

/** r, and the primes p for which q = r(p-1) + 1 is tried. */
interface Shape {
  readonly r: number;
  /** p ≡ residue modulo step. */
  readonly residue: number;
  readonly step: number;
  /**
   * The share of the work. The first shape yields the most for its cost; the others add variety.
   */
  readonly weight: number;
}

/**
 * With k = p - 1, n = (k+1)(rk+1) is a base-2 pseudoprime if 2 is an r-th power modulo q = rk+1.
 * For r = 2 and p ≡ 5 (mod 8) that is always so, and every second n is a strong one. The others are
 * rarer.
 */
const SHAPES: readonly Shape[] = [
  { r: 2, residue: 5, step: 8, weight: 1 },
  { r: 2, residue: 1, step: 8, weight: 1 / 8 },
  { r: 3, residue: 1, step: 2, weight: 1 / 32 },
  { r: 4, residue: 1, step: 2, weight: 1 / 32 },
  { r: 5, residue: 1, step: 2, weight: 1 / 32 },
  { r: 6, residue: 1, step: 2, weight: 1 / 32 },
  { r: 8, residue: 1, step: 2, weight: 1 / 32 },
];

/**
 * Composites n = (k+1)(rk+1), both factors prime, that pass the strong test to base 2, spread
 * evenly over the sizes from 2^32 to 2^64.
 *
 * @param density candidates for p at each of the sizes; 700,000 give over 100,000 pseudoprimes
 */
export function strongBase2Pseudoprimes(density: number): bigint[] {
  // At the smallest sizes the windows overlap.
  const found = new Set<bigint>();
  for (const { r, residue, step, weight } of SHAPES) {
    for (let size = 15; size < 32 - Math.log2(r) / 2; size += 1 / 4) {
      const start = Math.floor(2 ** size / step) * step + residue;
      const partner = r * (start - 1) + 1;
      for (const n of products(start, step, partner, r * step, Math.ceil(density * weight))) {
        if (isStrongProbablePrime(n, 2n)) found.add(n);
      }
    }
  }
  return [...found];
}

/**
 * Composites p·q with q = r(p+1) + 1. If 5 (say) is a non-residue of p and a residue of q, the
 * Lucas sequence repeats in both with a period that divides n + 1: among them are many that pass
 * the Lucas test, as those above pass the other one.
 *
 * @param density candidates for p at each of the sizes
 */
export function lucasSuspects(density: number): bigint[] {
  const found = new Set<bigint>();
  for (const r of [1, 2, 3, 4]) {
    for (let size = 10; size < 32 - Math.log2(r) / 2; size++) {
      const start = Math.floor(2 ** size) + 1;
      for (const n of products(start, 2, r * (start + 1) + 1, 2 * r, density)) found.add(n);
    }
  }
  return [...found];
}

/** The products below 2^64 of the i-th terms of two progressions, where both are prime. */
function* products(
  start: number,
  step: number,
  partnerStart: number,
  partnerStep: number,
  count: number,
): Generator<bigint> {
  const primes = sieveProgression(start, step, count);
  const partners = sieveProgression(partnerStart, partnerStep, count);
  for (let i = 0; i < count; i++) {
    if (primes[i] === 0 || partners[i] === 0) continue;
    const n = BigInt(start + step * i) * BigInt(partnerStart + partnerStep * i);
    if (n < LIMIT) yield n;
  }
}

/**
 * Carmichael numbers (6k+1)(12k+1)(18k+1), all three factors prime (Chernick, 1939).
 *
 * @param perSize how many at each size of k, a power of two
 */
export function carmichaelNumbers(perSize: number): bigint[] {
  const found: bigint[] = [];
  for (let start = 1n; ; start *= 2n) {
    let wanted = perSize;
    for (let k = start; k < 2n * start && wanted > 0; k++) {
      const factors = [6n * k + 1n, 12n * k + 1n, 18n * k + 1n];
      const n = factors.reduce((product, factor) => product * factor);
      if (n >= LIMIT) return found;
      if (!factors.every(isPrimeBigInt)) continue;
      found.push(n);
      wanted--;
    }
  }
}
