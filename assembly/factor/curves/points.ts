// Points of a Montgomery curve modulo n of several words, and what p - 1 needs: the caller says
// which points are added. A point, or slot, is two rows, X and Z. Coordinates are below 2n.
//
// The ladder needs five products for a sum, as Z = 1 in its base, and five for a doubling: 10 for a
// bit. Lucas chains need 9 (chain.ts), but are searched for each prime, and end anywhere.

import { add, copy, multiply, rowAt, subtract, wordsAddress } from './rows';

// Rows, after those of the modulus.

/** (A + 2)/4. */
export const A24: i32 = 2;
/** The product of differences. */
export const PRODUCT: i32 = 3;
/** The residue 1. */
export const ONE: i32 = 4;

// Temporary residues.
const S: i32 = 5;
const T: i32 = 6;
const U: i32 = 7;
const V: i32 = 8;

/** X of slot 0. */
export const FIRST_X: i32 = 9;

/** The base of a ladder, with Z = 1, and its two points. The first has the result. */
export const BASE: i32 = 0;
export const LOW: i32 = 1;
export const HIGH: i32 = 2;


@inline
function xAt(slot: i32): usize {
  return rowAt(FIRST_X + 2 * slot);
}


@inline
function zAt(slot: i32): usize {
  return rowAt(FIRST_X + 2 * slot + 1);
}

/** In: target, p: slots. Out: target = 2·p. */
export function doublePoint(target: i32, p: i32): void {
  const s = rowAt(S);
  const t = rowAt(T);
  const u = rowAt(U);
  add(s, xAt(p), zAt(p));
  subtract(t, xAt(p), zAt(p));
  multiply(s, s, s);
  multiply(t, t, t);
  multiply(xAt(target), s, t);
  subtract(s, s, t);
  multiply(u, rowAt(A24), s);
  add(u, u, t);
  multiply(zAt(target), s, u);
}

/** In: slots p, q. Out: (u + v)² and (u - v)² for the sum p + q, in rows U and V. */
function sumSquares(p: i32, q: i32): void {
  const s = rowAt(S);
  const t = rowAt(T);
  const u = rowAt(U);
  const v = rowAt(V);
  add(s, xAt(p), zAt(p));
  subtract(t, xAt(p), zAt(p));
  add(u, xAt(q), zAt(q));
  subtract(v, xAt(q), zAt(q));
  multiply(t, t, u);
  multiply(s, s, v);
  add(u, s, t);
  subtract(v, s, t);
  multiply(u, u, u);
  multiply(v, v, v);
}

/** In: slots, difference = ±(p - q). Out: target = p + q. */
export function addPoints(target: i32, p: i32, q: i32, difference: i32): void {
  sumSquares(p, q);
  multiply(rowAt(U), rowAt(U), zAt(difference));
  multiply(zAt(target), rowAt(V), xAt(difference));
  copy(xAt(target), rowAt(U));
}

/** In: i. Out: bit i of the scalar in the words. */
@inline
function scalarBit(i: u32): u32 {
  return (load<u32>(wordsAddress() + (((<usize>i) >> 5) << 2)) >> (i & 31)) & 1;
}

/**
 * Montgomery's ladder, from bit `from` - 1 of the scalar down to bit `to`.
 * In: 0 <= to <= from, below the bits of the scalar. LOW is k·BASE for k > 0, the scalar above
 * these bits, and HIGH is (k + 1)·BASE.
 * Out: the same with these bits.
 */
export function climbLadder(from: u32, to: u32): void {
  for (let i = from; i > to; i--) {
    const bit = scalarBit(i - 1);
    const doubled = select(HIGH, LOW, bit);
    sumSquares(HIGH, LOW);
    // The sum replaces the other one, which the doubling does not need.
    const other = HIGH + LOW - doubled;
    copy(xAt(other), rowAt(U));
    multiply(zAt(other), rowAt(V), xAt(BASE));
    doublePoint(doubled, doubled);
  }
}

/**
 * A power of X of BASE, in X of LOW, from bit `from` - 1 of the scalar down to bit `to`.
 * In: as climbLadder: its exponent is the scalar above these bits. Out: with these bits.
 */
export function climbPower(from: u32, to: u32): void {
  const x = xAt(LOW);
  for (let i = from; i > to; i--) {
    multiply(x, x, x);
    if (scalarBit(i - 1)) multiply(x, x, xAt(BASE));
  }
}

/**
 * In Lucas's sequence V(k) = a^k + a^-k: V(p + q) = V(p)·V(q) - V(p - q).
 * In: slots whose X are such values, difference = ±(p - q). Out: X of target is V(p + q).
 */
export function addLucas(target: i32, p: i32, q: i32, difference: i32): void {
  const s = rowAt(S);
  multiply(s, xAt(p), xAt(q));
  subtract(s, s, xAt(difference));
  // Below 4n: a product with 1 brings it below 2n.
  multiply(xAt(target), s, rowAt(ONE));
}

/** In: row numbers. Out: target = a·b, below 2n. */
export function multiplyRows(target: i32, a: i32, b: i32): void {
  multiply(rowAt(target), rowAt(a), rowAt(b));
}

/**
 * In: slots: a giant step; babies from `first` up to but excluding `end`.
 * Out: PRODUCT is multiplied by the differences of their X.
 */
export function multiplyDifferences(giant: i32, first: i32, end: i32): void {
  const product = rowAt(PRODUCT);
  const x = xAt(giant);
  const t = rowAt(T);
  for (let baby = first; baby < end; baby++) {
    subtract(t, x, xAt(baby));
    multiply(product, product, t);
  }
}
