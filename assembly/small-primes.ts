// Small factors, found by multiplication instead of division.

import { inverse } from './montgomery';

/** The square of 223, the first prime that is not tried: below it, a number without a small factor is prime. */
// @ts-ignore: decorator
@inline
export const SMALL_FACTOR_LIMIT: u64 = 223 * 223;

/**
 * n is a multiple of an odd p exactly if n·p⁻¹ mod 2^64 is at most ⌊(2^64-1)/p⌋ (Granlund and
 * Montgomery, 1994). The compiler works out both constants.
 *
 * In: any n; odd p, a literal.
 * Out: whether p | n.
 */
// @ts-ignore: decorator
@inline
function isMultiple(n: u64, p: u64): bool {
  return n * inverse(p) <= u64.MAX_VALUE / p;
}

/**
 * In: any n.
 * Out: whether an odd prime up to 211 divides n (n may be that prime).
 */
export function hasSmallFactor(n: u64): bool {
  return (
    isMultiple(n, 3) ||
    isMultiple(n, 5) ||
    isMultiple(n, 7) ||
    isMultiple(n, 11) ||
    isMultiple(n, 13) ||
    isMultiple(n, 17) ||
    isMultiple(n, 19) ||
    isMultiple(n, 23) ||
    isMultiple(n, 29) ||
    isMultiple(n, 31) ||
    isMultiple(n, 37) ||
    isMultiple(n, 41) ||
    isMultiple(n, 43) ||
    isMultiple(n, 47) ||
    isMultiple(n, 53) ||
    isMultiple(n, 59) ||
    isMultiple(n, 61) ||
    isMultiple(n, 67) ||
    isMultiple(n, 71) ||
    isMultiple(n, 73) ||
    isMultiple(n, 79) ||
    isMultiple(n, 83) ||
    isMultiple(n, 89) ||
    isMultiple(n, 97) ||
    isMultiple(n, 101) ||
    isMultiple(n, 103) ||
    isMultiple(n, 107) ||
    isMultiple(n, 109) ||
    isMultiple(n, 113) ||
    isMultiple(n, 127) ||
    isMultiple(n, 131) ||
    isMultiple(n, 137) ||
    isMultiple(n, 139) ||
    isMultiple(n, 149) ||
    isMultiple(n, 151) ||
    isMultiple(n, 157) ||
    isMultiple(n, 163) ||
    isMultiple(n, 167) ||
    isMultiple(n, 173) ||
    isMultiple(n, 179) ||
    isMultiple(n, 181) ||
    isMultiple(n, 191) ||
    isMultiple(n, 193) ||
    isMultiple(n, 197) ||
    isMultiple(n, 199) ||
    isMultiple(n, 211)
  );
}
