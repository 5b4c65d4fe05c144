// Jacobi symbols of 32-bit numbers, to which both kernels reduce theirs by one division of n.

/**
 * (top/bottom), by quadratic reciprocity.
 * In: top < bottom, bottom odd; bit 1 of `flips` is set if the sign of the symbol flips.
 * Out: in {-1, 0, 1}.
 */
@inline
export function jacobi32(top: u32, bottom: u32, flips: u32): i32 {
  while (top) {
    const z = ctz(top);
    top >>= z;
    flips ^= signFlips(z, bottom) ^ (bottom & top);
    const rest = bottom % top;
    bottom = top;
    top = rest;
  }
  return bottom == 1 ? 1 - <i32>(flips & 2) : 0;
}

/**
 * (2/n)^z by (2/n) = -1 for n ≡ ±3 mod 8.
 * In: z; odd n. Out: bit 1 is set if the symbol is -1; other bits are undefined.
 */
@inline
export function signFlips(z: u32, n: u32): u32 {
  return (z << 1) & (n ^ (n >> 1));
}
