// Leading coefficients a of the polynomials: products of primes of the factor base near √(kN/2)/M,
// which minimises the values in [-M, M).

import { logarithm } from '../../bigint/divisors.js';
import { seeded } from './random.js';

/** One a with its factors, by their columns in ascending order. */
export interface Leading {
  readonly a: bigint;
  readonly factors: readonly number[];
}

/** The best size of a factor of a: smaller ones cost relations, and larger ones are too few. */
const FACTOR_BITS = 10;

/** Draws of sets of factors before a set further from the target is accepted. */
const DRAWS = 30;

/**
 * Endless leading coefficients, none twice. Different seeds almost always give different ones.
 *
 * In: the primes of the base; kN; half the interval.
 */
export function* leadingCoefficients(
  primes: Uint32Array,
  kn: bigint,
  halfLength: number,
  seed: number,
): Generator<Leading, never> {
  const random = seeded(seed);
  const target = 0.5 * (logarithm(kn) - Math.LN2) - Math.log(halfLength);
  const logarithms = Array.from(primes, Math.log);
  const excluded = new Set<number>();
  for (const [column, p] of primes.entries()) {
    if (p < 128 && kn % BigInt(p) === 0n) excluded.add(column);
  }
  const window = windowFor(primes, logarithms, target);
  const seen = new Set<string>();
  for (let repeats = 0; ; ) {
    let best: number[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (let draw = 0; draw < DRAWS; draw++) {
      const factors = drawFactors(random, window, logarithms, target, excluded);
      if (factors === undefined || seen.has(factors.join())) continue;
      const off = Math.abs(factors.reduce((sum, i) => sum + (logarithms[i] ?? 0), 0) - target);
      if (off < least) [least, best] = [off, factors];
      if (off < 0.02 * (1 + repeats)) break;
    }
    if (best.length === 0) {
      // The window is almost exhausted.
      repeats++;
      window.first = Math.max(LEAST_COLUMN, window.first - 1);
      window.last = Math.min(primes.length - 1, window.last + 1);
      if (repeats % 50 === 0) window.count++;
      continue;
    }
    seen.add(best.join());
    yield {
      a: best.reduce((product, i) => product * BigInt(primes[i] ?? 1), 1n),
      factors: best,
    };
  }
}

interface Window {
  count: number;
  first: number;
  last: number;
}

/** No factor of a comes from a column before this. */
const LEAST_COLUMN = 4;

/** The number of factors of a, and the columns of all but the last of them. */
function windowFor(primes: Uint32Array, logarithms: number[], target: number): Window {
  const greatest = logarithms.at(-1) ?? 1;
  const ideal = Math.min(FACTOR_BITS * Math.LN2, greatest - 0.7);
  const count = Math.max(2, Math.round(target / ideal));
  const each = Math.exp(target / count);
  let centre = primes.findIndex((p) => p >= each);
  if (centre < 0) centre = primes.length - 1;
  const reach = Math.max(8, Math.min(Math.floor(centre / 2), 120));
  const first = Math.max(LEAST_COLUMN, centre - reach);
  return { count, first, last: Math.min(primes.length - 1, centre + reach) };
}

/** Random factors, and a last one that comes nearest to the target. */
function drawFactors(
  random: () => number,
  { count, first, last }: Window,
  logarithms: readonly number[],
  target: number,
  excluded: ReadonlySet<number>,
): number[] | undefined {
  const factors: number[] = [];
  let sum = 0;
  while (factors.length < count - 1) {
    const column = first + Math.floor(random() * (last - first + 1));
    if (factors.includes(column) || excluded.has(column)) continue;
    factors.push(column);
    sum += logarithms[column] ?? 0;
  }
  const rest = target - sum;
  let low = 3;
  let high = logarithms.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((logarithms[middle] ?? 0) < rest) low = middle + 1;
    else high = middle;
  }
  while (factors.includes(low) || excluded.has(low)) low++;
  if (low >= logarithms.length) return undefined;
  return [...factors, low].sort((x, y) => x - y);
}
