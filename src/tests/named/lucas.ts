// Tests by Lucas sequences (Baillie and Wagstaff, Lucas pseudoprimes, 1980).

import { jacobiSymbol } from '../../arithmetic/jacobi.js';
import { trailingZeros } from '../../bigint/bit-length.js';
import { isSquare } from '../../bigint/square-root.js';
import { assertInteger, type Integer } from '../../input/integer.js';
import { doubled, type LucasParameters, type LucasTerms, lucasTerms } from './sequences.js';

/**
 * Whether U_(n+1) ≡ 0 modulo n for Selfridge's parameters: P = 1, Q = (1 - D)/4 with the first D of
 * 5, -7, 9, -11, … that has (D/n) = -1. False for a square, which has none. True for every prime,
 * and for 323, 377, 1159 (OEIS A217120).
 *
 * Takes about 0.1 ms at 64 bits, 10 ms at 1024.
 *
 * @throws TypeError if n is neither a number nor a bigint
 * @throws RangeError for a number that is not a safe integer, or a bigint of more than 131,072 bits
 * @example isLucasProbablePrime(323) // true, though 323 is 17 · 19
 */
export function isLucasProbablePrime(n: Integer): boolean {
  return decide(n, selfridge, (number, parameters) => {
    return lucasTerms(number + 1n, parameters, number).u === 0n;
  });
}

/**
 * Whether n + 1 = d·2^s, d odd, has U_d ≡ 0, or V_(d·2^r) ≡ 0 for an r < s, with the same
 * parameters. True for every prime, and for 5459, 5777, 10877 (OEIS A217255).
 *
 * @throws TypeError or RangeError as {@link isLucasProbablePrime} does
 * @example isStrongLucasProbablePrime(5459) // true
 */
export function isStrongLucasProbablePrime(n: Integer): boolean {
  return decide(n, selfridge, (number, parameters) => {
    const { terms, s } = oddTerms(number, parameters);
    return terms.u === 0n || hasZero(terms, s, number) !== undefined;
  });
}

/**
 * Whether U_d ≡ 0 and V_d ≡ ±2, or V_(d·2^r) ≡ 0 for an r < s - 1, with Q = 1 and the least P >= 3
 * for which (P² - 4 / n) = -1 (Grantham, 2000; Baillie). True for every prime, and for 989, 3239,
 * 5777 (OEIS A217719).
 *
 * @throws TypeError or RangeError as {@link isLucasProbablePrime} does
 * @example isExtraStrongLucasProbablePrime(989) // true
 */
export function isExtraStrongLucasProbablePrime(n: Integer): boolean {
  return decide(n, unitNorm, (number, parameters) => extraStrongTest(number, parameters).passes);
}

/**
 * The same without U: V_d ≡ ±2, or V_(d·2^r) ≡ 0 for an r < s - 1. PARI uses this test with another
 * sequence of P. True for every prime, and for 989, 3239, 5777, 10469.
 *
 * @throws TypeError or RangeError as {@link isLucasProbablePrime} does
 * @example isAlmostExtraStrongLucasProbablePrime(10469) // true
 */
export function isAlmostExtraStrongLucasProbablePrime(n: Integer): boolean {
  return decide(n, unitNorm, (number, parameters) => {
    const { terms, s } = oddTerms(number, parameters);
    return isTwo(terms.v, number) || hasZero(terms, s - 1, number) !== undefined;
  });
}

/** The values of the extra strong test: n + 1 = d·2^s, and U_d, V_d. @internal */
export interface ExtraStrongTest {
  readonly d: bigint;
  readonly s: number;
  readonly u: bigint;
  readonly v: bigint;
  /** The r with V_(d·2^r) ≡ 0. */
  readonly r?: number;
  readonly passes: boolean;
}

/** In: odd n, parameters of {@link unitNorm}. @internal */
export function extraStrongTest(n: bigint, parameters: LucasParameters): ExtraStrongTest {
  const { terms, d, s } = oddTerms(n, parameters);
  const { u, v } = terms;
  if (u === 0n && isTwo(v, n)) return { d, s, u, v, passes: true };
  const r = hasZero(terms, s - 1, n);
  return r === undefined ? { d, s, u, v, passes: false } : { d, s, u, v, r, passes: true };
}

function isTwo(v: bigint, n: bigint): boolean {
  return v === 2n || v === n - 2n;
}

function oddTerms(
  n: bigint,
  parameters: LucasParameters,
): { terms: LucasTerms; d: bigint; s: number } {
  const s = trailingZeros(n + 1n);
  const d = (n + 1n) >> BigInt(s);
  return { terms: lucasTerms(d, parameters, n), d, s };
}

/** The least r < count with V_(d·2^r) ≡ 0. */
function hasZero(terms: LucasTerms, count: number, n: bigint): number | undefined {
  let next = terms;
  for (let r = 0; r < count; r++, next = doubled(next, n)) if (next.v === 0n) return r;
  return undefined;
}

/**
 * Decides small n directly, because the parameters may share a factor with n; others by a test.
 *
 * @param choose the parameters; undefined shows that n is composite
 */
function decide(
  n: Integer,
  choose: (n: bigint) => LucasParameters | undefined,
  test: (n: bigint, parameters: LucasParameters) => boolean,
): boolean {
  assertInteger(n);
  const number = BigInt(n);
  if (number < 9n) return number === 2n || number === 3n || number === 5n || number === 7n;
  if ((number & 1n) === 0n) return false;
  const parameters = choose(number);
  return parameters !== undefined && test(number, parameters);
}

/** After this many D, n is checked for a square: one in a million other numbers needs more. */
const TRIES = 20;

/**
 * P = 1, Q = (1 - D)/4 (Selfridge's method A). In: odd n >= 9. Out: undefined if n is a square, or
 * has a small factor.
 *
 * @internal
 */
export function selfridge(n: bigint): LucasParameters | undefined {
  for (let size = 5n, sign = 1n, tries = 0; ; size += 2n, sign = -sign, tries++) {
    const d = sign * size;
    const symbol = jacobiSymbol(d, n);
    if (symbol === -1) return { p: 1n, q: (1n - d) / 4n };
    // 5 and 11 themselves divide their D.
    if (symbol === 0 && n !== size) return undefined;
    if (tries === TRIES && isSquare(n)) return undefined;
  }
}

/**
 * Q = 1 and the least P >= 3 with (P² - 4 / n) = -1. In: odd n >= 9. Out: undefined if n is a
 * square, or has a small factor.
 *
 * @internal
 */
export function unitNorm(n: bigint): LucasParameters | undefined {
  for (let p = 3n, tries = 0; ; p++, tries++) {
    const symbol = jacobiSymbol(p * p - 4n, n);
    if (symbol === -1) return { p, q: 1n };
    if (symbol === 0 && n !== p + 2n) return undefined;
    if (tries === TRIES && isSquare(n)) return undefined;
  }
}
