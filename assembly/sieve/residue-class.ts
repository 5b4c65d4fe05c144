// Primes of one residue class: its bits have a period, which lies in a mask.

import { MASK, SEGMENT } from './layout';

/**
 * Out: where the mask is to be written, with 15 bytes of it once more behind its end: 2^15 bytes at
 * most.
 */
export function maskAddress(): usize {
  return MASK;
}

/**
 * In: the period of the mask in bytes; the place in it of the segment's first byte. Out: all other
 * bits are cleared.
 */
export function keepMasked(period: u32, place: u32, length: u32): void {
  const step = 16 % period;
  for (let at = SEGMENT; at < SEGMENT + length; at += 16) {
    v128.store(at, v128.and(v128.load(at), v128.load(MASK + place)));
    place += step;
    if (place >= period) place -= period;
  }
}
