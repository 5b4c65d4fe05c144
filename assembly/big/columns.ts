// Columns of a product: column k is the sum of the products of digits i and k - i, and weighs 2^(WIDTH·k).

import { COLUMN, DIGIT } from './layout';

// @ts-ignore: decorator
@inline const C1: u64 = 0x4668000000000000;
// @ts-ignore: decorator
@inline const C12: u64 = 0x4668000000000003;
// @ts-ignore: decorator
@inline const C3: u64 = 0x4338000000000000;

const TABLE: usize = memory.data<u64>([C1, C1, C12, C12], 16);

/**
 * Columns of the product a·b.
 * In: rows a and b of m digits; from < to <= 2m. Out: columns from..to-1 (and up to 3 more) at `out`.
 */
export function multiplyColumns(out: usize, a: usize, b: usize, m: i32, from: i32, to: i32): void {
  out += <usize>from * COLUMN;
  let before = i64x2.splat(0);
  for (let k = from; k < to; k += 4) {
    const first = max(0, k - m + 1);
    const last = min(m - 1, k + 3);
    let pa = a + <usize>first * DIGIT;
    let pb = b + <usize>(k - first) * DIGIT;
    const end = a + <usize>(last + 1) * DIGIT;
    if (ASC_FEATURE_RELAXED_SIMD) {
      const c1 = v128.load(TABLE);
      const c12 = v128.load(TABLE, 16);
      const terms = <i64>max(last + 1 - first, 0);
      let lo0 = i64x2.splat(0 - terms * <i64>C3);
      let hi0 = i64x2.splat(0 - terms * <i64>C1);
      let lo1 = lo0;
      let hi1 = hi0;
      while (pa < end) {
        const x = v128.load64_splat(pa);
        const y0 = v128.load(pb);
        const y1 = v128.load(pb, 16);
        const h0 = f64x2.relaxed_madd(x, y0, c1);
        const h1 = f64x2.relaxed_madd(x, y1, c1);
        hi0 = i64x2.add(hi0, h0);
        hi1 = i64x2.add(hi1, h1);
        lo0 = i64x2.add(lo0, f64x2.relaxed_madd(x, y0, f64x2.sub(c12, h0)));
        lo1 = i64x2.add(lo1, f64x2.relaxed_madd(x, y1, f64x2.sub(c12, h1)));
        pa += DIGIT;
        pb -= DIGIT;
      }
      v128.store(out, i64x2.add(lo0, v128.shuffle<i64>(before, hi0, 1, 2)));
      v128.store(out, i64x2.add(lo1, v128.shuffle<i64>(hi0, hi1, 1, 2)), 16);
      before = hi1;
    } else {
      let s0 = i64x2.splat(0);
      let s1 = i64x2.splat(0);
      while (pa < end) {
        const x = v128.load32_splat(pa);
        const y = v128.load(pb);
        s0 = i64x2.add(s0, i64x2.extmul_low_i32x4_s(x, y));
        s1 = i64x2.add(s1, i64x2.extmul_high_i32x4_s(x, y));
        pa += DIGIT;
        pb -= DIGIT;
      }
      v128.store(out, s0);
      v128.store(out, s1, 16);
    }
    out += 4 * COLUMN;
  }
}

/**
 * Columns of a²: the products of different digits once, and doubled.
 * In: a row of m digits. Out: columns 0..2m-1 (and up to 3 more) at `out`.
 */
export function squareColumns(out: usize, a: usize, m: i32): void {
  let before = i64x2.splat(0);
  const second = i64x2(0, -1);
  for (let k = 0; k < 2 * m; k += 4) {
    const first = max(0, k - m + 1);
    const half = k >> 1;
    let pa = a + <usize>first * DIGIT;
    let pb = a + <usize>(k - first) * DIGIT;
    const end = a + <usize>half * DIGIT;
    if (ASC_FEATURE_RELAXED_SIMD) {
      const c1 = v128.load(TABLE);
      const c12 = v128.load(TABLE, 16);
      const terms = <i64>max(half - first, 0);
      let lo0 = i64x2.splat(0 - terms * <i64>C3);
      let hi0 = i64x2.splat(0 - terms * <i64>C1);
      let lo1 = lo0;
      let hi1 = hi0;
      while (pa < end) {
        const x = v128.load64_splat(pa);
        const y0 = v128.load(pb);
        const y1 = v128.load(pb, 16);
        const h0 = f64x2.relaxed_madd(x, y0, c1);
        const h1 = f64x2.relaxed_madd(x, y1, c1);
        hi0 = i64x2.add(hi0, h0);
        hi1 = i64x2.add(hi1, h1);
        lo0 = i64x2.add(lo0, f64x2.relaxed_madd(x, y0, f64x2.sub(c12, h0)));
        lo1 = i64x2.add(lo1, f64x2.relaxed_madd(x, y1, f64x2.sub(c12, h1)));
        pa += DIGIT;
        pb -= DIGIT;
      }
      if (half < m) {
        const m1 = i64x2.splat(C1);
        const m3 = i64x2.splat(C3);
        let x = v128.load64_splat(end);
        let y = v128.load(end, 16);
        let h = f64x2.relaxed_madd(x, y, c1);
        hi1 = i64x2.add(hi1, i64x2.sub(h, m1));
        lo1 = i64x2.add(lo1, i64x2.sub(f64x2.relaxed_madd(x, y, f64x2.sub(c12, h)), m3));
        y = v128.load(end);
        h = f64x2.relaxed_madd(x, y, c1);
        let l = i64x2.sub(f64x2.relaxed_madd(x, y, f64x2.sub(c12, h)), m3);
        h = i64x2.sub(h, m1);
        hi0 = i64x2.add(i64x2.add(i64x2.shl(hi0, 1), h), v128.and(h, second));
        lo0 = i64x2.add(i64x2.add(i64x2.shl(lo0, 1), l), v128.and(l, second));
        x = v128.load64_splat(end, 8);
        y = v128.load(end, 8);
        h = f64x2.relaxed_madd(x, y, c1);
        l = i64x2.sub(f64x2.relaxed_madd(x, y, f64x2.sub(c12, h)), m3);
        h = i64x2.sub(h, m1);
        hi1 = i64x2.add(i64x2.add(i64x2.shl(hi1, 1), h), v128.and(h, second));
        lo1 = i64x2.add(i64x2.add(i64x2.shl(lo1, 1), l), v128.and(l, second));
      }
      v128.store(out, i64x2.add(lo0, v128.shuffle<i64>(before, hi0, 1, 2)));
      v128.store(out, i64x2.add(lo1, v128.shuffle<i64>(hi0, hi1, 1, 2)), 16);
      before = hi1;
    } else {
      let s0 = i64x2.splat(0);
      let s1 = i64x2.splat(0);
      while (pa < end) {
        const x = v128.load32_splat(pa);
        const y = v128.load(pb);
        s0 = i64x2.add(s0, i64x2.extmul_low_i32x4_s(x, y));
        s1 = i64x2.add(s1, i64x2.extmul_high_i32x4_s(x, y));
        pa += DIGIT;
        pb -= DIGIT;
      }
      if (half < m) {
        let x = v128.load32_splat(end);
        let y = v128.load(end);
        const t = i64x2.extmul_low_i32x4_s(x, y);
        s0 = i64x2.add(i64x2.add(i64x2.shl(s0, 1), t), v128.and(t, second));
        s1 = i64x2.add(s1, i64x2.extmul_high_i32x4_s(x, y));
        x = v128.load32_splat(end, 4);
        y = v128.load(end, 4);
        const u = i64x2.extmul_low_i32x4_s(x, y);
        s1 = i64x2.add(i64x2.add(i64x2.shl(s1, 1), u), v128.and(u, second));
      }
      v128.store(out, s0);
      v128.store(out, s1, 16);
    }
    out += 4 * COLUMN;
  }
}
