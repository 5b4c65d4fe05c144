// Residues modulo an odd n < 2^89, in memory: three signed limbs of 31 bits, x0 + x1·2^31 + x2·2^62
// with x0, x1 in [-2^30, 2^30]. The sums of products of limbs fit into 64 bits without a carry. No
// result needs a correction: with R = 2^93, the product of two sums of residues is within
// (2n)²/R + n/2 < n.
//
// Limbs of 32 bits would reach further, but need a carry in every product. From 90 bits on, the
// quadratic sieve is faster anyway.

import { inverse64 } from '../word/montgomery';

/** Bytes of a residue. */
export const RESIDUE: usize = 16;

const LIMB_BITS = 31;
const R_BITS = 3 * LIMB_BITS;

let nLow: u64 = 0;
let nHigh: u64 = 0;
let n0: i64 = 0;
let n1: i64 = 0;
let n2: i64 = 0;
/** n·inverse ≡ 1 mod 2^31. */
let inverse: i64 = 0;
/** R² mod n, which converts to Montgomery form. */
const squaredR = memory.data(16, 16);

/** The number that conversions read or write, or a divisor of n: low + high·2^64. */
export let low: u64 = 0;
export let high: u64 = 0;


@inline
function limb(x: usize, i: usize): i64 {
  return <i64>load<i32>(x + (i << 2));
}

/** Out: the residue of t modulo 2^31 in [-2^30, 2^30). */
@inline
function digit(t: i64): i64 {
  return (t << 33) >> 33;
}

/** In: |x0|, |x1| < 2^62; x0 + x1·2^31 + x2·2^62 within ±2n. Out: its limbs, at the target. */
@inline
function storeLimbs(target: usize, x0: i64, x1: i64, x2: i64): void {
  const y0 = digit(x0);
  const t = x1 + ((x0 - y0) >> LIMB_BITS);
  const y1 = digit(t);
  const y2 = x2 + ((t - y1) >> LIMB_BITS);
  assert(y2 >= -(1 << 28) && y2 <= 1 << 28);
  store<i32>(target, <i32>y0);
  store<i32>(target, <i32>y1, 4);
  store<i32>(target, <i32>y2, 8);
}

/** In: residues within ±n. Out: x + y, within ±2n. */
@inline
export function add(target: usize, x: usize, y: usize): void {
  storeLimbs(target, limb(x, 0) + limb(y, 0), limb(x, 1) + limb(y, 1), limb(x, 2) + limb(y, 2));
}

/** In: residues within ±n. Out: x - y, within ±2n. */
@inline
export function subtract(target: usize, x: usize, y: usize): void {
  storeLimbs(target, limb(x, 0) - limb(y, 0), limb(x, 1) - limb(y, 1), limb(x, 2) - limb(y, 2));
}

/**
 * Montgomery reduction by columns: each step makes the lowest one 0, and drops it.
 * In: |c0 + c1·2^31 + … + c4·2^124| <= 4n², each column below 2^62.
 * Out: the residue, within ±n.
 */
@inline
function reduce(target: usize, c0: i64, c1: i64, c2: i64, c3: i64, c4: i64): void {
  const m0 = digit(c0 * inverse);
  c1 += ((c0 - m0 * n0) >> LIMB_BITS) - m0 * n1;
  const m1 = digit(c1 * inverse);
  c2 += ((c1 - m1 * n0) >> LIMB_BITS) - m1 * n1 - m0 * n2;
  const m2 = digit(c2 * inverse);
  c3 += ((c2 - m2 * n0) >> LIMB_BITS) - m2 * n1 - m1 * n2;
  storeLimbs(target, c3, c4 - m2 * n2, 0);
}


@inline
function product(target: usize, x: usize, y: usize): void {
  const x0 = limb(x, 0);
  const x1 = limb(x, 1);
  const x2 = limb(x, 2);
  const y0 = limb(y, 0);
  const y1 = limb(y, 1);
  const y2 = limb(y, 2);
  const c2 = x0 * y2 + x1 * y1 + x2 * y0;
  reduce(target, x0 * y0, x0 * y1 + x1 * y0, c2, x1 * y2 + x2 * y1, x2 * y2);
}


@inline
function square(target: usize, x: usize): void {
  const x0 = limb(x, 0);
  const x1 = limb(x, 1);
  const x2 = limb(x, 2);
  const twice = 2 * x1;
  reduce(target, x0 * x0, x0 * twice, 2 * x0 * x2 + x1 * x1, twice * x2, x2 * x2);
}

/** In: residues within ±2n, Montgomery form. Out: x·y, Montgomery form, within ±n. */
export function multiply(target: usize, x: usize, y: usize): void {
  product(target, x, y);
}

/**
 * Two products, the second after the first. They overlap in the processor, and share the call,
 * which takes a fifth of the time of a product.
 */
export function multiplyBoth(
  target: usize,
  x: usize,
  y: usize,
  target2: usize,
  x2: usize,
  y2: usize,
): void {
  product(target, x, y);
  product(target2, x2, y2);
}

/** In: residues within ±2n, Montgomery form. Out: their squares, likewise, within ±n. */
export function squareBoth(x: usize, y: usize): void {
  square(x, x);
  square(y, y);
}

/** In: odd n, 2^64 < n < 2^89, in two words. Out: n is the modulus of all residues. */
export function setModulus(wordLow: u64, wordHigh: u64): void {
  nLow = low = wordLow;
  nHigh = high = wordHigh;
  inverse = <i64>inverse64(nLow);
  fromNumber(squaredR);
  n0 = limb(squaredR, 0);
  n1 = limb(squaredR, 1);
  n2 = limb(squaredR, 2);
  low = 1;
  high = 0;
  double(2 * R_BITS);
  fromNumber(squaredR);
}

/** In: the number in [0, n). Out: the number is multiplied by 2^times modulo n, in [0, n). */
function double(times: u32): void {
  for (; times > 0; times--) {
    const twiceLow = low << 1;
    const twiceHigh = (high << 1) | (low >> 63);
    const rest = twiceHigh - nHigh - u64(twiceLow < nLow);
    const isBelow = <i64>rest < 0;
    low = select(twiceLow, twiceLow - nLow, isBelow);
    high = select(twiceHigh, rest, isBelow);
  }
}

/** In: the number below 2^90. Out: its limbs. */
function fromNumber(target: usize): void {
  const mask: u64 = (1 << LIMB_BITS) - 1;
  storeLimbs(
    target,
    <i64>(low & mask),
    <i64>((low >> LIMB_BITS) & mask),
    <i64>((low >> (2 * LIMB_BITS)) | (high << (64 - 2 * LIMB_BITS))),
  );
}

/** In: a residue within ±2n. Out: the number is congruent to it, in [0, n). */
function toNumber(x: usize): void {
  const lower = limb(x, 0) + (limb(x, 1) << LIMB_BITS);
  const upper = limb(x, 2);
  low = <u64>lower + ((<u64>upper) << (2 * LIMB_BITS));
  high = <u64>((upper >> (64 - 2 * LIMB_BITS)) + (lower >> 63) + i64(low < <u64>lower));
  while (<i64>high < 0) {
    low += nLow;
    high += nHigh + u64(low < nLow);
  }
  subtractModulus();
}

/** Out: the number is reduced to [0, n). */
function subtractModulus(): void {
  while (high > nHigh || (high == nHigh && low >= nLow)) {
    high -= nHigh + u64(low < nLow);
    low -= nLow;
  }
}

/** In: k < 2^31. Out: k, Montgomery form. */
export function fromSmall(target: usize, k: u32): void {
  low = k;
  high = 0;
  fromNumber(target);
  multiply(target, target, squaredR);
}

/**
 * The inverse by the binary algorithm (B. S. Kaliski, The Montgomery inverse and its applications,
 * 1995). It starts from u = n and v = x, and keeps x·r ≡ ∓u·2^k and x·s ≡ ±v·2^k modulo n.
 *
 * In: a residue x within ±2n, Montgomery form. Out: the number is gcd(x, n), which is n for 0.
 * Returns whether it is 1; then x is replaced by its inverse, Montgomery form, within ±n.
 */
export function invert(x: usize): bool {
  toNumber(x);
  let uLow = nLow;
  let uHigh = nHigh;
  let vLow = low;
  let vHigh = high;
  let rLow: u64 = 0;
  let rHigh: u64 = 0;
  let sLow: u64 = 1;
  let sHigh: u64 = 0;
  let k: u32 = 0;
  let isNegative = true;
  while ((vLow | vHigh) != 0) {
    // At most 32: vLow may be 0, and a shift by 64 would do nothing.
    const twos = ctz(vLow | (1 << 32));
    if (twos != 0) {
      vLow = (vLow >> twos) | (vHigh << (64 - twos));
      vHigh >>= twos;
      rHigh = (rHigh << twos) | (rLow >> (64 - twos));
      rLow <<= twos;
      k += <u32>twos;
      continue;
    }
    if (vHigh < uHigh || (vHigh == uHigh && vLow < uLow)) {
      let word = uLow;
      uLow = vLow;
      vLow = word;
      word = uHigh;
      uHigh = vHigh;
      vHigh = word;
      word = rLow;
      rLow = sLow;
      sLow = word;
      word = rHigh;
      rHigh = sHigh;
      sHigh = word;
      isNegative = !isNegative;
    }
    vHigh -= uHigh + u64(vLow < uLow);
    vLow -= uLow;
    sLow += rLow;
    sHigh += rHigh + u64(sLow < rLow);
  }
  if (uHigh == 0 && uLow == 1) {
    // With x = a·R, the inverse a^-1·R is x^-1·R² = ∓r·2^(186 - k).
    low = rLow;
    high = rHigh;
    subtractModulus();
    double(2 * R_BITS - k);
    fromNumber(x);
    if (isNegative) negate(x);
  }
  low = uLow;
  high = uHigh;
  return uHigh == 0 && uLow == 1;
}

/** In: a residue. Out: it is replaced by its negative. */
function negate(x: usize): void {
  storeLimbs(x, -limb(x, 0), -limb(x, 1), -limb(x, 2));
}
