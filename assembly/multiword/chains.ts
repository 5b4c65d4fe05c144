// Long chains of products, in parts of a limited length.

import { bitOf } from './bits';
import { multiply, square } from './residue';

/**
 * Continues a power of 2 by some bits of the exponent.
 *
 * In: row x; the bytes of the exponent; its bits first-1 down to last are next.
 * Out: for each of these bits, x = x²·2^bit.
 */
export function powerOf2(area: usize, x: i32, exponent: usize, first: i32, last: i32): void {
  for (let i = first - 1; i >= last; i--) square(area, x, x, bitOf(exponent, i), 0);
}

/**
 * Continues a Lucas chain by some bits of the index.
 *
 * In: rows v = V_k, next = V_(k+1), two, p; the bytes of the index; its bits first-1 down to last
 * are next.
 * Out: for each of these bits, k = 2k + bit.
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

/** In: row x; a row `less`, or 0 for none. Out: x = x² - less, `times` times. */
export function squarings(area: usize, x: i32, times: i32, less: i32): void {
  for (let i = 0; i < times; i++) square(area, x, x, 0, less);
}
