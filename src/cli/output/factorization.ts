// Factorisations as GNU factor prints them, or as JSON.

import type { Factor, Factorization } from 'primepool';
import { toNanosecond } from './json.js';

/** The shown members of a factorisation; an integer of a list has no time of its own. */
type Shown = Omit<Factorization, 'elapsed'> & { readonly elapsed?: number };

/** A line of answer. */
export function row(
  result: Shown,
  { json, exponents }: { readonly json?: true; readonly exponents?: true },
): string {
  if (json) return JSON.stringify(plain(result));
  const { n, factors, cofactor } = result;
  const words = factors.flatMap((factor) => text(factor, exponents === true));
  // The unfactored part is last, with a mark.
  if (cofactor !== undefined) words.push(`${cofactor}?`);
  return [`${n}:`, ...words].join(' ');
}

function text({ prime, exponent }: Factor, exponents: boolean): string[] {
  if (exponents) return [exponent === 1 ? `${prime}` : `${prime}^${exponent}`];
  return new Array<string>(exponent).fill(`${prime}`);
}

/** Integers are strings, because most JSON readers round integers beyond 2^53. */
function plain({ n, factors, complete, cofactor, elapsed }: Shown): object {
  return {
    n: String(n),
    factors: factors.map(({ prime, ...rest }) => ({ prime: String(prime), ...rest })),
    complete,
    cofactor: cofactor?.toString(),
    elapsed: elapsed === undefined ? undefined : toNanosecond(elapsed),
  };
}
