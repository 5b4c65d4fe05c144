// Limits on arguments and options.

/**
 * The maximum size of an integer, in bits: 39,457 decimal digits. The general test of a prime of
 * that size takes 20 minutes, and eight times as long for each doubling: larger ones would seem to
 * hang. At least 64.
 */
export const MAX_BITS = 131_072;

/**
 * The maximum number of random rounds: after 1024, a composite passes with probability at most
 * 2^-2048.
 *
 * @internal
 */
export const ROUNDS_LIMIT = 1024;

/**
 * The maximum number of workers in one pool: a typing mistake must not start a million threads.
 *
 * @internal
 */
export const WORKERS_LIMIT = 1024;
