// Conversion from words, as JavaScript writes a BigInt, to digits and back.

import { carry } from './carry';
import { COLUMN, countOf, DIGIT, MODULUS, multipleAt, productAt, rowAt, widthOf } from './layout';

/** The address of the words: the columns, which are unused between calls. */
export function wordsAddress(area: usize): usize {
  return multipleAt(area);
}

/**
 * In: words in [0, 2^(width·count - 1)), little-endian, followed by zeros up to width·count + 64
 * bits.
 * Out: the row of their digits.
 */
export function toDigits(area: usize, row: i32): void {
  const words = wordsAddress(area);
  const width = widthOf(area);
  const count = countOf(area);
  const columns = productAt(area);
  for (let i = 0; i < count; i++) {
    const bit = i * width;
    const shifted = load<u64>(words + <usize>(bit >> 3)) >> (bit & 7);
    store<u64>(columns + <usize>i * COLUMN, shifted & ((1 << width) - 1));
  }
  carry(rowAt(area, row), columns, count, width);
}

/**
 * In: a row whose value is in (-8n, 8n). Out: the words of value + 8n > 0, of width·count bits.
 */
export function fromDigits(area: usize, row: i32): void {
  const words = wordsAddress(area);
  const width = widthOf(area);
  const count = countOf(area);
  let x = rowAt(area, row);
  let n = rowAt(area, MODULUS);
  memory.fill(words, 0, COLUMN * <usize>(count + 2));
  let over: i64 = 0;
  for (let i = 0; i < count; i++) {
    const column = digitAt(x) + 8 * digitAt(n) + over;
    over = column >> width;
    const bit = i * width;
    const word = words + <usize>(bit >> 3);
    store<u64>(word, load<u64>(word) | ((<u64>(column - (over << width))) << (bit & 7)));
    x += DIGIT;
    n += DIGIT;
  }
}

/** In: the address of a digit, in either form. Out: its value. */
@inline
export function digitAt(address: usize): i64 {
  if (ASC_FEATURE_RELAXED_SIMD) return <i64>load<f64>(address);
  return <i64>load<i32>(address);
}
