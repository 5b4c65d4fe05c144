// The wheel of 30. Byte k of a sieve stands for the numbers 30k + r coprime to 30, with a bit for
// each r = 1, 7, 11, 13, 17, 19, 23, 29, lowest first. A multiple p·m with p = 30q + r and
// m = 30t + w lies in byte p·t + q·w + ⌊r·w/30⌋, at the bit of r·w mod 30: from t to t + 1 it moves
// by exactly p bytes.

/** Numbers that a byte stands for. */
export const WHEEL: u32 = 30;

/** The number of residues coprime to 30: bits of a byte, and residue classes of primes. */
export const CLASSES: u32 = 8;

/** Residues of the eight bits. */
const residues = memory.data<u8>([1, 7, 11, 13, 17, 19, 23, 29]);

/** In: bit < 8. Out: the residue modulo 30 that it stands for. */
// @ts-ignore: decorator
@inline
export function residueOf(bit: u32): u32 {
  return load<u8>(residues + bit);
}

/** In: a residue coprime to 30, a constant: the result folds. Out: its bit. */
// @ts-ignore: decorator
@inline
export function bitOf(residue: u32): u32 {
  return (
    u32(residue > 1) +
    u32(residue > 7) +
    u32(residue > 11) +
    u32(residue > 13) +
    u32(residue > 17) +
    u32(residue > 19) +
    u32(residue > 23)
  );
}

/** In: residues r and w coprime to 30, constants. Out: the byte without the bit of r·w. */
// @ts-ignore: decorator
@inline
export function maskOf(r: u32, w: u32): u32 {
  return 255 - (1 << bitOf((r * w) % WHEEL));
}

/**
 * In: p = 30q + r and w coprime to 30; r and w are constants. Out: the index of the byte of p·w.
 */
// @ts-ignore: decorator
@inline
export function multipleOf(q: u32, r: u32, w: u32): u32 {
  return q * w + (r * w) / WHEEL;
}

/**
 * In: p = 30q + r, and multipliers w < next; r, w and next are constants. Out: the bytes from p·w
 * to p·next: a multiple of q plus a constant, in which compilers see that gaps are equal.
 */
// @ts-ignore: decorator
@inline
export function gap(q: u32, r: u32, w: u32, next: u32): u32 {
  return q * (next - w) + ((r * next) / WHEEL - (r * w) / WHEEL);
}

/** Out: the byte at the address is and-ed with the mask. */
// @ts-ignore: decorator
@inline
export function clear(address: usize, mask: u32): void {
  store<u8>(address, load<u8>(address) & mask);
}
