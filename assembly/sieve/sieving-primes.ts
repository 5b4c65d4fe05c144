// The primes that a segment is sieved with: assigns each to a method by its size, and applies all.

import { addBig, clearBig, crossOffBig } from './big';
import { SMALL_LIST } from './layout';
import { addMedium, clearMedium, crossOffMedium } from './medium';
import { addSmall, clearSmall, crossOffSmall } from './small';
import { residueOf, WHEEL } from './wheel';

/**
 * Bounds of q = ⌊p/30⌋: small primes are at most a quarter of the bytes of a segment, medium primes
 * at most MEDIUM times the bytes.
 */
let smallBound: u32 = 0;
let mediumBound: u32 = 0;
const MEDIUM: u32 = 5;

/**
 * The first byte of the current segment; its number 30·low, exact and as a double; the length of
 * the interval from there.
 */
let low: u64 = 0;
let lowNumber: u64 = 0;
let lowNumberF: f64 = 0;
let reach: u64 = 0;

/**
 * In: segments of 2^bits bytes, 14 ≤ bits ≤ 20; the first byte; the bytes of all segments, at most
 * 2^30·2^bits; the greatest prime that will be added. Out: no primes. They are added in ascending
 * order.
 */
export function clearPrimes(bits: u32, first: u64, bytes: u64, greatest: u32): void {
  const size: u32 = 1 << bits;
  smallBound = size / 8 / WHEEL;
  // Big primes have to be above 2^16.
  mediumBound = max(size * MEDIUM, 1 << 17) / WHEEL;
  clearSmall(SMALL_LIST);
  clearMedium();
  clearBig(bits, <u32>((bytes + size - 1) >> bits), greatest);
  setLow(first, bytes);
}

function setLow(first: u64, bytes: u64): void {
  low = first;
  lowNumber = WHEEL * first;
  lowNumberF = <f64>lowNumber;
  reach = WHEEL * bytes;
}

/**
 * In: a prime p = 30q + r, 167 ≤ p < 2^32, whose square lies below the end of the current segment;
 * the bit of r.
 */
// @ts-ignore: decorator
@inline
export function addPrime(q: u32, bit: u32): void {
  const r = residueOf(bit);
  if (q >= mediumBound) return addBig(q, bit, r, lowNumber, lowNumberF, reach);
  if (q >= smallBound) return addMedium(q, bit, r, low);
  const p = WHEEL * q + r;
  addSmall(SMALL_LIST, bit, q, <i32>(p * max<u64>(q, low / p) - low));
}

/**
 * Crosses off the multiples of small and medium primes in `length` bytes: the whole segment, or the
 * rest of the interval.
 */
export function crossOffDense(segment: usize, length: u32): void {
  crossOffSmall(SMALL_LIST, segment, length);
  crossOffMedium(segment, length);
}

/**
 * Crosses off multiples of big primes. Out: whether all are done; then the next segment starts
 * `size` bytes later.
 */
export function crossOffSparse(segment: usize, size: u32): bool {
  if (!crossOffBig(segment)) return false;
  setLow(low + size, reach / WHEEL - size);
  return true;
}
