// The p - 1 method (J. M. Pollard, Theorems on factorization and primality testing, 1974): 3^E = 1
// modulo a prime factor p if p - 1 divides E. Its second stage is that of a curve, with Lucas's
// sequence V(k) = a^k + a^-k for the multiples of a point.

import { bitLength } from '../../bigint/bit-length.js';
import { inverseModulo } from '../../bigint/divisors.js';
import type { Steps } from '../../steps/steps.js';
import { productDuration, properDivisor, type Residues } from './residues.js';
import { scalarsUpTo } from './scalars.js';
import { type Group, secondStage } from './second-stage.js';

/** The slot of V(0), which stage 2 does not use. */
const NEUTRAL = 7;

/** Milliseconds of a step. */
const TURN = 1;

/**
 * A divisor of n, neither 1 nor n, if p - 1 is B1-smooth for a prime factor p, except for one prime
 * below 60·B1.
 *
 * In: residues modulo an odd n, not a multiple of 3; 2 <= B1 < 2^24.
 */
export function* divisorByPMinus1(residues: Residues, b1: number): Steps<bigint | undefined> {
  const { n, kernel } = residues;
  const x = residues.xOf(kernel.LOW.value);
  const base = residues.xOf(kernel.BASE.value);
  const turn = Math.max(1, Math.floor(TURN / (2 * productDuration(n))));
  residues.write(x, 3n);
  for (const scalar of scalarsUpTo(b1)) {
    kernel.multiplyRows(base, x, kernel.ONE.value);
    residues.writeScalar(scalar);
    for (let bit = bitLength(scalar) - 1; bit > 0; bit -= turn) {
      kernel.climbPower(bit, Math.max(0, bit - turn));
      yield;
    }
  }
  const power = residues.read(x);
  const inverse = inverseModulo(power, n);
  const divisor = properDivisor(power - 1n, n);
  if (divisor !== undefined || inverse === undefined || power === 1n) return divisor;
  residues.write(base, (power + inverse) % n);
  residues.write(residues.xOf(NEUTRAL), 2n);
  return yield* secondStage(residues, sequenceOf(residues), b1);
}

/** The values of V, which are equal only if the powers are equal or inverse to each other. */
function sequenceOf({ kernel }: Residues): Group {
  return {
    double: (target, p) => kernel.addLucas(target, p, p, NEUTRAL),
    add: kernel.addLucas,
    normalise: () => undefined,
  };
}
