// The columns of a product: column k is the sum of the products of digits i and k - i.
//
// Four columns at a time are summed in registers, independently: digit i, in all lanes, is
// multiplied by digits k - i to k + 3 - i. Beyond the row these are zeros.
//
// With doubles (fused multiply-add), a product of digits has up to 102 bits. It is split exactly,
// as in Emmart, Zheng and Weems, Faster modular exponentiation using double precision floating
// point arithmetic on the GPU, 2018, here for signed digits of 51 bits:
//   h = fma(x, y, S)        S = 1.5·2^103: h - S is x·y rounded to a multiple of 2^51, as the last
//                           place of h is 2^51
//   l = fma(x, y, S' - h)   S' = S + 1.5·2^52: S' - h is exact, and so is
//                           l = 1.5·2^52 + (x·y - (h - S))
// for |x·y| < 2^102. The bits of h, as an integer, are those of S plus (h - S) / 2^51, and the bits
// of l are those of 1.5·2^52 plus the rest, which is within ±2^50. Both halves are summed as
// integers; the sums start at minus the contribution of the constants. Digits are within
// ±(2^50 + 2^12), the halves of a product within ±2^50 and ±(2^49 + 2^13), and a column of `count`
// products within ±1.5·2^50·count: below 2^62 for the 2571 digits of the longest rows.
//
// With integers, a column is a sum of 64-bit products, each within ±2^(2·width - 2): layout.ts
// chooses the width accordingly.
//
// Constants are loaded: V8 builds literals again in every iteration, which doubles the time. An
// unrolled loop is a third slower with doubles, because V8 then keeps less in registers.

import { COLUMN, DIGIT } from './layout';

/** The bits of S. */
@inline
const SPLITTER: u64 = 0x4668000000000000;

/** The bits of S'. */
@inline
const SPLITTER_AND_CENTRE: u64 = 0x4668000000000003;

/** The bits of 1.5·2^52. */
@inline
const CENTRE: u64 = 0x4338000000000000;

const CONSTANTS = memory.data<u64>(
  [
    SPLITTER,
    SPLITTER,
    SPLITTER_AND_CENTRE,
    SPLITTER_AND_CENTRE,
    CENTRE,
    CENTRE,
    0,
    0xffffffffffffffff,
  ],
  16,
);

/**
 * In: rows a and b of `count` digits, the same if `squared`; 0 <= from < to <= 2·count, from = 0 if
 * `squared`.
 * Out: columns `from` to `to` - 1 of a·b, and up to three more. With doubles, the first lacks the
 * upper halves of the products of the column before it.
 */
export function makeColumns(
  columns: usize,
  a: usize,
  b: usize,
  count: i32,
  from: i32,
  to: i32,
  squared: bool,
): void {
  let target = columns + <usize>from * COLUMN;
  let before = i64x2.splat(0);
  for (let k = from; k < to; k += 4) {
    const first = max(0, k - count + 1);
    // In a square, the products of different digits are computed once, and doubled.
    const end = squared ? max(k >> 1, first) : max(min(count, k + 4), first);
    const terms = end - first;
    let x = a + <usize>first * DIGIT;
    let y = b + <usize>(k - first) * DIGIT;
    const last = a + <usize>end * DIGIT;
    if (ASC_FEATURE_RELAXED_SIMD) {
      const s = v128.load(CONSTANTS);
      const t = v128.load(CONSTANTS, 16);
      let low0 = i64x2.splat(0 - <i64>terms * <i64>CENTRE);
      let high0 = i64x2.splat(0 - <i64>terms * <i64>SPLITTER);
      let low1 = low0;
      let high1 = high0;
      while (x < last) {
        const d = v128.load64_splat(x);
        const e0 = v128.load(y);
        const e1 = v128.load(y, 16);
        const h0 = f64x2.relaxed_madd(d, e0, s);
        const h1 = f64x2.relaxed_madd(d, e1, s);
        high0 = i64x2.add(high0, h0);
        high1 = i64x2.add(high1, h1);
        low0 = i64x2.add(low0, f64x2.relaxed_madd(d, e0, f64x2.sub(t, h0)));
        low1 = i64x2.add(low1, f64x2.relaxed_madd(d, e1, f64x2.sub(t, h1)));
        x += DIGIT;
        y -= DIGIT;
      }
      if (squared && end < count) {
        const centre = v128.load(CONSTANTS, 32);
        const second = v128.load(CONSTANTS, 48);
        // Digit k/2: its square counts once, its products with the three digits above it twice.
        let d = v128.load64_splat(last);
        let e = v128.load(last, 16);
        let h = f64x2.relaxed_madd(d, e, s);
        high1 = i64x2.add(high1, i64x2.sub(h, s));
        low1 = i64x2.add(low1, i64x2.sub(f64x2.relaxed_madd(d, e, f64x2.sub(t, h)), centre));
        e = v128.load(last);
        h = f64x2.relaxed_madd(d, e, s);
        let l = i64x2.sub(f64x2.relaxed_madd(d, e, f64x2.sub(t, h)), centre);
        h = i64x2.sub(h, s);
        high0 = i64x2.add(i64x2.add(i64x2.shl(high0, 1), h), v128.and(h, second));
        low0 = i64x2.add(i64x2.add(i64x2.shl(low0, 1), l), v128.and(l, second));
        // The next digit: its square, and its product with the digit above it.
        d = v128.load64_splat(last, DIGIT);
        e = v128.load(last, DIGIT);
        h = f64x2.relaxed_madd(d, e, s);
        l = i64x2.sub(f64x2.relaxed_madd(d, e, f64x2.sub(t, h)), centre);
        h = i64x2.sub(h, s);
        high1 = i64x2.add(i64x2.add(i64x2.shl(high1, 1), h), v128.and(h, second));
        low1 = i64x2.add(i64x2.add(i64x2.shl(low1, 1), l), v128.and(l, second));
      }
      // Upper halves belong to the next column.
      v128.store(target, i64x2.add(low0, v128.shuffle<i64>(before, high0, 1, 2)));
      v128.store(target, i64x2.add(low1, v128.shuffle<i64>(high0, high1, 1, 2)), 16);
      before = high1;
    } else {
      let sum0 = i64x2.splat(0);
      let sum1 = i64x2.splat(0);
      while (x < last) {
        const d = v128.load32_splat(x);
        const e = v128.load(y);
        sum0 = i64x2.add(sum0, i64x2.extmul_low_i32x4_s(d, e));
        sum1 = i64x2.add(sum1, i64x2.extmul_high_i32x4_s(d, e));
        x += DIGIT;
        y -= DIGIT;
      }
      if (squared && end < count) {
        const second = v128.load(CONSTANTS, 48);
        let d = v128.load32_splat(last);
        let e = v128.load(last);
        let p = i64x2.extmul_low_i32x4_s(d, e);
        sum0 = i64x2.add(i64x2.add(i64x2.shl(sum0, 1), p), v128.and(p, second));
        sum1 = i64x2.add(sum1, i64x2.extmul_high_i32x4_s(d, e));
        d = v128.load32_splat(last, DIGIT);
        e = v128.load(last, DIGIT);
        p = i64x2.extmul_low_i32x4_s(d, e);
        sum1 = i64x2.add(i64x2.add(i64x2.shl(sum1, 1), p), v128.and(p, second));
      }
      v128.store(target, sum0);
      v128.store(target, sum1, 16);
    }
    target += 4 * COLUMN;
  }
}
