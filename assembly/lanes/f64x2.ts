// Modular arithmetic on two numbers at once, in f64x2 lanes.
//
// A product a·b of residues needs twice the 53 bits of a double, but only its remainder is wanted:
// with h = fl(a·b) and q = nearest(h · (1/n)), the remainder r = a·b - q·n is small, and is
// computed exactly, as an integer. Residues are balanced (around 0), never canonical.
//
// One source, two variants. With relaxed SIMD, relaxed_nmadd gives the exact error of h. Without
// it, every factor is split in two (Dekker), which makes each partial product exact. The first
// needs a host that really fuses: isRight in src/wasm/word.ts checks it.
//
// Two ranges, chosen by the compile-time argument `corrected`:
//   uncorrected  n < 2^50            residues |x| <= n, no correction at all
//   corrected    n < 2^53 - 2^10     residues |x| < n/2 + 4, one correction after each product
//
// Bound on the remainder. Let u = 2^-53, Q = |a·b|/n and inv = (1/n)(1 + d), |d| <= u. Then
// |r| <= E·n with E = 1/2 + u·Q + |h - a·b|/n + ulp(Q)/2, the last term only where h·inv is rounded
// before it is made an integer.
// uncorrected: |a| <= n, |b| <= 2n (the base-2 step doubles one factor): Q <= 2n, |a·b| <= 2n².
//     n >= 2^49.5: |h - a·b| <= 2^47 and ulp(Q)/2 <= 1/8: E <= 5/8 + n·2^-52 + 2^47/n, convex in n,
//                  hence at most its value at an end of the interval: 0.98 at 2^49.5, 1 at 2^50;
//     n >= 2^49:   |h - a·b| <= 2^46: E <= 5/8 + 0.18 + 1/8 < 1;
//     below:       three relative errors, E <= 1/2 + 3u·2n <= 7/8.
//   So |r| <= n: the range reproduces itself. (A Lucas step, without the doubling, stays below
//   0.7n + P.)
// corrected: |a|, |b| < n/2 + 4, so Q <= n/4 + 5 < 2^51 and |a·b| < 2^104. The same figures with
//   n/8 for n give |r| <= n + 8, and the 2^10 leave room for the P < 2^9 of a Lucas step:
//   |r| < 2^53. Its double is even and below 2^54, so still exact; balance() restores the range.
//
// Constants are loaded from memory, not splatted: Binaryen copies a literal into the loop, where V8
// builds it again in every iteration (base 2 takes 1.2 times as long fused, 1.7 times split).

// 1.5 · 2^52: adding it rounds |x| <= 2^51 to an integer
const ROUNDER: usize = memory.data<f64>([6755399441055744, 6755399441055744], 16);
// 1.5 · 2^78: adding and subtracting it rounds |x| <= 2^77 to a multiple of 2^26
const GRID: usize = memory.data<f64>([453347182355485940514816.0, 453347182355485940514816.0], 16);

/** The uncorrected arithmetic takes n < UNCORRECTED_LIMIT, the corrected one n < LANES53_LIMIT. */
export const UNCORRECTED_LIMIT: u64 = 1 << 50;
export const LANES53_LIMIT: u64 = (1 << 53) - (1 << 10);

/** In: two u64 below 2^53. Out: the same numbers as doubles. */
@inline
export function toDoubles(v: v128): v128 {
  // the bits of 2^52 + low half and of 2^84 + 2^32 · high half
  const low = v128.or(v128.and(v, i64x2.splat(0xffffffff)), i64x2.splat(0x4330000000000000));
  const high = v128.or(i64x2.shr_u(v, 32), i64x2.splat(0x4530000000000000));
  return f64x2.add(f64x2.sub(high, f64x2.splat(19342813118337666422669312.0)), low);
}

/** Out: all ones in the lanes where 2^k divides e. */
@inline
export function multiplesOf2To(k: i32, e: v128): v128 {
  return i64x2.eq(v128.and(e, i64x2.splat(((<i64>1) << k) - 1)), i64x2.splat(0));
}

/** In: n odd. Out: the doubles nearest to 1/n. */
@inline
export function reciprocal(n: v128): v128 {
  return f64x2.div(f64x2.splat(1), n);
}

/** In: |h/n| <= 2^51, inv ~ 1/n. Out: h·inv to the nearest integer. */
@inline
function quotient(h: v128, inv: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) {
    // one rounding, straight to an integer; f64x2.nearest of a product would be two
    const rounder = v128.load(ROUNDER);
    return f64x2.sub(f64x2.relaxed_madd(h, inv, rounder), rounder);
  }
  return f64x2.nearest(f64x2.mul(h, inv)); // adding the rounder instead costs up to 10 % more
}

/**
 * The upper part of a factor. In: |x| <= 2^53. Out: a multiple of 2^26, at most 2^25 from x.
 */
@inline
function high(x: v128): v128 {
  const grid = v128.load(GRID);
  return f64x2.sub(f64x2.add(x, grid), grid);
}

/**
 * a·b - q·n from split factors (split variant only).
 * In: ah, bh, the upper parts of a and b; al, bl, the lower parts; cross = ah·bl + al·bh; q.
 * Out: a·b - q·n, exactly.
 *
 * Upper parts are multiples of 2^26; lower parts are integers of at most 2^25 (2^26 where b was
 * doubled). With |a| <= 2^50, |b| <= 2^51 (uncorrected) or |a|, |b| <= 2^52 (corrected),
 * |q| <= 2^51 and n < 2^53, no operation rounds:
 * - upper parts are at most 2^26 (a, b), 2^25 (q), 2^27 (n) units of 2^26, so all products are
 *   below 2^53 units;
 * - |cross| <= 2^78 and |ql·nh| <= 2^78, multiples of 2^26, so |middle| <= 2^79 = 2^53 · 2^26;
 * - top is a multiple of 2^52, and below 2^80 because the whole is only r;
 * - top + middle = r - bottom + qh·nl is a multiple of 2^26 below 2^77; less qh·nl it is r -
 *   bottom, below 2^54;
 * - |bottom| <= 2^51 + 2^50, and the last sum is r.
 */
@inline
function remainder(ah: v128, al: v128, bh: v128, bl: v128, cross: v128, q: v128, n: v128): v128 {
  const qh = high(q),
    ql = f64x2.sub(q, qh);
  const nh = high(n),
    nl = f64x2.sub(n, nh); // kept from step to step instead: 3 % less, and a third table
  const top = f64x2.sub(f64x2.mul(ah, bh), f64x2.mul(qh, nh));
  const middle = f64x2.sub(cross, f64x2.mul(ql, nh));
  const bottom = f64x2.sub(f64x2.mul(al, bl), f64x2.mul(ql, nl));
  return f64x2.add(f64x2.sub(f64x2.add(top, middle), f64x2.mul(qh, nl)), bottom);
}

/**
 * a·b - q·n with fused operations.
 * In: h = fl(a·b), q its quotient. Out: a·b - q·n, exactly. No step rounds: h - q·n = n·(h/n - q)
 * is an integer of at most n·(1/2 + u·Q) <= 3n/4, and a·b - h is a double (Dekker).
 */
@inline
function fusedRemainder(a: v128, b: v128, h: v128, q: v128, n: v128): v128 {
  const minusError = f64x2.relaxed_nmadd(a, b, h); // h - a·b
  return f64x2.sub(f64x2.relaxed_nmadd(q, n, h), minusError);
}

/**
 * The residue nearest to 0. In: |x| <= n (uncorrected) or |x| <= 2n + 16 (corrected, even beyond
 * 2^53).
 * Out: |x| < n/2 (uncorrected), |x| < n/2 + 4 (corrected).
 */
@inline
export function balance(x: v128, n: v128, inv: v128): v128 {
  // |q| <= 2, so q·n is exact. x·inv errs by at most 2u·|x/n|, so |x| <= n/2 + 2u·n·|x/n|:
  // uncorrected, that is below (n + 1)/2, and x is an integer; corrected, it is below n/2 + 4.
  const q = quotient(x, inv);
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_nmadd(q, n, x);
  return f64x2.sub(x, f64x2.mul(q, n));
}

/**
 * x² or 2·x² mod n: one step of a power of two.
 * In: x != 0 a residue in range, bit: 2^52 in the lanes to be doubled, 0 in the others. Out: in
 * range.
 */
@inline
export function squareAndDouble(x: v128, bit: v128, n: v128, inv: v128, corrected: bool): v128 {
  // 2^52 added to the bits of a double increments its exponent, which doubles it. (Zero would
  // become 2^-1022: in the halves below this vanishes in the sums, and x itself is prime to n.)
  const y = corrected ? x : i64x2.add(x, bit);
  const h = f64x2.mul(x, y);
  const q = quotient(h, inv);
  let r: v128;
  if (ASC_FEATURE_RELAXED_SIMD) {
    r = fusedRemainder(x, y, h, q, n);
  } else {
    const xh = high(x),
      xl = f64x2.sub(x, xh);
    const yh = corrected ? xh : i64x2.add(xh, bit);
    const yl = corrected ? xl : i64x2.add(xl, bit);
    const half = f64x2.mul(xl, yh);
    r = remainder(xh, xl, yh, yl, f64x2.add(half, half), q, n);
  }
  return corrected ? balance(i64x2.add(r, bit), n, inv) : r;
}

/** a² - c mod n. In: a a residue in range, 0 <= c < 2^9. Out: in range. */
@inline
export function squareMinus(a: v128, c: v128, n: v128, inv: v128, corrected: bool): v128 {
  const h = f64x2.mul(a, a);
  const q = quotient(h, inv);
  let r: v128;
  if (ASC_FEATURE_RELAXED_SIMD) {
    r = fusedRemainder(a, a, h, q, n);
  } else {
    const ah = high(a),
      al = f64x2.sub(a, ah);
    const half = f64x2.mul(ah, al);
    r = remainder(ah, al, ah, al, f64x2.add(half, half), q, n);
  }
  r = f64x2.sub(r, c);
  return corrected ? balance(r, n, inv) : r;
}

/** a·b - c mod n. In: a, b residues in range, 0 <= c < 2^9. Out: in range. */
@inline
export function multiplyMinus(
  a: v128,
  b: v128,
  c: v128,
  n: v128,
  inv: v128,
  corrected: bool,
): v128 {
  const h = f64x2.mul(a, b);
  const q = quotient(h, inv);
  let r: v128;
  if (ASC_FEATURE_RELAXED_SIMD) {
    r = fusedRemainder(a, b, h, q, n);
  } else {
    const ah = high(a),
      al = f64x2.sub(a, ah);
    const bh = high(b),
      bl = f64x2.sub(b, bh);
    const cross = f64x2.add(f64x2.mul(ah, bl), f64x2.mul(al, bh));
    r = remainder(ah, al, bh, bl, cross, q, n);
  }
  r = f64x2.sub(r, c);
  return corrected ? balance(r, n, inv) : r;
}
