// Points of an elliptic curve y² = x³ + a·x + b modulo n.

import { inverse, modulo } from '../../arithmetic/modular.js';
import { bitLength } from '../../bigint/bit-length.js';
import type { Steps } from '../../steps/steps.js';
import { type Rows, rowsFor } from './rows.js';

/** An affine point. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * The rows of a point (X : Y : Z) in Jacobian coordinates, x = X/Z², y = Y/Z³, with W = a·Z⁴
 * (Cohen, Miyaji and Ono, 1998): in multiples of n, X is within ±8, Y ±6, Z ±4 and W ±2. Then a,
 * and temporary rows.
 */
const [X, Y, Z, W, A] = [0, 1, 2, 3, 4];
const [T0, T1, T2, T3, T4] = [5, 6, 7, 8, 9];

/** The first row of the table of multiples of the point, in rows of X, Y, Z, Z² and Z³. */
const TABLE = 10;
const ENTRY = 5;

/** Bits of the windows of a multiplier, for a short one and for a long one. */
const SHORT_WINDOW = 3;
const WINDOW = 5;
const SHORT_BITS = 100;

/** Doublings between two checks of the clock. */
const DOUBLINGS_PER_STEP = 64;

/**
 * k times a point, by signed windows from the left.
 *
 * A sum of two points is computed as if they and their negatives were different modulo each prime
 * that divides n. Otherwise Z is 0 there, and remains so to the end.
 *
 * In: odd n > 3, k >= 1, a point on the curve. Out: undefined if points were equal modulo n, as if
 * the result is infinity; 'composite' if modulo a factor of n.
 */
export function* multiplyPoint(
  point: Point,
  k: bigint,
  a: bigint,
  n: bigint,
): Steps<Point | undefined | 'composite'> {
  const width = bitLength(k) < SHORT_BITS ? SHORT_WINDOW : WINDOW;
  const multiples = 2 ** (width - 2);
  const rows = rowsFor(n, TABLE + ENTRY * (multiples + 1));
  try {
    rows.put(X, point.x);
    rows.put(Y, point.y);
    rows.put(Z, 1n);
    rows.put(W, a);
    rows.put(A, a);
    store(rows, 0);
    double(rows);
    store(rows, multiples);
    load(rows, 0);
    for (let i = 1; i < multiples; i++) {
      add(rows, multiples, 1);
      store(rows, i);
    }
    const digits = signedDigits(k, width);
    load(rows, entryOf(digits.pop() ?? 1));
    for (let i = digits.length - 1; i >= 0; i--) {
      double(rows);
      const digit = digits[i] ?? 0;
      if (digit !== 0) add(rows, entryOf(digit), Math.sign(digit));
      if (i % DOUBLINGS_PER_STEP === 0) yield;
    }
    return affine(rows, n);
  } finally {
    rows.close();
  }
}

/**
 * k = Σ digit·2^place, each digit 0 or odd and below 2^(width - 1) in absolute value, the last
 * positive.
 */
function signedDigits(k: bigint, width: number): number[] {
  const digits: number[] = [];
  for (let rest = k; rest > 0n; rest >>= 1n) {
    const digit = (rest & 1n) === 0n ? 0 : Number(BigInt.asIntN(width, rest));
    if (digit !== 0) rest -= BigInt(digit);
    digits.push(digit);
  }
  return digits;
}

/** The row of the table for an odd digit, or its negative. */
function entryOf(digit: number): number {
  return (Math.abs(digit) - 1) / 2;
}

function affine(rows: Rows, n: bigint): Point | undefined | 'composite' {
  const z = rows.value(Z, T0);
  if (z === 0n) return undefined;
  const scale = inverse(z, n);
  if (scale === undefined) return 'composite';
  const square = (scale * scale) % n;
  return {
    x: (rows.value(X, T0) * square) % n,
    y: modulo(((rows.value(Y, T0) * square) % n) * scale, n),
  };
}

/** Writes the point into the table. */
function store(rows: Rows, entry: number): void {
  const at = TABLE + ENTRY * entry;
  for (const row of [X, Y, Z]) rows.combine(at + row, row, 1, row, 0);
  rows.square(at + 3, Z);
  rows.multiply(at + 4, at + 3, Z);
}

/** Copies an entry of the table to the point. */
function load(rows: Rows, entry: number): void {
  const at = TABLE + ENTRY * entry;
  for (const row of [X, Y, Z]) rows.combine(row, at + row, 1, at + row, 0);
  setW(rows);
}

/** W = a·Z⁴. */
function setW(rows: Rows): void {
  rows.square(T0, Z);
  rows.square(T0, T0);
  rows.multiply(W, T0, A);
}

/** With M = 3X² + W and S = 4XY²: (M² - 2S, M·(S - X') - 8Y⁴, 2YZ), W' = 16Y⁴·W. */
function double(rows: Rows): void {
  rows.square(T0, X);
  rows.combine(T0, T0, 3, W, 1);
  rows.square(T1, Y);
  rows.combine(T1, T1, 2, T1, 0);
  rows.square(T2, T1);
  rows.combine(T1, T1, 2, T1, 0);
  rows.multiply(T3, X, T1);
  rows.multiply(Z, Y, Z);
  rows.combine(Z, Z, 2, Z, 0);
  rows.square(X, T0);
  rows.combine(X, X, 1, T3, -2);
  rows.combine(T3, T3, 1, X, -1);
  rows.multiply(Y, T0, T3);
  rows.combine(Y, Y, 1, T2, -2);
  rows.combine(T2, T2, 4, T2, 0);
  rows.multiply(W, W, T2);
}

/**
 * The point plus or minus one of the table: with H and R the differences of the two x and the two
 * y, over Z1²Z2² and Z1³Z2³, (R² - H³ - 2X1·Z2²H², R·(X1·Z2²H² - X') - Y1·Z2³H³, Z1·Z2·H).
 */
function add(rows: Rows, entry: number, sign: number): void {
  const at = TABLE + ENTRY * entry;
  rows.square(T0, Z);
  rows.multiply(T3, at + X, T0);
  rows.multiply(T0, T0, Z);
  rows.multiply(T4, at + Y, T0);
  rows.multiply(T1, X, at + 3);
  rows.multiply(T2, Y, at + 4);
  rows.combine(T3, T3, 1, T1, -1);
  rows.combine(T4, T4, sign, T2, -1);
  rows.multiply(Z, Z, at + Z);
  rows.multiply(Z, Z, T3);
  rows.square(T0, T3);
  rows.multiply(T3, T3, T0);
  rows.multiply(T1, T1, T0);
  rows.multiply(T2, T2, T3);
  rows.square(X, T4);
  rows.combine(X, X, 1, T3, -1);
  rows.combine(X, X, 1, T1, -2);
  rows.combine(T1, T1, 1, X, -1);
  rows.multiply(Y, T4, T1);
  rows.combine(Y, Y, 1, T2, -1);
  setW(rows);
}
