// The work area of one modulus: a header, rows of digits, columns.
//
// A number is a row of signed digits to the base 2^width, the least significant first, with zeros
// around it. Signed digits need no borrow, and their products are four times smaller than those of
// digits from 0. A digit d is an f64 of up to 51 bits where multiply-add is fused, else an i32 of
// up to 29 bits. |d| is at most 2^(width-1), and with doubles 2^12 more, because carries do not
// propagate to the end (carry.ts).
//
// A column is an i64 of weight 2^(width·k): a sum of products before its carry.

/** Bytes of a digit. */
@inline
export const DIGIT: usize = ASC_FEATURE_RELAXED_SIMD ? 8 : 4;

/** Bytes of a column. */
@inline
export const COLUMN: usize = 8;

/**
 * Zeros before and after a row, in bytes: columns are computed four at a time, and read up to three
 * digits beyond it.
 */
@inline
const MARGIN: usize = 4 * DIGIT;

/**
 * R has at least this many bits more than n: R >= 2^8·n. Residues reach ±8n, and signed digits
 * ±R/2.
 */
@inline
const SPARE_BITS: i32 = 8;

// The fields of the header, by their byte offsets.

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

/** Bytes of the header. */
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

/** The quotient q, whose product q·n has the same lower half. */
@inline
export const QUOTIENT: i32 = 3;

/**
 * In: the bits of a number. Out: the bits of its digits. With integers, the doubled difference of
 * two columns must be below 2^63: it has four products for each digit, each at most
 * 2^(2·width - 2). Digits have 29 bits up to 891 bits, 28 up to 3548, 27 up to 13,789, 26 up to
 * 53,214.
 */
export function digitWidth(bits: i32): i32 {
  if (ASC_FEATURE_RELAXED_SIMD) return 51;
  let width = 29;
  while ((bits + SPARE_BITS + width - 1) / width >= 1 << (63 - 2 * width)) width--;
  return width;
}

/** In: the bits of a number. Out: its number of digits. */
export function digitCount(bits: i32): i32 {
  const width = digitWidth(bits);
  return (bits + SPARE_BITS + width - 1) / width;
}

/** In: the bits of n; a number of rows. Out: bytes of the work area. */
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

/** The address of the columns of a product. */
@inline
export function productAt(area: usize): usize {
  return rowAt(area, load<i32>(area, ROWS));
}

/** The address of the columns of the multiple of n. */
@inline
export function multipleAt(area: usize): usize {
  return productAt(area) + columnsSize(countOf(area));
}

function strideFor(count: i32): usize {
  return ((<usize>count * DIGIT + 15) & ~15) + MARGIN;
}

/** Columns are written four at a time, which may go beyond the last. */
@inline
function columnsSize(count: i32): usize {
  return COLUMN * <usize>(2 * count + 6);
}
