// The work area of one modulus: a header, rows of digits, columns.
//
// A number is a row of signed digits to the base 2^width, the lowest first, with zeros around it.
// Signed digits need no borrow, and their products are four times smaller than those of digits from
// 0. A digit d stands as an f64 of up to 51 bits where multiply-add is fused, else as an i32 of up
// to 29 bits; |d| is at most 2^(width-1), and with doubles 2^12 more, as carries are not followed
// to the end (carry.ts).
//
// A column is an i64 of weight 2^(width·k): a sum of products that has not been made a digit yet.

/** Bytes of a digit. */
@inline
export const DIGIT: usize = ASC_FEATURE_RELAXED_SIMD ? 8 : 4;

/** Bytes of a column. */
@inline
export const COLUMN: usize = 8;

/**
 * Zeros before and after a row, in bytes: columns are made four at a time, and may reach three
 * digits beyond it.
 */
@inline
const MARGIN: usize = 4 * DIGIT;

/**
 * Bits that R is longer than n at least, so that R >= 2^8·n: a residue may reach ±8n, and R/2,
 * where signed digits end, is beyond it.
 */
@inline
const SPARE_BITS: i32 = 8;

// The fields of the header, at these bytes.

/** How many digits. */
@inline
const COUNT: usize = 0;

/** Bytes from row to row. */
@inline
const STRIDE: usize = 4;

/** Bits of a digit. */
@inline
const WIDTH: usize = 8;

/** How many rows. */
@inline
const ROWS: usize = 12;

/** Bytes of all that. */
@inline
const HEADER: usize = 16;

// Rows, by number.

/** The modulus n. */
@inline
export const MODULUS: i32 = 0;

/** The inverse of n modulo R. */
@inline
export const INVERSE: i32 = 1;
/** The lower half of a product, in the reduction. */
@inline
export const LOWER: i32 = 2;

/** The multiple of n that it is made up of. */
@inline
export const QUOTIENT: i32 = 3;

/**
 * Bits of a digit of numbers that have so many bits. With integers the doubled difference of two
 * columns must stay below 2^63: four times as many products as there are digits, each at most
 * 2^(2·width - 2). That makes digits of 29 bits up to 891 bits, 28 up to 3548, 27 up to 13,789, 26
 * up to 53,214.
 */
export function digitWidth(bits: i32): i32 {
  if (ASC_FEATURE_RELAXED_SIMD) return 51;
  let width = 29;
  while ((bits + SPARE_BITS + width - 1) / width >= 1 << (63 - 2 * width)) width--;
  return width;
}

/** How many digits numbers of so many bits have. */
export function digitCount(bits: i32): i32 {
  const width = digitWidth(bits);
  return (bits + SPARE_BITS + width - 1) / width;
}

/** Bytes of the work area for numbers of so many bits and so many rows. */
export function areaSize(bits: i32, rows: i32): usize {
  const count = digitCount(bits);
  return HEADER + MARGIN + <usize>rows * strideFor(count) + 2 * columnsSize(count);
}

/** In: zeroed memory. Out: an area whose rows are zero. */
export function prepare(area: usize, bits: i32, rows: i32): void {
  store<i32>(area, digitCount(bits), COUNT);
  store<i32>(area, <i32>strideFor(digitCount(bits)), STRIDE);
  store<i32>(area, digitWidth(bits), WIDTH);
  store<i32>(area, rows, ROWS);
}

/** Digits of a row. */
@inline
export function countOf(area: usize): i32 {
  return load<i32>(area, COUNT);
}

/** Bits of a digit. */
@inline
export function widthOf(area: usize): i32 {
  return ASC_FEATURE_RELAXED_SIMD ? 51 : load<i32>(area, WIDTH);
}

export function rowAt(area: usize, row: i32): usize {
  return area + (HEADER + MARGIN) + <usize>(row * load<i32>(area, STRIDE));
}

/** Where the columns of a product are. */
@inline
export function productAt(area: usize): usize {
  return rowAt(area, load<i32>(area, ROWS));
}

/** Where the columns of the multiple of n are. */
@inline
export function multipleAt(area: usize): usize {
  return productAt(area) + columnsSize(countOf(area));
}

function strideFor(count: i32): usize {
  return ((<usize>count * DIGIT + 15) & ~15) + MARGIN;
}

/** Four at a time are written, from an even place or from any. */
@inline
function columnsSize(count: i32): usize {
  return COLUMN * <usize>(2 * count + 6);
}
