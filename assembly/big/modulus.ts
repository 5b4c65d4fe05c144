// Montgomery arithmetic modulo odd n, R = 2^(WIDTH·m).

import { carry, carryOut } from './carry';
import { multiplyColumns, squareColumns } from './columns';
import { COLUMN, DIGIT, MARGIN, WIDTH } from './layout';

// The work area: header, then rows, then columns.
// @ts-ignore: decorator
@inline const M: usize = 0;
// @ts-ignore: decorator
@inline const ROW: usize = 4;

// @ts-ignore: decorator
@inline
export function rowAt(area: usize, index: i32): usize {
  return area + 16 + MARGIN + <usize>index * <usize>load<i32>(area, ROW);
}
// @ts-ignore: decorator
@inline
export function digitsOf(area: usize): i32 {
  return load<i32>(area, M);
}
// @ts-ignore: decorator
@inline
function productAt(area: usize): usize {
  return rowAt(area, ROWS);
}
// @ts-ignore: decorator
@inline
function quotientAt(area: usize, m: i32): usize {
  return productAt(area) + COLUMN * <usize>(2 * m + 4);
}

export const ROWS: i32 = 10;
/** Rows: n, n^-1 mod R, the low half and the quotient, then six for values. */
// @ts-ignore: decorator
@inline const N: i32 = 0;
// @ts-ignore: decorator
@inline const INVERSE: i32 = 1;
// @ts-ignore: decorator
@inline const LOW: i32 = 2;
// @ts-ignore: decorator
@inline const Q: i32 = 3;

export function digitsFor(bits: i32): i32 {
  return (bits + 6 + WIDTH - 1) / WIDTH;
}

export function areaSize(bits: i32): usize {
  const m = digitsFor(bits);
  const row = ((<usize>m * DIGIT + 15) & ~15) + 2 * MARGIN;
  return 16 + <usize>ROWS * row + MARGIN + 2 * COLUMN * <usize>(2 * m + 4);
}

/** In: zeroed memory. */
export function prepare(area: usize, bits: i32): void {
  const m = digitsFor(bits);
  store<i32>(area, m, M);
  store<i32>(area, <i32>(((<usize>m * DIGIT + 15) & ~15) + 2 * MARGIN), ROW);
}

/** Where words are put to be made digits. */
export function wordsAddress(area: usize): usize {
  return quotientAt(area, digitsOf(area));
}

/** Makes a row of the words: little-endian, followed by zeros up to WIDTH·m + 64 bits. */
export function toDigits(area: usize, row: i32): void {
  const m = digitsOf(area);
  const words = wordsAddress(area);
  const columns = productAt(area);
  for (let i = 0; i < m; i++) {
    const bit = i * WIDTH;
    const digit = (load<u64>(words + <usize>(bit >> 3)) >> (bit & 7)) & ((1 << WIDTH) - 1);
    store<u64>(columns + <usize>i * COLUMN, digit);
  }
  carry(rowAt(area, row), columns, m);
}

/** The value of a row plus 4n as words; WIDTH·m bits at most. */
export function fromDigits(area: usize, row: i32): void {
  const m = digitsOf(area);
  const words = wordsAddress(area);
  const x = rowAt(area, row);
  const n = rowAt(area, N);
  memory.fill(words, 0, COLUMN * <usize>(m + 2));
  let over: i64 = 0;
  for (let i = 0; i < m; i++) {
    const at = <usize>i * DIGIT;
    const v = ASC_FEATURE_RELAXED_SIMD
      ? <i64>load<f64>(x + at) + 4 * <i64>load<f64>(n + at) + over
      : <i64>load<i32>(x + at) + 4 * <i64>load<i32>(n + at) + over;
    over = v >> WIDTH;
    const bit = i * WIDTH;
    const word = words + <usize>(bit >> 3);
    store<u64>(word, load<u64>(word) | ((<u64>(v - (over << WIDTH))) << (bit & 7)));
  }
}

/** dst = (product·R^-1)·2^shift - minus. */
function reduce(area: usize, dst: i32, shift: i32, minus: i32): void {
  const m = digitsOf(area);
  const low = rowAt(area, LOW);
  const q = rowAt(area, Q);
  const product = productAt(area);
  const columns = quotientAt(area, m);
  carry(low, product, m);
  multiplyColumns(columns, low, rowAt(area, INVERSE), m, 0, m);
  carry(q, columns, m);
  multiplyColumns(columns, q, rowAt(area, N), m, m - 2, 2 * m);
  const upper = product + <usize>m * COLUMN;
  const upperQ = columns + <usize>m * COLUMN;
  let over = carryOut(product, m);
  if (ASC_FEATURE_RELAXED_SIMD) {
    // q·n is subtracted: its lower half is the same as that of the product.
    over -=
      (load<i64>(upperQ - COLUMN) - <i64>load<f64>(low + <usize>(m - 1) * DIGIT) + (1 << 50)) >> 51;
  } else {
    const below =
      (load<i64>(upperQ - 2 * COLUMN) - <i64>load<i32>(low + <usize>(m - 2) * DIGIT)) >> WIDTH;
    over -=
      (load<i64>(upperQ - COLUMN) -
        <i64>load<i32>(low + <usize>(m - 1) * DIGIT) +
        below +
        (1 << (WIDTH - 1))) >>
      WIDTH;
  }
  store<i64>(upper, load<i64>(upper) + over);
  for (let i: usize = 0; i < <usize>m * COLUMN; i += 16) {
    const d = i64x2.sub(v128.load(upper + i), v128.load(upperQ + i));
    v128.store(upper + i, i64x2.shl(d, shift));
  }
  if (minus) {
    const c = rowAt(area, minus);
    for (let i = 0; i < m; i++) {
      const p = upper + <usize>i * COLUMN;
      const digit = ASC_FEATURE_RELAXED_SIMD
        ? <i64>load<f64>(c + <usize>i * DIGIT)
        : <i64>load<i32>(c + <usize>i * DIGIT);
      store<i64>(p, load<i64>(p) - digit);
    }
  }
  carry(rowAt(area, dst), upper, m);
}

export function multiply(area: usize, dst: i32, a: i32, b: i32, minus: i32): void {
  const m = digitsOf(area);
  multiplyColumns(productAt(area), rowAt(area, a), rowAt(area, b), m, 0, 2 * m);
  reduce(area, dst, 0, minus);
}

export function square(area: usize, dst: i32, a: i32, shift: i32, minus: i32): void {
  squareColumns(productAt(area), rowAt(area, a), digitsOf(area));
  reduce(area, dst, shift, minus);
}
