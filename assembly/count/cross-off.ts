// Crosses off the multiples of a prime p in a sieve of the wheel. The multiples p·(30·t + r) of one
// residue r lie p bytes apart in the same bit: each of the eight residues is a loop with a fixed
// stride and mask.

import { bitOf, residue } from './wheel';

/**
 * log2 of the bytes of a block with a counter. No difference was measured between 64, 128 and 256
 * bytes.
 */
export const BLOCK_SHIFT: u32 = 7;

/**
 * In: p; q = p mod 30; r < 30, prime to 30; remainder = first byte of the sieve mod p.
 * Out: the offset in the sieve of the first byte that holds a multiple p·(30·t + r).
 */
@inline
export function firstByte(p: u32, q: u32, r: u32, remainder: u32): u32 {
  // p·r/30 < p, so no sum exceeds p.
  const byte = (p / 30) * r + (q * r) / 30;
  return byte >= remainder ? byte - remainder : byte + (p - remainder);
}

/** In: any first byte of a sieve; p > 0. Out: the byte mod p, by 32-bit division if possible. */
@inline
export function remainderOf(firstByteOfSieve: u64, p: u32): u32 {
  return firstByteOfSieve >> 32 ? <u32>(firstByteOfSieve % p) : <u32>firstByteOfSieve % p;
}

/**
 * In: a sieve of `bytes` bytes that starts at byte `low` of the whole wheel; p prime to 30,
 * 5 < p < 2^32.
 * Out: all multiples of p in the sieve are cleared, including p itself.
 */
export function crossOff(sieve: usize, bytes: u32, low: u64, p: u32): void {
  const remainder = remainderOf(low, p);
  const q = p % 30;
  for (let j: u32 = 0; j < 8; j++) {
    const r = residue(j);
    const first = firstByte(p, q, r, remainder);
    if (first < bytes) clear(sieve + first, sieve + bytes, p, ~(1 << bitOf((q * r) % 30)));
  }
}

/**
 * In: `at` below `end`; a stride of p bytes, p < 2^32.
 * Out: the mask is applied to each of these bytes.
 */
@inline
function clear(at: usize, end: usize, p: u32, mask: u32): void {
  const span = end - at;
  if (p < 1 << 28 && <u32>span > 3 * p) {
    const last = end - 3 * p;
    while (at < last) {
      store<u8>(at, load<u8>(at) & mask);
      store<u8>(at + p, load<u8>(at + p) & mask);
      store<u8>(at + 2 * p, load<u8>(at + 2 * p) & mask);
      store<u8>(at + 3 * p, load<u8>(at + 3 * p) & mask);
      at += 4 * p;
    }
  }
  while (at < end) {
    store<u8>(at, load<u8>(at) & mask);
    if (p >= <u32>(end - at)) return;
    at += p;
  }
}

/**
 * Like crossOff, with a counter of set bits for each block.
 *
 * In: as crossOff, p < 2^28; the sieve aligned to a block; counters, u32 each.
 * Out: as crossOff; the counters are updated. Returns how many bits were cleared.
 */
export function crossOffCounted(sieve: usize, bytes: u32, low: u64, p: u32, counters: usize): u32 {
  const remainder = remainderOf(low, p);
  const q = p % 30;
  const end = sieve + bytes;
  const base = counters - ((sieve >> BLOCK_SHIFT) << 2);
  let cleared: u32 = 0;
  for (let j: u32 = 0; j < 8; j++) {
    const r = residue(j);
    const bit = bitOf((q * r) % 30);
    for (let at = sieve + firstByte(p, q, r, remainder); at < end; at += p) {
      const value = <u32>load<u8>(at);
      const set = (value >> bit) & 1;
      const counter = base + ((at >> BLOCK_SHIFT) << 2);
      store<u8>(at, value ^ (set << bit));
      store<u32>(counter, load<u32>(counter) - set);
      cleared += set;
    }
  }
  return cleared;
}
