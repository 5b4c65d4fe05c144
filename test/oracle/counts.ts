// π(x) from published tables, and by a sieve.

import { sieve } from './sieve.js';

/** π(10^k), k = 1 to 19 (OEIS A006880). */
export const POWERS_OF_TEN: readonly bigint[] = [
  4n,
  25n,
  168n,
  1229n,
  9592n,
  78498n,
  664579n,
  5761455n,
  50847534n,
  455052511n,
  4118054813n,
  37607912018n,
  346065536839n,
  3204941750802n,
  29844570422669n,
  279238341033925n,
  2623557157654233n,
  24739954287740860n,
  234057667276344607n,
];

/** π(2^k) by k (OEIS A007053). */
export const POWERS_OF_TWO: readonly (readonly [k: number, count: bigint])[] = [
  [20, 82025n],
  [21, 155611n],
  [30, 54400028n],
  [32, 203280221n],
  [40, 41203088796n],
  [44, 597116381732n],
  [48, 8731188863470n],
  [50, 33483379603407n],
];

/** p(10^k), the 10^k-th prime, k = 0 to 13 (OEIS A006988). */
export const NTH_PRIMES: readonly bigint[] = [
  2n,
  29n,
  541n,
  7919n,
  104729n,
  1299709n,
  15485863n,
  179424673n,
  2038074743n,
  22801763489n,
  252097800623n,
  2760727302517n,
  29996224275833n,
  323780508946331n,
];

/** π(n) for every n below `limit`. */
export function countsBelow(limit: number): Uint32Array {
  const prime = sieve(limit);
  const counts = new Uint32Array(limit);
  let count = 0;
  for (let n = 0; n < limit; n++) {
    count += prime[n] ?? 0;
    counts[n] = count;
  }
  return counts;
}
