// How large what a caller passes may be.

/**
 * Bits of an integer at most: 39,457 decimal digits. The general test of a prime of that size takes
 * minutes, and eight times as long for each doubling, so that more would look like a hang. At least
 * 64.
 */
export const MAX_BITS = 131_072;

/**
 * Random rounds at most: with 1024, a composite passes with a probability below 2^-2048.
 *
 * @internal
 */
export const ROUNDS_LIMIT = 1024;

/**
 * Workers in one pool at most, so that a slip of the hand does not start a million threads.
 *
 * @internal
 */
export const WORKERS_LIMIT = 1024;
