// Numbers below 2^256 in 5, 7 or 9 unsigned digits of 29 bits, each in a u64 of its own.

/** Bits of a digit. */
@inline
export const FIXED_WIDTH: u64 = 29;

/** The largest digit. */
@inline
export const DIGIT_MASK: u64 = (1 << FIXED_WIDTH) - 1;

/** The modulus. */
export const N = memory.data(80, 16);
/** A residue, and another. */
export const X = memory.data(80, 16);
export const Y = memory.data(80, 16);
/** n - 2 and n - P, Montgomery form. */
export const LESS_2 = memory.data(80, 16);
export const LESS_P = memory.data(80, 16);
/** The quotient. */
export const Q = memory.data(80, 16);
/** What `halfway` stores, and nothing reads. */
const HALFWAY = memory.data(8, 8);

/** Digits for an n of so many words of 64 bits. */
@inline
export function fixedCount(words: i32): i32 {
  return 2 * words + 1;
}

/** In: i < count. Out: digit i of a row. */
@inline
export function digit(row: usize, i: i32): u64 {
  return load<u64>(row + ((<usize>i) << 3));
}

/** In: i < count; value of any size. */
@inline
export function setDigit(row: usize, i: i32, value: u64): void {
  store<u64>(row + ((<usize>i) << 3), value);
}

/**
 * Half of a column's sum, unchanged. The optimizer of V8 before 13 (Node 20, 22) loads all digits
 * of a column before it multiplies any, as far as no store is between, and has no registers for
 * them. Measured, ns for a step of the Lucas test with this and without, Node 20: 128 bits 37, 45;
 * 192 bits 68, 84; 256 bits 107, 137. Node 24 and Bun, which do not need it: from no difference to
 * 7 % slower (a square of 192 bits).
 */
@inline
export function halfway(sum: u64): u64 {
  store<u64>(HALFWAY, sum);
  return sum;
}
