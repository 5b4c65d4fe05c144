// One elliptic curve (H. W. Lenstra, Factoring integers with elliptic curves, 1987) modulo an
// integer of several words: Montgomery's form with Suyama's parametrisation, which gives orders
// divisible by 12. The arithmetic is the kernel's (assembly/factor/curves/).
// assembly/factor/curve64.ts is the same for words.

import { bitLength } from '../../bigint/bit-length.js';
import { inverseModulo } from '../../bigint/divisors.js';
import type { Steps } from '../../steps/steps.js';
import { productDuration, properDivisor, type Residues } from './residues.js';
import { scalarsUpTo } from './scalars.js';
import { type Group, productsOfStage2, secondStage } from './second-stage.js';

/** Products per bit of the ladder. */
const LADDER_PRODUCTS = 10;

/** Milliseconds of a step. */
const TURN = 1;

/** Approximate milliseconds of a curve modulo n with the bound B1. */
export function curveDuration(n: bigint, b1: number): number {
  return (LADDER_PRODUCTS * b1 * Math.LOG2E + productsOfStage2(b1)) * productDuration(n);
}

/**
 * A divisor of n, neither 1 nor n, if the order of the curve modulo a prime factor is B1-smooth,
 * except for one prime below 60·B1.
 *
 * In: residues modulo an odd n; σ >= 6; 2 <= B1 < 2^24.
 */
export function* divisorByCurve(
  residues: Residues,
  sigma: bigint,
  b1: number,
): Steps<bigint | undefined> {
  const { n, kernel } = residues;
  const low = kernel.LOW.value;
  const u = sigma * sigma - 5n;
  const v = 4n * sigma;
  // The point u³ : v³ and (A + 2)/4 = (v - u)³·(3u + v) / (16·u³·v), with one inversion.
  const denominator = 16n * u ** 3n * v ** 3n;
  const inverse = inverseModulo(denominator % n, n);
  if (inverse === undefined) return properDivisor(denominator, n);
  const a24 = (((v - u) ** 3n * (3n * u + v) * v ** 2n) % n) * inverse;
  residues.write(kernel.A24.value, positive(a24 % n, n));
  writePoint(residues, (16n * u ** 6n * inverse) % n);
  const turn = Math.max(1, Math.floor(TURN / (LADDER_PRODUCTS * productDuration(n))));
  for (const scalar of scalarsUpTo(b1)) {
    residues.writeScalar(scalar);
    for (let bit = bitLength(scalar) - 1; bit > 0; bit -= turn) {
      kernel.climbLadder(bit, Math.max(0, bit - turn));
      yield;
    }
    const z = residues.read(residues.xOf(low) + 1);
    const inverseZ = inverseModulo(z, n);
    if (inverseZ === undefined) return properDivisor(z, n);
    writePoint(residues, (residues.read(residues.xOf(low)) * inverseZ) % n);
  }
  return yield* secondStage(residues, pointsOf(residues), b1);
}

/** Writes the base of the ladder, and its two points. In: x in [0, n). */
function writePoint(residues: Residues, x: bigint): void {
  const { kernel } = residues;
  for (const slot of [kernel.BASE.value, kernel.LOW.value]) {
    residues.write(residues.xOf(slot), x);
    residues.write(residues.xOf(slot) + 1, 1n);
  }
  kernel.doublePoint(kernel.HIGH.value, kernel.BASE.value);
}

/** The points of a curve. */
function pointsOf(residues: Residues): Group {
  const { kernel, n } = residues;
  const one = kernel.ONE.value;
  const inverseRow = residues.xOf(kernel.HIGH.value);
  const own = inverseRow + 1;
  return {
    double: kernel.doublePoint,
    add: kernel.addPoints,
    // X becomes X/Z, and Z becomes 1, with one inversion for all (P. L. Montgomery, 1987).
    normalise(first, end) {
      const zOf = (slot: number): number => residues.xOf(slot) + 1;
      const productOf = (slot: number): number => residues.productRow + slot - first;
      kernel.multiplyRows(productOf(first), zOf(first), one);
      for (let slot = first + 1; slot < end; slot++) {
        kernel.multiplyRows(productOf(slot), productOf(slot - 1), zOf(slot));
      }
      const product = residues.read(productOf(end - 1));
      const inverse = inverseModulo(product, n);
      if (inverse === undefined) return product;
      residues.write(inverseRow, inverse);
      for (let slot = end - 1; slot >= first; slot--) {
        kernel.multiplyRows(own, inverseRow, slot > first ? productOf(slot - 1) : one);
        kernel.multiplyRows(inverseRow, inverseRow, zOf(slot));
        kernel.multiplyRows(residues.xOf(slot), residues.xOf(slot), own);
        kernel.multiplyRows(zOf(slot), zOf(slot), own);
      }
      return undefined;
    },
  };
}

function positive(value: bigint, n: bigint): bigint {
  return value < 0n ? value + n : value;
}
