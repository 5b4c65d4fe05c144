// Integers that fit a word of 64 bits: what a BigUint64Array holds and a kernel takes as one value.

/** 2^64, the first integer that does not fit a word. */
export const WORD_LIMIT = 2n ** 64n;

/** Whether n fits a word, or is negative. */
export function fitsWord(n: bigint): boolean {
  return n < WORD_LIMIT;
}
