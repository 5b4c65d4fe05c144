// The memory of the module: fixed areas, then blocks, which are added as needed.

import { LIST } from './small';

/**
 * Bytes of the largest segment. Small primes need a quarter of it as padding on each side.
 */
export const SEGMENT_MAXIMUM: usize = 1 << 20;
const PADDING: usize = SEGMENT_MAXIMUM / 4;

/** Bytes of a segment of the sieve for the sieving primes, which needs primes below 2^16 only. */
export const BASE_SEGMENT: usize = 1 << 18;
const BASE_PADDING: usize = 1 << 16;

/** Bytes that the presieve fills at a time. */
export const PRESIEVE_CHUNK: usize = 1 << 12;

/** Most bytes of a presieve table: its period, up to 97·101, and a chunk. */
export const PRESIEVE_STRIDE: usize = 97 * 101 + PRESIEVE_CHUNK + 3;

/** Bytes of the output: 2^15 numbers, which the second-level cache holds. */
export const OUTPUT_SIZE: usize = 1 << 18;

/** Bytes of the mask of a residue class. */
export const MASK_SIZE: usize = 1 << 15;

export const PRESIEVE: usize = (__heap_base + 63) & ~63;
export const BASE_LIST: usize = PRESIEVE + 16 * PRESIEVE_STRIDE;
export const SMALL_LIST: usize = BASE_LIST + LIST;
export const OUTPUT: usize = SMALL_LIST + LIST;
export const MASK: usize = OUTPUT + OUTPUT_SIZE;
export const VERDICTS: usize = MASK + MASK_SIZE;
export const BASE: usize = VERDICTS + OUTPUT_SIZE / 8 + BASE_PADDING;
export const SEGMENT: usize = BASE + BASE_SEGMENT + BASE_PADDING + PADDING;
/** The presieve and vectors may write a chunk beyond the segment's end. */
export const DYNAMIC: usize = SEGMENT + SEGMENT_MAXIMUM + PADDING + PRESIEVE_CHUNK;
