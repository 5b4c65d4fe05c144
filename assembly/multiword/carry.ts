// Carries: columns to digits.

import { COLUMN, DIGIT } from './layout';

// The bits of 1.5 · 2^52. Adding an i64 below 2^51 in absolute value gives the bits of the double
// 1.5 · 2^52 + i.
@inline
const CENTRE: i64 = 0x4338000000000000;

/** Added to columns within ±2^62, this multiple of 2^51 makes them nonnegative. */
@inline
const LIFT: i64 = 1 << 62;

const MASK_51 = memory.data<u64>([0x7ffffffffffff, 0x7ffffffffffff], 16);

/** What `carryTwo` is given for the first two columns. */
@inline
export const NO_CARRY: i64 = LIFT >> 51;

/**
 * Makes two doubles of two columns.
 *
 * In: columns within ±2^62; what this returned for the two before them. Out: their digits, stored.
 */
@inline
export function carryTwo(digits: usize, columns: v128, before: v128): v128 {
  const lifted = i64x2.add(columns, i64x2.splat(LIFT + (1 << 50)));
  const over = i64x2.shr_u(lifted, 51);
  const sums = i64x2.add(
    v128.and(lifted, v128.load(MASK_51)),
    v128.shuffle<i64>(before, over, 1, 2),
  );
  const bits = i64x2.add(sums, i64x2.splat(CENTRE - (1 << 50) - (LIFT >> 51)));
  v128.store(digits, f64x2.sub(bits, i64x2.splat(CENTRE)));
  return over;
}

/** Two digits as integers of 64 bits. */
@inline
export function integersAt(digits: usize): v128 {
  if (!ASC_FEATURE_RELAXED_SIMD) return v128.load_ext<i32>(digits);
  const centre = i64x2.splat(CENTRE);
  return i64x2.sub(f64x2.add(v128.load(digits), centre), centre);
}

/** Out: zeros after a row. */
@inline
export function endRow(end: usize): void {
  v128.store(end, i64x2.splat(0));
  if (ASC_FEATURE_RELAXED_SIMD) v128.store(end, i64x2.splat(0), 2 * DIGIT);
}

/**
 * With doubles, each column passes its carry to the next one only. Columns are within ±2^62, so
 * carries are below 2^11 + 1 and digits within ±(2^50 + 2^12). With integers, carries propagate to
 * the end, and digits are within ±2^(width-1).
 *
 * In: columns within ±2^62. Out: the row of `count` digits, with zeros after it. The carry of the
 * last column is dropped.
 */
export function carry(row: usize, columns: usize, count: i32, width: i32): void {
  const end = row + <usize>count * DIGIT;
  if (ASC_FEATURE_RELAXED_SIMD) {
    let before = i64x2.splat(NO_CARRY);
    for (let at = row; at < end; at += 2 * DIGIT) {
      before = carryTwo(at, v128.load(columns), before);
      columns += 2 * COLUMN;
    }
  } else {
    let over: i64 = 0;
    for (let at = row; at < end; at += DIGIT) {
      const column = load<i64>(columns) + over;
      over = (column + ((<i64>1) << (width - 1))) >> width;
      store<i32>(at, <i32>(column - (over << width)));
      columns += COLUMN;
    }
  }
  endRow(end);
}

/** In: as carry. Out: the carry of the last column. */
export function carryOut(columns: usize, count: i32, width: i32): i64 {
  const last = columns + <usize>(count - 1) * COLUMN;
  if (ASC_FEATURE_RELAXED_SIMD) return (load<i64>(last) + (1 << 50)) >> 51;
  let over: i64 = 0;
  for (let at = columns; at <= last; at += COLUMN) {
    over = (load<i64>(at) + over + ((<i64>1) << (width - 1))) >> width;
  }
  return over;
}

/**
 * Propagates carries through all columns; the last one keeps what it receives. Otherwise the
 * doubled difference of two columns of more than SETTLED_COUNT products could exceed ±2^62.
 *
 * In: columns within ±2^62. Out: all but the last within ±2^(width-1).
 */
export function settle(columns: usize, count: i32, width: i32): void {
  const last = columns + <usize>(count - 1) * COLUMN;
  let over: i64 = 0;
  for (let at = columns; at < last; at += COLUMN) {
    const column = load<i64>(at) + over;
    over = (column + ((<i64>1) << (width - 1))) >> width;
    store<i64>(at, column - (over << width));
  }
  store<i64>(last, load<i64>(last) + over);
}

/** With doubles, a doubled difference of columns has 6·2^50 for each product: below 2^62. */
@inline
export const SETTLED_COUNT: i32 = 680;
