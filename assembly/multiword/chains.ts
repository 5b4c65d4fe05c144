// Long chains of products, in parts.

import { bitOf } from './bits';
import { multiply, square } from './residue';

/**
 * x to the power that the next bits of an exponent make of it, times the power of 2 that they are.
 *
 * In: row x; the exponent's bytes; its bits first-1 to last are next. Out: for each of them x =
 * x²·2^bit.
 */
export function powerOf2(area: usize, x: i32, exponent: usize, first: i32, last: i32): void {
  for (let i = first - 1; i >= last; i--) square(area, x, x, bitOf(exponent, i), 0);
}

/**
 * In: rows v = V_k, next = V_(k+1), two, p; the index's bytes; its bits first-1 to last are next.
 * Out: for each of them k = 2k + bit.
 */
export function lucasChain(
  area: usize,
  v: i32,
  next: i32,
  two: i32,
  p: i32,
  index: usize,
  first: i32,
  last: i32,
): void {
  for (let i = first - 1; i >= last; i--) {
    const bit = bitOf(index, i);
    const squared = bit ? next : v;
    multiply(area, bit ? v : next, v, next, p);
    square(area, squared, squared, 0, two);
  }
}

/** x squared so many times, less a row each time if it is given. */
export function squarings(area: usize, x: i32, times: i32, less: i32): void {
  for (let i = 0; i < times; i++) square(area, x, x, 0, less);
}
