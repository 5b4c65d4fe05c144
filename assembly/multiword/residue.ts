// Montgomery arithmetic modulo an odd n: a residue a is stored as a·R mod n, within ±8n, with
// R = 2^(width·count) >= 2^8·n.
//
// From 1024 bits on, 32-bit digits with carries (FIOS: product and reduction in one loop) take
// about twice as long as this with integers, scalar columns of 28-bit digits three times as long.
// Below 2^256, fixed/ is faster than all of them.
//
// With eight doubles and without a loop, two columns at a time, a square takes 6 % less time at 384
// bits, and the compressed module is a third larger.

import {
  carry,
  carryOut,
  carryTwo,
  endRow,
  integersAt,
  NO_CARRY,
  settle,
  SETTLED_COUNT,
} from './carry';
import { makeColumns } from './columns';
import {
  COLUMN,
  countOf,
  DIGIT,
  INVERSE,
  LOWER,
  MODULUS,
  multipleAt,
  productAt,
  QUOTIENT,
  rowAt,
  widthOf,
} from './layout';
import { digitAt } from './words';

/**
 * target = a·b·R^-1 - less mod n. `less` is a row, or 0 for none.
 * In: |a·b| <= 2^6·n². Out: within ±2n.
 */
export function multiply(area: usize, target: i32, a: i32, b: i32, less: i32): void {
  const count = countOf(area);
  makeColumns(productAt(area), rowAt(area, a), rowAt(area, b), count, 0, 2 * count, false);
  reduce(area, target, 0, less);
}

/**
 * target = a²·R^-1·2^shift - less mod n. `less` is a row, or 0 for none.
 * In: a² <= 2^6·n²; shift is 0 or 1; less within ±2n. Out: within ±4n.
 */
export function square(area: usize, target: i32, a: i32, shift: i32, less: i32): void {
  makeColumns(
    productAt(area),
    rowAt(area, a),
    rowAt(area, a),
    countOf(area),
    0,
    2 * countOf(area),
    true,
  );
  reduce(area, target, shift, less);
}

/**
 * Montgomery reduction of the product a·b, by two more products: q = lower half · n^-1 mod R, then
 * the upper half of q·n. The lower halves of q·n and a·b agree up to a multiple of R, which is
 * rounded from the top columns: the columns below amount to less than a thousandth of R.
 */
function reduce(area: usize, target: i32, shift: i32, less: i32): void {
  const count = countOf(area);
  const width = widthOf(area);
  const lower = rowAt(area, LOWER);
  const quotient = rowAt(area, QUOTIENT);
  const columns = multipleAt(area);
  const upper = productAt(area) + <usize>count * COLUMN;
  carry(lower, productAt(area), count, width);
  makeColumns(columns, lower, rowAt(area, INVERSE), count, 0, count, false);
  carry(quotient, columns, count, width);
  makeColumns(columns, quotient, rowAt(area, MODULUS), count, count - 2, 2 * count, false);

  const above = columns + <usize>count * COLUMN;
  const top = lower + <usize>(count - 1) * DIGIT;
  let rest = load<i64>(above - COLUMN) - digitAt(top);
  if (!ASC_FEATURE_RELAXED_SIMD)
    rest += (load<i64>(above - 2 * COLUMN) - digitAt(top - DIGIT)) >> width;
  const over =
    carryOut(productAt(area), count, width) - ((rest + ((<i64>1) << (width - 1))) >> width);
  if (ASC_FEATURE_RELAXED_SIMD && count > SETTLED_COUNT) {
    settle(upper, count, width);
    settle(above, count, width);
  }
  makeDigits(area, target, upper, above, over, shift, less);
}

/**
 * Out: row `target` of the digits of (upper - above + over)·2^shift - less.
 *
 * With doubles in one pass, which makes a Lucas chain 8 % faster at 512 bits. Nor is the sum of the
 * lowest column and `over` stored, because the load of two columns would wait for it: 8 % at 300
 * bits.
 */
function makeDigits(
  area: usize,
  target: i32,
  upper: usize,
  above: usize,
  over: i64,
  shift: i32,
  less: i32,
): void {
  const columns = upper;
  const end = upper + <usize>countOf(area) * COLUMN;
  let added = i64x2.replace_lane(i64x2.splat(0), 0, over);
  let before = i64x2.splat(NO_CARRY);
  let digit = rowAt(area, less);
  let to = rowAt(area, target);
  for (; upper < end; upper += 2 * COLUMN) {
    const difference = i64x2.sub(v128.load(upper), v128.load(above));
    let sum = i64x2.shl(i64x2.add(difference, added), shift);
    if (less) sum = i64x2.sub(sum, integersAt(digit));
    if (ASC_FEATURE_RELAXED_SIMD) before = carryTwo(to, sum, before);
    else v128.store(upper, sum);
    added = i64x2.splat(0);
    above += 2 * COLUMN;
    digit += 2 * DIGIT;
    to += 2 * DIGIT;
  }
  if (ASC_FEATURE_RELAXED_SIMD) endRow(rowAt(area, target) + <usize>countOf(area) * DIGIT);
  else carry(rowAt(area, target), columns, countOf(area), widthOf(area));
}

/**
 * target = a·timesA + b·timesB.
 * In: multipliers within ±2^3. Out: the exact sum, which must be within ±2^4·n.
 */
export function combine(area: usize, target: i32, a: i32, timesA: i32, b: i32, timesB: i32): void {
  const count = countOf(area);
  let digitA = rowAt(area, a);
  let digitB = rowAt(area, b);
  let column = productAt(area);
  const end = column + <usize>count * COLUMN;
  for (; column < end; column += COLUMN) {
    store<i64>(column, timesA * digitAt(digitA) + timesB * digitAt(digitB));
    digitA += DIGIT;
    digitB += DIGIT;
  }
  carry(rowAt(area, target), productAt(area), count, widthOf(area));
}
