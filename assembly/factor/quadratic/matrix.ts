// Dependencies modulo 2, by Gauss-Jordan elimination on packed bits. A row stands for a prime, a
// column for a product of relations: bit j of row i says whether prime i divides product j an odd
// number of times.
//
// By the method of four Russians (V. L. Arlazarov, E. A. Dinic, M. A. Kronrod and I. A. Faradzhev,
// 1970): eight pivots are found in a strip of 128 columns, while a code for each row collects which
// of them are added to it. Then one of their 256 sums is added to the rest of each row.

import { reserve, sieveEnd } from './layout';

/** Pivots of which all sums are made at a time. */
const PIVOTS: u32 = 8;

/** Columns of a strip, and its bytes in each row. */
const STRIP: u32 = 128;
const STRIP_BYTES: usize = 16;

let rows: u32 = 0;
let columns: u32 = 0;
let stride: usize = 0;
let matrix: usize = 0;
let pivotColumns: usize = 0;
/** The current strip, row after row. */
let strip: usize = 0;
/** For each row a bit for each of the current pivots, as they were: whether it is added. */
let codes: usize = 0;
/** The sums of the current pivots by code. */
let sums: usize = 0;

/** The columns before this one are eliminated. */
let column: u32 = 0;
let rankSoFar: u32 = 0;

/**
 * In: rows; columns. Out: the address of a zero matrix. A row has one bit a column, rounded up to a
 * multiple of 128.
 */
export function makeMatrix(rowCount: u32, columnCount: u32): usize {
  rows = rowCount;
  columns = columnCount;
  stride = ((<usize>columnCount + 127) >> 7) << 4;
  pivotColumns = sieveEnd();
  matrix = (pivotColumns + ((<usize>rows) << 2) + 63) & ~63;
  strip = matrix + <usize>rows * stride;
  sums = strip + <usize>rows * STRIP_BYTES;
  codes = sums + (stride << PIVOTS);
  reserve(codes + rows);
  memory.fill(matrix, 0, <usize>rows * stride);
  column = 0;
  rankSoFar = 0;
  return matrix;
}

/** The address of the pivot columns of the rows below the rank, u32 each. */
export function pivotsAddress(): usize {
  return pivotColumns;
}

/** The rank of the eliminated columns. */
export function rank(): u32 {
  return rankSoFar;
}

/**
 * Eliminates columns up to the next eight pivots, or the end of a strip.
 * Out: whether columns are left. If not, each row below the rank has the only set bit of its pivot
 * column.
 */
export function eliminate(): bool {
  const from = <usize>(column / STRIP) * STRIP_BYTES;
  if (column % STRIP == 0) copyStrip(from, false);
  const first = rankSoFar;
  const last = min(first + PIVOTS, rows);
  const end = min(columns, column - (column % STRIP) + STRIP);
  memory.fill(codes, 0, rows);
  for (; column < end && rankSoFar < last; column++) eliminateInStrip(first);
  addSums(first, from + STRIP_BYTES);
  const isLeft = column < columns && rankSoFar < rows;
  if (column % STRIP == 0 || !isLeft) copyStrip(from, true);
  return isLeft;
}

/** In: the offset of the strip in a row; whether it goes back into the matrix, or comes from it. */
function copyStrip(from: usize, back: bool): void {
  let inMatrix = matrix + from;
  for (let at = strip; at < sums; at += STRIP_BYTES) {
    if (back) v128.store(inMatrix, v128.load(at));
    else v128.store(at, v128.load(inMatrix));
    inMatrix += stride;
  }
}


@inline
function bitAt(row: u32): u32 {
  const at = strip + <usize>row * STRIP_BYTES + (column % STRIP) / 8;
  return ((<u32>load<u8>(at)) >> (column % 8)) & 1;
}

/** Eliminates the current column in the strip, if a row past the rank has it. */
function eliminateInStrip(first: u32): void {
  const target = rankSoFar;
  let pivot = target;
  while (pivot < rows && bitAt(pivot) == 0) pivot++;
  if (pivot == rows) return;
  if (pivot != target) swap(pivot, target);
  const bits = v128.load(strip + <usize>target * STRIP_BYTES);
  const ownCode = load<u8>(codes + target);
  const code = (<u32>ownCode) ^ (1 << (target - first));
  // Without a branch, which no processor could predict.
  for (let row: u32 = 0; row < rows; row++) {
    const mask = 0 - bitAt(row);
    const at = strip + <usize>row * STRIP_BYTES;
    v128.store(at, v128.xor(v128.load(at), v128.and(bits, i32x4.splat(mask))));
    store<u8>(codes + row, (<u32>load<u8>(codes + row)) ^ (code & mask));
  }
  // The pivot itself stays.
  v128.store(strip + <usize>target * STRIP_BYTES, bits);
  store<u8>(codes + target, ownCode);
  store<u32>(pivotColumns + ((<usize>target) << 2), column);
  rankSoFar++;
}

function swap(a: u32, b: u32): void {
  swapBytes(matrix + <usize>a * stride, matrix + <usize>b * stride, stride);
  swapBytes(strip + <usize>a * STRIP_BYTES, strip + <usize>b * STRIP_BYTES, STRIP_BYTES);
  const code = load<u8>(codes + a);
  store<u8>(codes + a, load<u8>(codes + b));
  store<u8>(codes + b, code);
}

/** In: two addresses, and a length that is a multiple of 16. */
function swapBytes(a: usize, b: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 16) {
    const v = v128.load(a + i);
    v128.store(a + i, v128.load(b + i));
    v128.store(b + i, v);
  }
}

/**
 * Adds to the rest of each row what its code says.
 * In: the first row of the current pivots; the offset of the rest.
 */
function addSums(first: u32, from: usize): void {
  const pivots = rankSoFar - first;
  if (pivots == 0 || from >= stride) return;
  memory.fill(sums, 0, stride);
  for (let code: usize = 1; code < (<usize>1) << pivots; code++) {
    const sum = sums + code * stride;
    const before = sums + (code & (code - 1)) * stride;
    const pivot = matrix + (<usize>first + ctz(code)) * stride;
    for (let i = from; i < stride; i += 16) {
      v128.store(sum + i, v128.xor(v128.load(before + i), v128.load(pivot + i)));
    }
  }
  for (let row: u32 = 0; row < rows; row++) {
    const code = <usize>load<u8>(codes + row);
    if (code == 0) continue;
    const at = matrix + <usize>row * stride;
    const sum = sums + code * stride;
    for (let i = from; i < stride; i += 16) {
      v128.store(at + i, v128.xor(v128.load(at + i), v128.load(sum + i)));
    }
  }
}
