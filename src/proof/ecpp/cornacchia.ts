// Norms: 4n = t² + |D|·v².

import { integerRoot } from './fixed-point.js';

/** t, v >= 0 with 4n = t² + size·v². */
export interface Norm {
  readonly t: bigint;
  readonly v: bigint;
}

/**
 * By Cornacchia's algorithm (1908), as modified for 4n (Cohen, A Course in Computational Algebraic
 * Number Theory, 1.5.3).
 *
 * In: odd n > size/4; a root with root² ≡ -size modulo n. Out: undefined if there are no such t and
 * v.
 */
export function normEquation(n: bigint, size: bigint, root: bigint): Norm | undefined {
  let a = 2n * n;
  let b = (root & 1n) === (size & 1n) ? root : n - root;
  const limit = integerRoot(4n * n);
  while (b > limit) [a, b] = [b, a % b];
  const rest = 4n * n - b * b;
  if (rest % size !== 0n) return undefined;
  const v = integerRoot(rest / size);
  return v * v * size === rest ? { t: b, v } : undefined;
}

/**
 * The traces t of the elliptic curves over the integers modulo n that D belongs to: two in general,
 * 4 for D = -4, 6 for -3, where there are more units.
 */
export function tracesOf(size: number, { t, v }: Norm): bigint[] {
  if (size === 4) return [t, -t, 2n * v, -2n * v];
  if (size !== 3) return [t, -t];
  const [plus, minus] = [(t + 3n * v) / 2n, (t - 3n * v) / 2n];
  return [t, -t, plus, -plus, minus, -minus];
}
