// How far primes are counted.

/**
 * The greatest x of the formula: 10^18, to which it has been compared with published values. One thread takes
 * minutes there.
 */
export const COUNT_LIMIT = 10n ** 18n;

/** π(10^18) (Deléglise 1996; OEIS A006880). */
export const PRIMES_TO_LIMIT = 24_739_954_287_740_860n;
