// The presieve removes the multiples of the primes from 7 to 163. Each table holds the pattern of
// two or three primes, whose period is their product. A segment starts as the AND of all tables.

import { PRESIEVE, PRESIEVE_CHUNK, PRESIEVE_STRIDE } from './layout';
import { bitOf, clear, residueOf, WHEEL } from './wheel';

/** The greatest prime of the tables. */
export const PRESIEVED: u32 = 163;

const TABLES: u32 = 16;

/**
 * Three primes a table, or two and 1. The periods are similar: 5,957 to 9,797 bytes.
 */
const groups = memory.data<u8>([
  7, 23, 37, 11, 19, 31, 13, 17, 29, 41, 163, 1, 43, 157, 1, 47, 151, 1, 53, 149, 1, 59, 139, 1, 61,
  137, 1, 67, 131, 1, 71, 127, 1, 73, 113, 1, 79, 109, 1, 83, 107, 1, 89, 103, 1, 97, 101, 1,
]);

/** Periods, and the offset where each table is read next. */
const periods = memory.data(<i32>TABLES * 4, 4);
const places = memory.data(<i32>TABLES * 4, 4);

/** The bits of the primes up to 163 themselves, which the tables clear: bytes 0 to 5. */
const ownBits = memory.data(8, 8);
const OWN_BYTES: u64 = 6;

function fillTables(): void {
  for (let i: u32 = 0; i < TABLES; i++) {
    const table = PRESIEVE + <usize>i * PRESIEVE_STRIDE;
    let period: u32 = 1;
    memory.fill(table, 255, PRESIEVE_STRIDE);
    for (let k: u32 = 0; k < 3; k++) {
      const p = <u32>load<u8>(groups + 3 * i + k);
      if (p == 1) continue;
      period *= p;
      clearMultiples(table, p);
      const own = ownBits + p / WHEEL;
      store<u8>(own, (<u32>load<u8>(own)) | (1 << bitOf(p % WHEEL)));
    }
    store<u32>(periods + (i << 2), period);
  }
}
fillTables();

/** In: a table, and a prime from 7 to 163. Out: its multiples are cleared. */
function clearMultiples(table: usize, p: u32): void {
  for (let bit: u32 = 0; bit < 8; bit++) {
    // In every turn, one multiple has the residue of this bit.
    let multiple = p;
    while (multiple % WHEEL != residueOf(bit)) multiple += p;
    for (let at: usize = multiple / WHEEL; at < PRESIEVE_STRIDE; at += p) {
      clear(table + at, 255 - (1 << bit));
    }
  }
}

/**
 * In: `length` bytes at `segment`, with room to the next multiple of a chunk; `low`, the index of
 * the first byte. Out: a bit is set if no prime from 7 to 163 divides its number, or if the number
 * is one of these primes.
 */
export function presieve(segment: usize, length: u32, low: u64): void {
  for (let i: u32 = 0; i < TABLES; i++) {
    store<u32>(places + (i << 2), <u32>(low % load<u32>(periods + (i << 2))));
  }
  const end = segment + length;
  for (let at = segment; at < end; at += PRESIEVE_CHUNK) {
    combine(at, 0);
    combine(at, 8);
  }
  if (low >= OWN_BYTES) return;
  for (let k = low; k < OWN_BYTES; k++) {
    const at = segment + <usize>(k - low);
    store<u8>(at, load<u8>(at) | load<u8>(ownBits + <usize>k));
  }
  // 1 is not prime.
  if (low == 0) clear(segment, 254);
}

/** In: the index of a table. Out: the address to read; the table advances by a chunk. */
// @ts-ignore: decorator
@inline
function place(i: u32): usize {
  const at = load<u32>(places + (i << 2));
  const period = load<u32>(periods + (i << 2));
  const next = at + <u32>PRESIEVE_CHUNK;
  // Every period is longer than a chunk.
  store<u32>(places + (i << 2), next < period ? next : next - period);
  return PRESIEVE + <usize>i * PRESIEVE_STRIDE + at;
}

/** ANDs eight tables into a chunk: those from `first` on, 0 to start it. */
function combine(chunk: usize, first: u32): void {
  const table0 = place(first);
  const table1 = place(first + 1);
  const table2 = place(first + 2);
  const table3 = place(first + 3);
  const table4 = place(first + 4);
  const table5 = place(first + 5);
  const table6 = place(first + 6);
  const table7 = place(first + 7);
  const before = first == 0 ? i64x2.splat(-1) : i64x2.splat(0);
  for (let i: usize = 0; i < PRESIEVE_CHUNK; i += 32) {
    const a = v128.and(
      v128.and(v128.load(table0 + i), v128.load(table1 + i)),
      v128.and(v128.load(table2 + i), v128.load(table3 + i)),
    );
    const b = v128.and(
      v128.and(v128.load(table4 + i), v128.load(table5 + i)),
      v128.and(v128.load(table6 + i), v128.load(table7 + i)),
    );
    const c = v128.and(
      v128.and(v128.load(table0 + i, 16), v128.load(table1 + i, 16)),
      v128.and(v128.load(table2 + i, 16), v128.load(table3 + i, 16)),
    );
    const d = v128.and(
      v128.and(v128.load(table4 + i, 16), v128.load(table5 + i, 16)),
      v128.and(v128.load(table6 + i, 16), v128.load(table7 + i, 16)),
    );
    const at = chunk + i;
    v128.store(at, v128.and(v128.and(a, b), v128.or(v128.load(at), before)));
    v128.store(at, v128.and(v128.and(c, d), v128.or(v128.load(at, 16), before)), 16);
  }
}
