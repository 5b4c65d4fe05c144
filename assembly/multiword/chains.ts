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

/**
 * Continues a power by some bits of the exponent, by sliding windows: each begins and ends with a
 * one.
 *
 * In: row x; the rows of the odd powers of the base, up to 2^width - 1; the bytes of the exponent;
 * its bits first-1 down to last are next.
 * Out: for each of these bits, x = x²·base^bit, and likewise for those of a window that ends below
 * `last`. Returns where it ends.
 */
export function power(
  area: usize,
  x: i32,
  oddPowers: i32,
  width: i32,
  exponent: usize,
  first: i32,
  last: i32,
): i32 {
  while (first > last) {
    let end = first - 1;
    if (bitOf(exponent, end)) {
      end = max(first - width, 0);
      while (!bitOf(exponent, end)) end++;
    }
    let window = 0;
    while (first > end) {
      square(area, x, x, 0, 0);
      window = 2 * window + bitOf(exponent, --first);
    }
    if (window) multiply(area, x, x, oddPowers + (window >> 1), 0);
  }
  return first;
}
