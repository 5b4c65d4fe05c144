// Products of 64-bit integers. Wasm multiplies 64 by 64 bits to 64 only, so that the high half of a
// product is put together from four products of 32-bit halves.

/**
 * The high half of a 64×64-bit product.
 *
 * In: any a, b.
 * Out: ⌊a·b / 2^64⌋. No sum below overflows: (2^32-1)² + 2·(2^32-1) = 2^64-1.
 */
// @ts-ignore: decorator
@inline
export function mulHigh(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const cross = a1 * b0 + ((a0 * b0) >> 32);
  return a1 * b1 + (cross >> 32) + ((a0 * b1 + (cross & 0xffffffff)) >> 32);
}
