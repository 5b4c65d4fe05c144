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
/** Zero, also as the bits of an exponent. */
export const ZEROS = memory.data(80, 16);
/** The quotient. */
export const Q = memory.data(80, 16);
/** Written by `halfway`, and never read. */
const HALFWAY = memory.data(8, 8);

/** In: the number of 64-bit words of n. Out: its number of digits. */
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
 * Half of a column's sum, unchanged. Without a store in between, the optimizer of V8 before 13
 * (Node 20, 22) loads all digits of a column before it multiplies any, and runs out of registers: a
 * step of the Lucas test takes 1.2 to 1.3 times as long. Newer engines lose at most 7 % by it.
 */
@inline
export function halfway(sum: u64): u64 {
  store<u64>(HALFWAY, sum);
  return sum;
}
