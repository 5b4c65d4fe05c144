// The curves that complex multiplication gives.

import { jacobiSymbol } from '../../arithmetic/jacobi.js';
import { inverse, modulo } from '../../arithmetic/modular.js';
import { power } from '../../arithmetic/pow-mod.js';
import type { Steps } from '../../steps/steps.js';
import type { Point } from './curve.js';

/** A curve y² = x³ + a·x + b by its a and a point on it. */
export interface Curve {
  readonly a: bigint;
  readonly point: Point;
  /**
   * Equal for curves that are isomorphic modulo n, if n is prime: those have the same number of
   * points.
   */
  readonly twist: bigint;
}

/**
 * Curve number i = 1, 2, … of discriminant -size, with a point: no square root is needed, as the
 * twist is chosen by the point.
 *
 * In: k = j/(1728 - j); size > 4.
 */
export function curveThrough(k: bigint, i: bigint, n: bigint): Curve {
  const [a, b] = [(3n * k) % n, (2n * k) % n];
  // With w = i³ + a·i + b the twist by w has the point (i·w, w²), whether or not w is a square.
  const w = modulo(i * i * i + a * i + b, n);
  const square = (w * w) % n;
  return {
    a: (a * square) % n,
    point: { x: (i * w) % n, y: square },
    twist: BigInt(jacobiSymbol(w, n)),
  };
}

/** Curves are tried up to this many: one in 4 or 6 is right. */
const TRIES = 200n;

/**
 * A curve of discriminant -3 or -4 whose trace is t. The traces are c·b^((n-1)/6) modulo n for y² =
 * x³ + b, and c·a^((n-1)/4) for y² = x³ + a·x, as their Hasse invariants show. The curve with b = 1
 * or a = -1, which has a subgroup of 12 or 8 points, determines c.
 *
 * In: all traces of curves of this discriminant, t one of them. Out: undefined if none is found, as
 * for composite n.
 */
export function* specialCurve(
  size: number,
  t: bigint,
  traces: readonly bigint[],
  n: bigint,
): Steps<Curve | undefined> {
  const [group, exponent] = size === 3 ? [12n, (n - 1n) / 6n] : [8n, (n - 1n) / 4n];
  const known = traces.find((trace) => (n + 1n - trace) % group === 0n);
  const scale = known && inverse(known, n);
  if (!scale) return undefined;
  const sign = size === 4 && (exponent & 1n) === 1n ? -1n : 1n;
  const wanted = modulo(t * scale * sign, n);
  for (let y = 2n; y < TRIES; y++) {
    // Through (1, y): b = y² - 1 if a = 0, and a = y² - 1 if b = 0.
    const parameter = y * y - 1n;
    const twist = yield* power(parameter, exponent, n);
    if (twist === wanted) return { a: size === 3 ? 0n : parameter, point: { x: 1n, y }, twist };
  }
  return undefined;
}
