// What one elliptic curve finds, in BigInt arithmetic modulo a prime. It shares no code with the
// kernel, and uses neither its addition chains nor its order of operations.

import { powMod } from './bigint-primality.js';

/** A point X : Z. */
type Point = readonly [x: bigint, z: bigint];

/**
 * Whether the curve of σ (Suyama's parametrisation) finds the prime p: the order of its point is
 * smooth to B1, or that of lcm(1, …, B1) times the point divides w·g ± j for some g <= giants and
 * j < w/2 without a common divisor with w, the giant step.
 */
export function curveFinds(
  p: bigint,
  sigma: bigint,
  b1: bigint,
  giants: number,
  wheel = 210n,
): boolean {
  const u = sigma * sigma - 5n;
  const v = 4n * sigma;
  const inverse = powMod(mod(16n * u ** 3n * v, p), p - 2n, p);
  const a24 = mod((v - u) ** 3n * (3n * u + v) * inverse, p);
  let point: Point = [mod(u ** 3n, p), mod(v ** 3n, p)];
  for (let prime = 2n; prime <= b1; prime++) {
    if (!isPrime(prime)) continue;
    for (let power = prime; power <= b1; power *= prime) point = multiple(point, prime, a24, p);
  }
  const babies = new Set<bigint>();
  for (let j = 1n; j < wheel / 2n; j++) {
    if (gcd(wheel, j) !== 1n) continue;
    babies.add(affine(multiple(point, j, a24, p), p));
  }
  if (babies.has(0n)) return true;
  for (let g = 1n; g <= giants; g++) {
    const x = affine(multiple(point, g * wheel, a24, p), p);
    if (x === 0n || babies.has(x)) return true;
  }
  return false;
}

/** X/Z, or 0 for the point at infinity. */
function affine([x, z]: Point, p: bigint): bigint {
  return (x * powMod(z, p - 2n, p)) % p;
}

/** k·P by Montgomery's ladder. In: k >= 1. */
function multiple(point: Point, k: bigint, a24: bigint, p: bigint): Point {
  let low = point;
  let high = double(point, a24, p);
  for (const bit of k.toString(2).slice(1)) {
    const sum = add(high, low, point, p);
    [low, high] = bit === '1' ? [sum, double(high, a24, p)] : [double(low, a24, p), sum];
  }
  return low;
}

function double([x, z]: Point, a24: bigint, p: bigint): Point {
  const plus = (x + z) ** 2n;
  const minus = (x - z) ** 2n;
  const difference = plus - minus;
  return [(plus * minus) % p, mod(difference * (minus + a24 * difference), p)];
}

/** P + Q. In: P, Q, P - Q. */
function add([px, pz]: Point, [qx, qz]: Point, [dx, dz]: Point, p: bigint): Point {
  return [(dz * (px * qx - pz * qz) ** 2n) % p, (dx * (px * qz - pz * qx) ** 2n) % p];
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function isPrime(n: bigint): boolean {
  for (let d = 2n; d * d <= n; d++) if (n % d === 0n) return false;
  return true;
}

function mod(value: bigint, p: bigint): bigint {
  return ((value % p) + p) % p;
}
