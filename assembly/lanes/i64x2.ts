// Arithmetic modulo eight numbers below 2^64 at once, in integer lanes of SIMD128.
//
// A group of lanes is four numbers. i64x2.extmul multiplies 32-bit lanes: one vector holds the
// lower halves of four residues, another the upper halves. Products come in pairs: numbers 0 and 1,
// numbers 2 and 3. Groups live in memory, because registers are too few and loads cost nothing
// beside the products. Two groups in turn hide each other's latency: a number takes two thirds of
// the time, and more groups gain nothing. Values that do not fit in 16 registers go through memory
// too: lanes/f64x2-group.ts tells what V8's own spills cost. Products and reduction are those of
// word/product.ts and word/montgomery.ts. Residues are in Montgomery form, in [0, n).
//
// Constants are loaded: as v128.const, Node 24 builds them again at every use, a third slower.

import { inverse64 } from '../word/montgomery';

/** Numbers at once. */
export const LANES = 8;
export const GROUP_SIZE = 320;
export const GROUPS_SIZE = 2 * GROUP_SIZE;

// The fields of a group that both tests have, in bytes.
const N_LOW = 0; // u32x4
const N_HIGH = 16; // u32x4
const INVERSE_LOW = 32; // u32x4, n·inverse ≡ 1 mod 2^64
const INVERSE_HIGH = 48; // u32x4
export const N = 64; // pair of u64x2
export const X = 96; // pair of u64x2
export const BITS = 128; // pair of u64x2: the bit of each step still to come, the next one on top
export const HI = 160; // pair of u64x2: upper halves of products, until their reduction
export const PAIR = 16;

const constants = memory.data<u64>([1 << 63, 1 << 63, 0xffffffff, 0xffffffff], 16);

/**
 * Out: 2^63 in both lanes. Xor with it maps unsigned to signed order, the only one in SIMD128.
 */
@inline
export function signBits(): v128 {
  return v128.load(constants);
}

/** Out: 2^32 - 1 in both lanes. */
@inline
function lowMask(): v128 {
  return v128.load(constants, 16);
}

/** In: the two pairs of a group. Out: their lower halves, u32x4. */
@inline
export function lows(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

/** In: the two pairs of a group. Out: their upper halves, u32x4. */
@inline
export function highs(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}

/** In: u32x4 a, b; pair = 0 or 1, a constant. Out: the products of that pair, u64x2. */
@inline
export function products(a: v128, b: v128, pair: i32): v128 {
  return pair == 0 ? i64x2.extmul_low_i32x4_u(a, b) : i64x2.extmul_high_i32x4_u(a, b);
}

/** In: u32x4 a; pair = 0 or 1, a constant. Out: that pair, u64x2. */
@inline
function widened(a: v128, pair: i32): v128 {
  return pair == 0 ? i64x2.extend_low_i32x4_u(a) : i64x2.extend_high_i32x4_u(a);
}

/**
 * mulHi of word/product.ts for one pair.
 * In: halves of x and y; mid = bits 32 to 63 of the products; u32x4. Out: floor(x·y / 2^64), u64x2.
 */
@inline
export function upperProducts(
  xLow: v128,
  xHigh: v128,
  yLow: v128,
  yHigh: v128,
  mid: v128,
  pair: i32,
): v128 {
  const t = i64x2.add(products(xLow, yHigh, pair), widened(v128.not(mid), pair));
  const u = i64x2.add(products(xHigh, yLow, pair), v128.and(t, lowMask()));
  return i64x2.add(i64x2.add(products(xHigh, yHigh, pair), i64x2.shr_u(t, 32)), i64x2.shr_u(u, 32));
}

/**
 * squareHi of word/product.ts for one pair.
 * In: halves of x, u32x4. Out: floor(x² / 2^64), u64x2.
 */
@inline
export function upperSquares(low: v128, high: v128, pair: i32): v128 {
  const cross = i64x2.add(products(low, high, pair), i64x2.shr_u(products(low, low, pair), 33));
  return i64x2.add(products(high, high, pair), i64x2.shr_u(cross, 31));
}

/**
 * Difference modulo n.
 * In: x, y in [0, n), u64x2. Out: x - y mod n, in [0, n).
 */
@inline
export function subMod(x: v128, y: v128, n: v128): v128 {
  const borrow = i64x2.gt_s(v128.xor(y, signBits()), v128.xor(x, signBits()));
  return i64x2.add(i64x2.sub(x, y), v128.and(n, borrow));
}

/**
 * Montgomery reduction of one pair. Common subexpressions of both pairs are computed once, unless a
 * store lies between the two.
 * In: hi in [0, n), u64x2; low and mid, bits 0 to 31 and 32 to 63, u32x4.
 * Out: hi:mid:low·2^-64 mod n, in [0, n), u64x2.
 */
@inline
export function reduce(group: usize, hi: v128, low: v128, mid: v128, pair: i32): v128 {
  const inverseLow = v128.load(group, INVERSE_LOW);
  const a = products(low, inverseLow, 0);
  const b = products(low, inverseLow, 1);
  const crossed = i32x4.add(
    i32x4.mul(low, v128.load(group, INVERSE_HIGH)),
    i32x4.mul(mid, inverseLow),
  );
  const qLow = lows(a, b);
  const qHigh = i32x4.add(highs(a, b), crossed);
  const m = upperProducts(
    qLow,
    qHigh,
    v128.load(group, N_LOW),
    v128.load(group, N_HIGH),
    mid,
    pair,
  );
  return subMod(hi, m, v128.load(group + pair * PAIR, N));
}

/**
 * In: lane < LANES. Out: the address of its 64-bit fields, without the offset of the field.
 */
@inline
export function field64(groups: usize, lane: i32): usize {
  return groups + (lane >> 2) * GROUP_SIZE + ((lane & 3) << 3);
}

/** In: lane < LANES; odd n. Out: the inverse of n modulo 2^64. */
@inline
export function setModulus(groups: usize, lane: i32, n: u64): u64 {
  const field32 = groups + (lane >> 2) * GROUP_SIZE + ((lane & 3) << 2);
  const inverse = inverse64(n);
  store<u32>(field32, <u32>n, N_LOW);
  store<u32>(field32, <u32>(n >> 32), N_HIGH);
  store<u32>(field32, <u32>inverse, INVERSE_LOW);
  store<u32>(field32, <u32>(inverse >> 32), INVERSE_HIGH);
  store<u64>(field64(groups, lane), n, N);
  return inverse;
}
