// Big primes have less than one hit in a segment. Each segment ahead has a list of the primes that
// hit it, in a ring. A hit moves its prime to the list of its next segment. The wheel of 210 also
// skips the multiples of 7.

import { append, appendIf, dropBlock, firstEntry, reserve, resetBlocks } from './blocks';
import { DYNAMIC } from './layout';
import { bitOf, clear, CLASSES, residueOf, WHEEL } from './wheel';

/** Multipliers coprime to 210, and states: a next multiplier for a residue class of primes. */
const MULTIPLIERS: u32 = 48;
const STATES: u32 = MULTIPLIERS * CLASSES;

/** An entry: q = ⌊p/30⌋, then the byte in its segment and the state. */
const BYTE_BITS: u32 = 23;

/**
 * For each state, u32: the mask; the gap to the next multiplier; the bytes it adds beyond gap·q;
 * the next state.
 */
const states = memory.data(<i32>STATES * 4, 4);
/** For a remainder modulo 210, the gap to the next multiplier, and its index. */
const nextMultiplier = memory.data(420, 4);

function fillTables(): void {
  let number: u32 = 0;
  let first: u32 = 0;
  for (let m: u32 = 1; m < 210; m++) {
    if (!isMultiplier(m)) continue;
    for (let k = first; k <= m; k++) setNext(k, m - k, number);
    first = m + 1;
    const next = m + gapAfter(m);
    for (let bit: u32 = 0; bit < CLASSES; bit++) {
      const r = residueOf(bit);
      const mask = 255 - (1 << bitOf((r * m) % WHEEL));
      const rest = (r * next) / WHEEL - (r * m) / WHEEL;
      const state = bit * MULTIPLIERS + ((number + 1) % MULTIPLIERS);
      store<u32>(
        states + ((bit * MULTIPLIERS + number) << 2),
        mask | ((next - m) << 8) | (rest << 12) | (state << 16),
      );
    }
    number++;
  }
}
fillTables();

function setNext(remainder: u32, gap: u32, number: u32): void {
  store<u8>(nextMultiplier + 2 * remainder, <u8>gap);
  store<u8>(nextMultiplier + 2 * remainder, <u8>number, 1);
}

function isMultiplier(m: u32): bool {
  return m % 2 != 0 && m % 3 != 0 && m % 5 != 0 && m % 7 != 0;
}

function gapAfter(m: u32): u32 {
  let next = m + 2;
  while (!isMultiplier(next)) next += 2;
  return next - m;
}

/**
 * 2^52: a double up to 2^52 is rounded by adding it, and the integer lies in the sum's mantissa.
 */
const ROUND: f64 = 4503599627370496;

/** The tails of the lists, and the index of the list of the current segment. */
const ring: usize = DYNAMIC;
let ringMask: u32 = 0;
let turn: u32 = 0;

/** log2 of the bytes of a segment; the number of segments after the current one. */
let shift: u32 = 0;
let remaining: u32 = 0;

/**
 * Blocks of 1,023 hits, 4.5 ns each, after which a step ends; the rest of the current list.
 */
const BLOCKS_A_STEP: u32 = 512;
let pending: usize = 0;

/**
 * In: segments of 2^bits bytes, bits ≤ 20; how many, below 2^32; the greatest prime that will be
 * added.
 * Out: no primes, and no blocks in use.
 */
export function clearBig(bits: u32, segments: u32, greatest: u32): void {
  shift = bits;
  remaining = segments - 1;
  turn = 0;
  pending = 0;
  // The first multiple is less than 11p ahead, all others 10p at most, from any place in a segment.
  const reach = <u32>(((<u64>greatest * 11) / WHEEL) >> bits) + 2;
  const lists = min(reach, segments);
  const length: u32 = lists == 1 ? 1 : 1 << (32 - clz(lists - 1));
  ringMask = length - 1;
  const end = ring + ((<usize>length) << 2);
  reserve(end);
  resetBlocks(end);
  memory.fill(ring, 0, end - ring);
}

/**
 * In: a prime p = 30q + r > 2^16 and the bit of r; low = 30·(the segment's first byte) and its f64;
 * the length of the interval from low.
 * Out: if it has a multiple p·m there, with m ≥ p coprime to 210, p is in the list of the first.
 */
// @ts-ignore: decorator
@inline
export function addBig(q: u32, bit: u32, r: u32, low: u64, lowF: f64, reach: u64): void {
  const p = WHEEL * q + r;
  let m: u64 = p;
  let offset = m * m - low;
  if (m * m < low) {
    // The nearest integer, < 2^48, in the low bits of a sum. The remainder is small enough to
    // survive the wraparound.
    m = reinterpret<u64>(lowF / <f64>p + ROUND) - reinterpret<u64>(ROUND);
    const rest = <i64>(low - m * p);
    const isBelow = -rest >> 63;
    offset = (p & isBelow) - rest;
    m -= isBelow;
  }
  if (offset > reach) return;
  // ⌊m/210⌋ is the integer next to (m - 104.5)/210, which is never halfway between two.
  const quotient = <u32>reinterpret<u64>((<f64>(<i64>m) - 104.5) * (1 / 210.0) + ROUND);
  const remainder = <u32>m - 210 * quotient;
  const gap = <u32>load<u8>(nextMultiplier + 2 * remainder);
  const state = bit * MULTIPLIERS + load<u8>(nextMultiplier + 2 * remainder, 1);
  // The offset is less than p, or p² lies in the segment: it fits u32.
  const byte = <u32>offset / WHEEL;
  const surplus = <u32>offset - WHEEL * byte + gap * r;
  const at = byte + gap * q + surplus / WHEEL;
  // The multiple may lie beyond the interval: unpredictable for primes near its length.
  const ahead = at >> shift;
  appendIf(ahead <= remaining, listOf(ahead), entryOf(q, at, state));
}

/**
 * In: the byte of a multiple, relative to the current segment. Out: an entry for it, unless it is
 * beyond the last segment.
 */
// @ts-ignore: decorator
@inline
function put(q: u32, at: u32, state: u32): void {
  const ahead = at >> shift;
  if (ahead > remaining) return;
  append(listOf(ahead), entryOf(q, at, state));
}

/** In: how many segments after the current one. Out: the address of the tail of its list. */
// @ts-ignore: decorator
@inline
function listOf(ahead: u32): usize {
  return ring + (((turn + ahead) & ringMask) << 2);
}

// @ts-ignore: decorator
@inline
function entryOf(q: u32, at: u32, state: u32): u64 {
  const byte = at & ((1 << shift) - 1);
  return ((<u64>(byte | (state << BYTE_BITS))) << 32) | q;
}

/**
 * Crosses off multiples of some primes that hit the current segment.
 * Out: whether all are done; then the next segment becomes the current one.
 */
export function crossOffBig(segment: usize): bool {
  const list = ring + (turn << 2);
  for (let blocks: u32 = 0; blocks < BLOCKS_A_STEP; blocks++) {
    if (pending == 0) {
      // Primes that hit the segment again were appended to its list again.
      pending = load<usize>(list);
      store<usize>(list, 0);
    }
    if (pending == 0) {
      turn = (turn + 1) & ringMask;
      remaining--;
      return true;
    }
    crossOffBlock(firstEntry(pending), pending, segment);
    pending = dropBlock(pending);
  }
  return false;
}

function crossOffBlock(first: usize, last: usize, segment: usize): void {
  for (let entry = first; entry < last; entry += 8) {
    const q = load<u32>(entry);
    const place = load<u32>(entry, 4);
    const at = place & ((1 << BYTE_BITS) - 1);
    const state = load<u32>(states + ((place >> BYTE_BITS) << 2));
    clear(segment + at, state);
    put(q, at + q * ((state >> 8) & 15) + ((state >> 12) & 15), state >> 16);
  }
}
