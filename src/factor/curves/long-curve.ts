// One elliptic curve modulo an integer that is too long for the kernel, in BigInt arithmetic, whose
// products are faster there: curve.ts with a ladder for every prime, and without inversions.

import { gcd, inverseModulo } from '../../bigint/divisors.js';
import { primesUpTo } from '../../bigint/small-primes.js';
import type { Steps } from '../../steps/steps.js';
import { properDivisor } from './residues.js';
import { STAGE_2 } from './second-stage.js';

/** A point X : Z. */
type Point = readonly [x: bigint, z: bigint];

/**
 * Approximate bits of the prime powers that are multiplied by between two steps: some hundred
 * products.
 */
const TURN_BITS = 64;

/**
 * The giant step of stage 2. The 240 numbers below half of it that are coprime to it are the baby
 * steps.
 */
const GIANT = 2310;

/**
 * A divisor of n, neither 1 nor n, if the order of the curve modulo a prime factor is B1-smooth,
 * except for one prime below 60·B1.
 *
 * In: odd n > 1; σ >= 6; 100 <= B1 < 2^24.
 */
export function* divisorByLongCurve(
  n: bigint,
  sigma: bigint,
  b1: number,
): Steps<bigint | undefined> {
  const u = sigma * sigma - 5n;
  const v = 4n * sigma;
  const inverse = inverseModulo((16n * u ** 3n * v) % n, n);
  if (inverse === undefined) return properDivisor(16n * u * v, n);
  const curve = new Curve(n, (((v - u) ** 3n * (3n * u + v)) % n) * inverse);
  let point: Point = [u ** 3n % n, v ** 3n % n];
  let scalar = 1n;
  for (const prime of primesUpTo(b1)) {
    scalar *= BigInt(prime ** Math.floor(Math.log(b1) / Math.log(prime)));
    if (scalar >> BigInt(TURN_BITS) === 0n) continue;
    point = curve.multiple(point, scalar);
    scalar = 1n;
    yield;
  }
  point = curve.multiple(point, scalar);
  const divisor = gcd(point[1], n);
  if (divisor !== 1n) return properDivisor(divisor, n);
  return yield* stage2(curve, point, b1);
}

/**
 * Compares the giant steps g·2310·Q with the baby steps j·Q, which finds each prime p = 2310·g ± j
 * with pQ = O.
 */
function* stage2(curve: Curve, point: Point, b1: number): Steps<bigint | undefined> {
  const { n } = curve;
  const babies: bigint[][] = [];
  const two = curve.double(point);
  let before: Point = point;
  let current: Point = curve.add(two, point, point);
  babies.push(normalForm(point, n));
  for (let j = 3; j < GIANT / 2; j += 2) {
    if (j % 3 !== 0 && j % 5 !== 0 && j % 7 !== 0 && j % 11 !== 0)
      babies.push(normalForm(current, n));
    [before, current] = [current, curve.add(current, two, before)];
  }
  yield;
  const step = curve.multiple(point, BigInt(GIANT));
  const first = Math.floor(b1 / GIANT);
  let last: Point = first === 0 ? step : curve.multiple(step, BigInt(first));
  let giant: Point = curve.multiple(step, BigInt(first + 1));
  let product = 1n;
  if (first === 0) last = [1n, 0n];
  for (let g = first + 1; g * GIANT < STAGE_2 * b1 + GIANT; g++) {
    const [x, z] = giant;
    const xz = (x * z) % n;
    for (const [babyX = 0n, babyZ = 0n, babyXZ = 0n] of babies) {
      // (X - x)·(Z + z) - XZ + xz = Xz - xZ
      product = (product * (((x - babyX) * (z + babyZ) - xz + babyXZ) % n)) % n;
    }
    // From 0·step the sum would need the difference -step, whose X : Z is that of step.
    [last, giant] = [giant, g === 1 ? curve.double(step) : curve.add(giant, step, last)];
    yield;
  }
  return properDivisor(product, n);
}

/** X, Z and their product. */
function normalForm([x, z]: Point, n: bigint): bigint[] {
  return [x, z, (x * z) % n];
}

class Curve {
  readonly n: bigint;
  /** (A + 2)/4. */
  readonly #a24: bigint;

  constructor(n: bigint, a24: bigint) {
    this.n = n;
    const rest = a24 % n;
    this.#a24 = rest < 0n ? rest + n : rest;
  }

  double([x, z]: Point): Point {
    const { n } = this;
    const plus = (x + z) ** 2n % n;
    const minus = (x - z) ** 2n % n;
    const t = plus - minus;
    return [(plus * minus) % n, positive((t * ((minus + this.#a24 * t) % n)) % n, n)];
  }

  /** P + Q. In: P, Q, P - Q. */
  add([px, pz]: Point, [qx, qz]: Point, [dx, dz]: Point): Point {
    const { n } = this;
    const u = ((px - pz) * (qx + qz)) % n;
    const v = ((px + pz) * (qx - qz)) % n;
    return [(((u + v) ** 2n % n) * dz) % n, (((u - v) ** 2n % n) * dx) % n];
  }

  /** k·P by Montgomery's ladder. In: k >= 1. */
  multiple(point: Point, k: bigint): Point {
    if (k === 1n) return point;
    let low = point;
    let high = this.double(point);
    for (const bit of k.toString(2).slice(1)) {
      const sum = this.add(high, low, point);
      if (bit === '1') [low, high] = [sum, this.double(high)];
      else [low, high] = [this.double(low), sum];
    }
    return low;
  }
}

function positive(value: bigint, n: bigint): bigint {
  return value < 0n ? value + n : value;
}
