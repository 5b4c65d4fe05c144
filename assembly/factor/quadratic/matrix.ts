// Dependencies modulo 2, by Gauss-Jordan elimination on packed bits. A row stands for a prime, a
// column for a relation: bit j of row i says whether prime i divides relation j an odd number of
// times.

import { reserve, sieveEnd } from './layout';

let rows: u32 = 0;
let stride: usize = 0;
let matrix: usize = 0;
let pivotColumns: usize = 0;

/**
 * In: rows; columns. Out: the address of a zero matrix. A row has one bit a column, rounded up to a
 * multiple of 128.
 */
export function makeMatrix(rowCount: u32, columnCount: u32): usize {
  rows = rowCount;
  stride = ((<usize>columnCount + 127) >> 7) << 4;
  pivotColumns = sieveEnd();
  matrix = (pivotColumns + ((<usize>rows) << 2) + 63) & ~63;
  reserve(matrix + <usize>rows * stride);
  memory.fill(matrix, 0, <usize>rows * stride);
  return matrix;
}

/** The address of the pivot columns of the rows below the rank, u32 each. */
export function pivotsAddress(): usize {
  return pivotColumns;
}


@inline
function bitAt(row: usize, column: u32): u32 {
  return (load<u8>(row + (column >> 3)) >> ((<u8>column) & 7)) & 1;
}

/**
 * Eliminates some columns.
 * In: columns `from` up to but excluding `to`; the rank so far. Out: the new rank. Each row below
 * it has the only set bit of its pivot column.
 */
export function eliminate(from: u32, to: u32, rank: u32): u32 {
  const end = matrix + <usize>rows * stride;
  for (let column = from; column < to && rank < rows; column++) {
    const target = matrix + <usize>rank * stride;
    let pivot = target;
    while (pivot < end && bitAt(pivot, column) == 0) pivot += stride;
    if (pivot == end) continue;
    // The rows from the rank on are zero in all earlier columns: addition starts here.
    const start = (<usize>(column >> 7)) << 4;
    if (pivot != target) swap(pivot, target);
    for (let row = matrix; row < end; row += stride) {
      if (row != target && bitAt(row, column)) addRow(row + start, target + start, row + stride);
    }
    store<u32>(pivotColumns + ((<usize>rank) << 2), column);
    rank++;
  }
  return rank;
}

function swap(a: usize, b: usize): void {
  for (let i: usize = 0; i < stride; i += 16) {
    const v = v128.load(a + i);
    v128.store(a + i, v128.load(b + i));
    v128.store(b + i, v);
  }
}


@inline
function addRow(target: usize, source: usize, end: usize): void {
  for (; target < end; target += 16) {
    v128.store(target, v128.xor(v128.load(target), v128.load(source)));
    source += 16;
  }
}
