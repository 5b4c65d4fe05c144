// The answer to a single number, as a sentence.

import type { Factorization, PoolResult } from 'primepool';

/** @param factors all prime factors, if known */
export function sentence(
  { n, prime, probable, factor }: PoolResult,
  factors: Factorization['factors'] = [],
): string {
  if (prime) return `${n} is ${probable ? 'probably ' : ''}prime`;
  const words =
    factors.length > 0
      ? factors.map(({ prime, exponent }) => (exponent === 1 ? `${prime}` : `${prime}^${exponent}`))
      : factor === undefined
        ? []
        : [`${factor}`, `${n / factor}`];
  return words.length === 0 ? `${n} is not prime` : `${n} = ${words.join(' × ')}, not prime`;
}
