// Residues modulo an odd n of several words: Montgomery arithmetic on rows of digits.
//
// A row has `count` unsigned digits of 28 bits in an i32 each, the least significant first, and
// zeros after them. The sums of products of a column fit into 64 bits without a carry. A residue a
// stands for a·R mod n with R = 2^(28·count) >= 2^8·n, which makes corrections unnecessary: for
// factors below 16n the product is below 2n.
//
// Limbs of 32 bits with carries (FIOS) take as long at 128 bits, but 1.4 times as long at 256 and
// 1.8 times at 1024. One column at a time instead of two takes 1.4 and 1.6 times as long.

import { inverse64 } from '../../word/montgomery';
import { AFTER_BATCH } from '../batch';
import { reserve } from '../quadratic/layout';

/** Bits of a digit. */
const WIDTH: i32 = 28;
const DIGIT: usize = 4;
const MASK: u64 = (1 << WIDTH) - 1;

/** R has at least this many bits more than n. */
const SPARE_BITS: i32 = 8;

/**
 * The maximum bit length of n: 120 digits. A column has two products for each, all below 2^56, and
 * a carry.
 */
export const ROW_BITS: i32 = 120 * WIDTH - SPARE_BITS;

/** Words that the caller writes and reads: of numbers below R, or of a scalar of 8192 bits. */
const WORDS = (AFTER_BATCH + 15) & ~15;
const WORDS_SIZE: usize = 1024;
const QUOTIENT = WORDS + WORDS_SIZE;
const FIRST = QUOTIENT + 512;

// Rows, by number.

/** The modulus n. */
const MODULUS: i32 = 0;
/** 2n, which keeps differences from being negative. */
const TWICE: i32 = 1;

/** Digits of a row, an even number, in bytes; bytes from row to row. */
let size: usize = 0;
let stride: usize = 0;

/** -n^-1 modulo 2^28. */
let inverse: u64 = 0;

/** The address of the words. */
export function wordsAddress(): usize {
  return WORDS;
}


@inline
export function rowAt(row: i32): usize {
  return FIRST + <usize>row * stride;
}


@inline
function digit(address: usize): u64 {
  return <u64>load<u32>(address);
}

/**
 * In: n, odd, of at most `bits` bits, in the words, with a word of zeros after it; bits <=
 * ROW_BITS; a number of rows. Out: R = 2^e, by its exponent e; all rows but n and 2n are zero.
 * Traps if the memory cannot grow.
 */
export function prepareRows(bits: i32, rows: i32): i32 {
  assert(bits > 0 && bits <= ROW_BITS && rows > TWICE);
  assert((load<u64>(WORDS) & 1) == 1);
  const count = ((bits + SPARE_BITS + 2 * WIDTH - 1) / (2 * WIDTH)) * 2;
  size = <usize>count * DIGIT;
  // With a digit of zeros after the last.
  stride = (size + DIGIT + 15) & ~15;
  reserve(rowAt(rows));
  memory.fill(FIRST, 0, rowAt(rows) - FIRST);
  inverse = 0 - inverse64(load<u64>(WORDS));
  writeRow(MODULUS);
  add(rowAt(TWICE), rowAt(MODULUS), rowAt(MODULUS));
  return count * WIDTH;
}

/** In: a number below R in the words, with a word of zeros after it. Out: it is in the row. */
export function writeRow(row: i32): void {
  const end = rowAt(row) + size;
  let bit: usize = 0;
  for (let at = rowAt(row); at < end; at += DIGIT) {
    store<u32>(at, <u32>((load<u64>(WORDS + (bit >> 3)) >> (bit & 7)) & MASK));
    bit += WIDTH;
  }
}

/** Out: the number in the row is in the words, of 28·count bits. */
export function readRow(row: i32): void {
  memory.fill(WORDS, 0, WORDS_SIZE);
  const end = rowAt(row) + size;
  let bit: usize = 0;
  for (let at = rowAt(row); at < end; at += DIGIT) {
    const word = WORDS + (bit >> 3);
    store<u64>(word, load<u64>(word) | (digit(at) << (bit & 7)));
    bit += WIDTH;
  }
}


@inline
export function copy(target: usize, source: usize): void {
  for (let i: usize = 0; i < size; i += 2 * DIGIT) store<u64>(target + i, load<u64>(source + i));
}

/** target = a + b. In: numbers whose sum is below R. */
export function add(target: usize, a: usize, b: usize): void {
  let over: u64 = 0;
  for (let i: usize = 0; i < size; i += DIGIT) {
    over += digit(a + i) + digit(b + i);
    store<u32>(target + i, <u32>(over & MASK));
    over >>= WIDTH;
  }
}

/** target = a - b + 2n. In: b at most 2n. */
export function subtract(target: usize, a: usize, b: usize): void {
  const twice = rowAt(TWICE);
  let over: i64 = 0;
  for (let i: usize = 0; i < size; i += DIGIT) {
    over += <i64>(digit(a + i) + digit(twice + i)) - <i64>digit(b + i);
    store<u32>(target + i, <u32>((<u64>over) & MASK));
    over >>= WIDTH;
  }
}


@inline
function column(x: usize, y: usize): v128 {
  return i64x2.extmul_low_i32x4_u(v128.load32_splat(x), v128.load64_zero(y));
}

/**
 * target = a·b / R mod n, column by column: those below R give the digits of the multiple of n that
 * makes them zero, those above the result. Two columns share the loads. The target may be a or b:
 * no digit is read after it was written.
 * In: a and b below 16n. Out: below 2n.
 */
export function multiply(target: usize, a: usize, b: usize): void {
  const n = rowAt(MODULUS);
  const n0 = digit(n);
  const n1 = digit(n + DIGIT);
  const b0 = digit(b);
  const b1 = digit(b + DIGIT);
  let sum: u64 = 0;
  for (let k: usize = 0; k < size; k += 2 * DIGIT) {
    let both = i64x2.splat(0);
    let y = b + k;
    let z = n + k;
    for (let i: usize = 0; i < k; i += DIGIT) {
      both = i64x2.add(both, column(a + i, y));
      both = i64x2.add(both, column(QUOTIENT + i, z));
      y -= DIGIT;
      z -= DIGIT;
    }
    const x = digit(a + k);
    sum += i64x2.extract_lane(both, 0) + x * b0;
    let q = (sum * inverse) & MASK;
    store<u32>(QUOTIENT + k, <u32>q);
    sum = (sum + q * n0) >> WIDTH;
    sum += i64x2.extract_lane(both, 1) + x * b1 + digit(a + k + DIGIT) * b0 + q * n1;
    q = (sum * inverse) & MASK;
    store<u32>(QUOTIENT + k + DIGIT, <u32>q);
    sum = (sum + q * n0) >> WIDTH;
  }
  for (let k: usize = 0; k < size; k += 2 * DIGIT) {
    let both = i64x2.splat(0);
    let y = b + size - DIGIT;
    let z = n + size - DIGIT;
    for (let i = k + DIGIT; i < size; i += DIGIT) {
      both = i64x2.add(both, column(a + i, y));
      both = i64x2.add(both, column(QUOTIENT + i, z));
      y -= DIGIT;
      z -= DIGIT;
    }
    sum += i64x2.extract_lane(both, 0);
    store<u32>(target + k, <u32>(sum & MASK));
    sum = (sum >> WIDTH) + i64x2.extract_lane(both, 1);
    store<u32>(target + k + DIGIT, <u32>(sum & MASK));
    sum >>= WIDTH;
  }
}
