// The limit up to which primes are counted.

/**
 * The greatest x of the formula, which was compared with published values up to here. One thread
 * takes 2 minutes at 10^18 and 12 at 10^19.
 */
export const COUNT_LIMIT = 10n ** 19n;

/** π(10^19) (OEIS A006880). */
export const PRIMES_TO_LIMIT = 234_057_667_276_344_607n;
