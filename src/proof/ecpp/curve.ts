// Points of an elliptic curve y² = x³ + a·x + b modulo n.

import { inverse, modulo } from '../../arithmetic/modular.js';
import type { Steps } from '../../steps/steps.js';

/** An affine point. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * (X : Y : Z) in Jacobian coordinates, x = X/Z², y = Y/Z³, with W = a·Z⁴ (Cohen, Miyaji and Ono,
 * 1998). Z = 0 is the point at infinity. Values are in (-n, n).
 */
interface JacobianPoint {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly w: bigint;
}

/** Bits of the windows that a multiplier is cut into. */
const WINDOW = 5;

/** Doublings between two looks at the clock. */
const DOUBLINGS_PER_STEP = 64;

/**
 * k times a point, by signed windows from the left.
 *
 * In: odd n > 3, k >= 1, a point on the curve. Out: undefined is the point at infinity; 'composite'
 * if a factor of n was met.
 */
export function* multiplyPoint(
  point: Point,
  k: bigint,
  a: bigint,
  n: bigint,
): Steps<Point | undefined | 'composite'> {
  const one = { x: point.x, y: point.y, z: 1n, w: a };
  const odd: JacobianPoint[] = [one];
  const two = double(one, n);
  for (let i = 1; i < 2 ** (WINDOW - 2); i++) odd.push(add(odd[i - 1] ?? one, two, a, n));
  let result: JacobianPoint = { x: 1n, y: 1n, z: 0n, w: 0n };
  const digits = signedDigits(k);
  for (let i = digits.length - 1; i >= 0; i--) {
    result = double(result, n);
    const digit = digits[i] ?? 0;
    if (digit !== 0) {
      const multiple = odd[(Math.abs(digit) - 1) / 2] ?? one;
      result = add(result, digit > 0 ? multiple : { ...multiple, y: -multiple.y }, a, n);
    }
    if (i % DOUBLINGS_PER_STEP === 0) yield;
  }
  if (modulo(result.z, n) === 0n) return undefined;
  const scale = inverse(result.z, n);
  if (scale === undefined) return 'composite';
  const square = (scale * scale) % n;
  return {
    x: modulo(result.x * square, n),
    y: modulo(((result.y * square) % n) * scale, n),
  };
}

/** k = Σ digit·2^place, each digit 0 or odd and below 2^(WINDOW - 1) in absolute value. */
function signedDigits(k: bigint): number[] {
  const digits: number[] = [];
  for (let rest = k; rest > 0n; rest >>= 1n) {
    const digit = (rest & 1n) === 0n ? 0 : Number(BigInt.asIntN(WINDOW, rest));
    if (digit !== 0) rest -= BigInt(digit);
    digits.push(digit);
  }
  return digits;
}

function double({ x, y, z, w }: JacobianPoint, n: bigint): JacobianPoint {
  const square = (y * y) % n;
  const s = (4n * x * square) % n;
  const u = (8n * square * square) % n;
  const m = (3n * x * x + w) % n;
  const newX = (m * m - 2n * s) % n;
  return {
    x: newX,
    y: (m * (s - newX) - u) % n,
    z: (2n * y * z) % n,
    w: (2n * u * w) % n,
  };
}

function add(p: JacobianPoint, q: JacobianPoint, a: bigint, n: bigint): JacobianPoint {
  if (p.z === 0n) return q;
  if (q.z === 0n) return p;
  const pz = (p.z * p.z) % n;
  const qz = (q.z * q.z) % n;
  const px = (p.x * qz) % n;
  const py = (((p.y * qz) % n) * q.z) % n;
  const h = (q.x * pz - px) % n;
  const r = (((q.y * pz) % n) * p.z - py) % n;
  if (h === 0n && r === 0n) return double(p, n);
  const square = (h * h) % n;
  const cube = (square * h) % n;
  const base = (px * square) % n;
  const x = (r * r - cube - 2n * base) % n;
  const z = (((p.z * q.z) % n) * h) % n;
  const zz = (z * z) % n;
  return { x, y: (r * (base - x) - py * cube) % n, z, w: (((zz * zz) % n) * a) % n };
}
