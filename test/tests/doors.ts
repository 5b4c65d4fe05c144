// The single tests by name, and what the tests of them import from the library.

import * as named from '../../src/tests.js';

export * from '../../src/tests.js';

type Test = (n: number | bigint) => boolean;

/** To base 2, where there is a base. */
export const doors = {
  fermat: (n) => named.isFermatProbablePrime(n, 2),
  euler: (n) => named.isEulerProbablePrime(n, 2),
  eulerJacobi: (n) => named.isEulerJacobiProbablePrime(n, 2),
  eulerPlumb: named.isEulerPlumbProbablePrime,
  strong: (n) => named.isStrongProbablePrime(n, 2),
  lucas: named.isLucasProbablePrime,
  strongLucas: named.isStrongLucasProbablePrime,
  extraStrongLucas: named.isExtraStrongLucasProbablePrime,
  almostExtraStrongLucas: named.isAlmostExtraStrongLucasProbablePrime,
  fibonacciFrobenius: (n) => named.isFrobeniusProbablePrime(n, 1, -1),
  frobenius: (n) => named.isFrobeniusProbablePrime(n),
  frobeniusUnderwood: named.isFrobeniusUnderwoodProbablePrime,
  perrin: (n) => named.isPerrinProbablePrime(n),
  restrictedPerrin: (n) => named.isPerrinProbablePrime(n, { restricted: true }),
  bpsw: named.isBpswProbablePrime,
} satisfies Record<string, Test>;

/** 2 and the odd numbers below a limit that pass. */
export function limited(passes: Test, limit: number): number[] {
  const passing: number[] = [];
  for (let n = 2; n < limit; n += n === 2 ? 1 : 2) if (passes(n)) passing.push(n);
  return passing;
}
