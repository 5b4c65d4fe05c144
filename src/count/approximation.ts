// Approximate counts of primes: the curves of the prime number theorem.

import { IntegerRangeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';

/** Approximations of π(x), as doubles. */
export interface PrimePiApproximation {
  /** x/ln x (Gauss and Legendre, about 1793): too small by about x/ln² x. */
  readonly xOverLog: number;
  /**
   * li(x), the logarithmic integral from 0. If the Riemann hypothesis holds, it is off by less than
   * √x·ln x/(8π) for x >= 2657 (Schoenfeld, 1976).
   */
  readonly logarithmicIntegral: number;
  /** Riemann's R(x) = Σ μ(k)/k·li(x^(1/k)): the best of the three, off by about √x/ln x. */
  readonly riemann: number;
}

/** Euler's constant. */
const GAMMA = 0.5772156649015329;

/** Series end with the first term below this. */
const NEGLIGIBLE = 1e-17;

/**
 * Approximations of π(x), the number of primes up to x, in a microsecond.
 *
 * Each function is computed with a relative error below 10^-13. Its distance from π(x) is given
 * with each.
 *
 * R by Gram's series (Gram 1884), li by its power series in ln x.
 *
 * @param x from 2 on, below 2^1000
 * @throws TypeError if x is neither a number nor a bigint
 * @throws RangeError if x is a number but not a safe integer, or out of range
 * @example primePiApproximation(10 ** 6).riemann // 78527.4, where π is 78498
 */
export function primePiApproximation(x: Integer): PrimePiApproximation {
  assertInteger(x);
  const value = Number(x);
  if (!(value >= 2 && value < 2 ** 1000)) {
    throw new IntegerRangeError(`${x} has no approximation: pass an integer from 2 to 2^1000-1`);
  }
  return {
    xOverLog: value / Math.log(value),
    logarithmicIntegral: logarithmicIntegral(value),
    riemann: riemann(value),
  };
}

/** li(x) = γ + ln ln x + Σ (ln x)^k/(k·k!). In: x > 1. */
function logarithmicIntegral(x: number): number {
  const log = Math.log(x);
  let sum = GAMMA + Math.log(log);
  let power = 1;
  for (let k = 1; ; k++) {
    power *= log / k;
    sum += power / k;
    if (k > log && power < NEGLIGIBLE * sum) return sum;
  }
}

/**
 * R(x) = 1 + Σ (ln x)^k/(k·k!·ζ(k + 1)).
 *
 * @internal
 */
export function riemann(x: number): number {
  const log = Math.log(x);
  let sum = 1;
  let power = 1;
  for (let k = 1; ; k++) {
    power *= log / k;
    sum += power / (k * zeta(k + 1));
    if (k > log && power < NEGLIGIBLE * sum) return sum;
  }
}

/**
 * The x with R(x) = n, by Newton's method: R' is nearly 1/ln x.
 *
 * @internal
 */
export function inverseRiemann(n: number): number {
  let x = Math.max(2, n * Math.log(n + 1));
  for (let step = 0; step < 50; step++) {
    const change = (riemann(x) - n) * Math.log(x);
    x = Math.max(2, x - change);
    if (Math.abs(change) <= 1e-15 * x) break;
  }
  return x;
}

/** Terms that are added one by one before the rest of ζ is a formula. */
const DIRECT = 12;

const zetas: number[] = [];

/** ζ(s) by the Euler-Maclaurin formula, to the last bits. In: an integer s >= 2. */
function zeta(s: number): number {
  const known = zetas[s];
  if (known !== undefined) return known;
  let sum = 0;
  for (let n = 1; n < DIRECT; n++) sum += n ** -s;
  const last = DIRECT ** -s;
  sum += (last * DIRECT) / (s - 1) + last / 2;
  // Bernoulli numbers over factorials: B2/2!, B4/4!, …
  let term = (s * last) / DIRECT;
  [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160].forEach((factor, i) => {
    sum += factor * term;
    term *= ((s + 2 * i + 1) * (s + 2 * i + 2)) / DIRECT ** 2;
  });
  zetas[s] = sum;
  return sum;
}
