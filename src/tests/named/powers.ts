// Tests by powers of a base: Fermat, Euler, strong.

import { jacobiSymbol } from '../../arithmetic/jacobi.js';
import { modulo } from '../../arithmetic/modular.js';
import { power } from '../../arithmetic/pow-mod.js';
import { trailingZeros } from '../../bigint/bit-length.js';
import { IntegerRangeError } from '../../input/errors.js';
import { assertInteger, type Integer } from '../../input/integer.js';
import { mapList } from '../../input/lists.js';
import { finish } from '../../steps/steps.js';

/**
 * Whether base^(n-1) ≡ 1 modulo n: Fermat's test. True for every prime, and for the Fermat
 * pseudoprimes, of which the first odd ones to base 2 are 341, 561, 645 (OEIS A001567).
 *
 * @param base 2 or more; if n divides it, the test decides nothing and the answer is true
 * @throws TypeError if an argument is neither a number nor a bigint
 * @throws RangeError for a number that is not a safe integer, a bigint of more than 131,072 bits,
 *   or a base below 2
 * @example isFermatProbablePrime(341, 2) // true, though 341 is 11 · 31
 */
export function isFermatProbablePrime(n: Integer, base: Integer): boolean {
  const [number, a] = candidate(n, base);
  if (number < 2n) return false;
  return a === 0n || raise(a, number - 1n, number) === 1n;
}

/**
 * Whether base^((n-1)/2) ≡ ±1 modulo an odd n. True for every prime; to base 2 also for 341, 561,
 * 1105 (OEIS A006970).
 *
 * @throws TypeError or RangeError as {@link isFermatProbablePrime} does
 * @example isEulerProbablePrime(341, 2) // true
 */
export function isEulerProbablePrime(n: Integer, base: Integer): boolean {
  const [number, a] = candidate(n, base);
  if (number < 3n || number % 2n === 0n) return number === 2n;
  if (a === 0n) return true;
  const half = raise(a, (number - 1n) / 2n, number);
  return half === 1n || half === number - 1n;
}

/**
 * Whether base^((n-1)/2) is the Jacobi symbol (base/n) modulo an odd n: the test of Solovay and
 * Strassen (1977). True for every prime; to base 2 also for 561, 1105, 1729 (OEIS A047713).
 *
 * @throws TypeError or RangeError as {@link isFermatProbablePrime} does
 * @example isEulerJacobiProbablePrime(341, 2) // false
 */
export function isEulerJacobiProbablePrime(n: Integer, base: Integer): boolean {
  const [number, a] = candidate(n, base);
  if (number < 3n || number % 2n === 0n) return number === 2n;
  if (a === 0n) return true;
  const symbol = jacobiSymbol(a, number);
  return symbol !== 0 && raise(a, (number - 1n) / 2n, number) === modulo(BigInt(symbol), number);
}

/**
 * Colin Plumb's form of Euler's criterion for base 2, by n modulo 8: 2^((n-1)/2) is -1 for 3 and 5,
 * and 1 for 7; for 1, 2^((n-1)/4) is ±1. Stricter than {@link isEulerJacobiProbablePrime}. True for
 * every prime, and for 1729, 1905, 2047.
 *
 * @throws TypeError or RangeError as {@link isFermatProbablePrime} does
 * @example isEulerPlumbProbablePrime(1729) // true
 */
export function isEulerPlumbProbablePrime(n: Integer): boolean {
  const [number, a] = candidate(n, 2);
  if (number < 5n || number % 2n === 0n) return number === 2n || number === 3n;
  const low = Number(number % 8n);
  const x = raise(a, (number - 1n) / (low === 1 ? 4n : 2n), number);
  if (x === 1n) return low === 1 || low === 7;
  return x === number - 1n && low !== 7;
}

/**
 * Whether an odd n = d·2^s + 1, d odd, has base^d ≡ 1, or base^(d·2^r) ≡ -1 for an r < s: the
 * strong test (Artjuhov, 1966; Miller, 1976; Rabin, 1980). True for every prime; to base 2 also for
 * 2047, 3277, 4033 (OEIS A001262). An odd composite passes for at most a quarter of all bases.
 *
 * @param bases one base, or a list; n must pass for each
 * @throws TypeError or RangeError as {@link isFermatProbablePrime} does
 * @example isStrongProbablePrime(2047, 2) // true
 * @example isStrongProbablePrime(2047, [2, 3]) // false
 */
export function isStrongProbablePrime(n: Integer, bases: Integer | Iterable<Integer>): boolean {
  const candidates =
    typeof bases === 'object'
      ? mapList(bases, (base, index) => candidate(n, base, index))
      : [candidate(n, bases)];
  const number = candidate(n, 2)[0];
  if (number < 3n || number % 2n === 0n) return number === 2n;
  return candidates.every(([, a]) => a === 0n || strongTest(number, a).passes);
}

/** The values of the strong test: n - 1 = d·2^s, and the residue base^d. @internal */
export interface StrongTest {
  readonly d: bigint;
  readonly s: number;
  readonly residue: bigint;
  /** The r with base^(d·2^r) ≡ -1. */
  readonly r?: number;
  readonly passes: boolean;
}

/** In: odd n >= 3, base in [1, n). @internal */
export function strongTest(n: bigint, base: bigint): StrongTest {
  const s = trailingZeros(n - 1n);
  const d = (n - 1n) >> BigInt(s);
  const residue = raise(base, d, n);
  if (residue === 1n) return { d, s, residue, passes: true };
  for (let r = 0, x = residue; r < s; r++, x = (x * x) % n) {
    if (x === n - 1n) return { d, s, residue, r, passes: true };
  }
  return { d, s, residue, passes: false };
}

function raise(base: bigint, exponent: bigint, n: bigint): bigint {
  return finish(power(base, exponent, n));
}

/** The validated n, and the base modulo n. */
function candidate(n: Integer, base: Integer, index?: number): [n: bigint, base: bigint] {
  assertInteger(n);
  assertInteger(base, index);
  if (base < 2)
    throw new IntegerRangeError(`${base} is not a valid base: pass an integer of 2 or more`);
  const number = BigInt(n);
  return [number, number < 1n ? 0n : BigInt(base) % number];
}
