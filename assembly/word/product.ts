// Upper halves of 64×64→128-bit products. Wasm has no instruction for them: they are computed from
// 32-bit halves, x = x1·2^32 + x0, y = y1·2^32 + y0.
//
// The lower half is known here (one i64.mul). This saves one of the usual four products, and up to
// 15 % of a test: the carry out of x0·y0 is not needed. Let
// K = x0·y1 + x1·y0 + floor(x0·y0 / 2^32).
// The upper half is x1·y1 + floor(K / 2^32), K is in [c, c + 2^32) for c = x0·y1 + x1·y0, and
// K mod 2^32 = floor(low / 2^32). Only one number fits:
// floor(K / 2^32) = floor((c + 2^32 - 1 - floor(low / 2^32)) / 2^32).
//
// With the constant WIDE defined (asc --use WIDE=1) both call an import, which
// scripts/wide-products.mjs replaces by i64.mul_wide_u.

@external("wide", "mulHi")
declare function wideMulHi(x: u64, y: u64): u64;

/**
 * Upper half of a product.
 * In: any x, y; low = x·y mod 2^64. Out: floor(x·y / 2^64).
 */
@inline
export function mulHi(x: u64, y: u64, low: u64): u64 {
  if (isDefined(WIDE)) return wideMulHi(x, y);
  const x1 = x >> 32;
  const y1 = y >> 32;
  const t = (x & 0xffffffff) * y1 + (~low >> 32);
  const u = x1 * (y & 0xffffffff) + (t & 0xffffffff);
  return x1 * y1 + (t >> 32) + (u >> 32);
}

/**
 * Upper half of a square. Both cross terms are equal, so their sum is halved instead of
 * overflowing.
 * In: any x; low = x² mod 2^64. Out: floor(x² / 2^64).
 */
@inline
export function squareHi(x: u64, low: u64): u64 {
  if (isDefined(WIDE)) return wideMulHi(x, x);
  const x1 = x >> 32;
  return x1 * x1 + (((x & 0xffffffff) * x1 + (~low >> 33)) >> 31);
}
