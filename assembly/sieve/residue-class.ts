// Primes of one residue class: its bits are periodic, and a mask holds one period.

import { MASK, SEGMENT } from './layout';

/**
 * Out: the address of the mask. Its first 15 bytes are repeated at its end; at most 2^15 bytes in
 * all.
 */
export function maskAddress(): usize {
  return MASK;
}

/**
 * In: the period of the mask in bytes; the offset in it of the first byte of the segment. Out: all
 * bits of other classes are cleared.
 */
export function keepMasked(period: u32, place: u32, length: u32): void {
  const step = 16 % period;
  for (let at = SEGMENT; at < SEGMENT + length; at += 16) {
    v128.store(at, v128.and(v128.load(at), v128.load(MASK + place)));
    place += step;
    if (place >= period) place -= period;
  }
}
