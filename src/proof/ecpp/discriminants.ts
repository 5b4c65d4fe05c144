// The discriminants of imaginary quadratic fields, and which of them give elliptic curves at what
// cost.

import { primesUpTo } from '../../bigint/small-primes.js';

/** A fundamental discriminant D < 0. @internal */
export interface Discriminant {
  /** -D. */
  readonly size: number;
  /** D is their product: -4, 8, -8, p ≡ 1 and -p ≡ 1 modulo 4. */
  readonly primes: readonly number[];
  /** The number of classes of forms. */
  readonly classNumber: number;
  /**
   * The degree of the factor of the class polynomial that has to be solved: the class number over
   * that of genera.
   */
  readonly degree: number;
}

/**
 * A stage of the search, used only if all earlier stages failed: bounds of -D, of its primes and of
 * the degree.
 */
interface Stage {
  readonly size: number;
  readonly prime: number;
  readonly degree: number;
}

const STAGES: readonly Stage[] = [
  { size: 1_000, prime: 40, degree: 2 },
  { size: 6_000, prime: 100, degree: 4 },
  { size: 20_000, prime: 200, degree: 6 },
  { size: 60_000, prime: 500, degree: 10 },
  { size: 150_000, prime: 1_000, degree: 16 },
];

const stages: Discriminant[][] = [];

/**
 * The discriminants of one stage of the search, the cheapest first; undefined after the last. Those
 * of the first take a millisecond to list, all of them 50.
 *
 * @internal
 */
export function discriminantsOf(stage: number): readonly Discriminant[] | undefined {
  const bounds = STAGES[stage];
  if (bounds === undefined) return undefined;
  const known = stages[stage];
  if (known !== undefined) return known;
  const before = new Set<number>();
  for (let i = 0; i < stage; i++) for (const { size } of discriminantsOf(i) ?? []) before.add(size);
  const counts = classNumbers(bounds.size);
  const found: Discriminant[] = [];
  for (const { size, primes } of fundamental(bounds.size, bounds.prime)) {
    if (before.has(size)) continue;
    const classNumber = counts[size] ?? 0;
    const degree = classNumber / 2 ** (primes.length - 1);
    if (degree <= bounds.degree) found.push({ size, primes, classNumber, degree });
  }
  stages[stage] = found.sort((a, b) => a.degree - b.degree || a.size - b.size);
  return stages[stage];
}

/**
 * The discriminants in groups, each of which gives `orders` orders of curves on average: one in 2h
 * integers n is a norm for class number h, and then two orders follow.
 *
 * @internal
 */
export function* groupsOf(orders: number): Generator<readonly Discriminant[], void, undefined> {
  for (let stage = 0; ; stage++) {
    const all = discriminantsOf(stage);
    if (all === undefined) return;
    let [start, expected] = [0, 0];
    for (const [i, { classNumber }] of all.entries()) {
      expected += 1 / classNumber;
      if (expected < orders && i + 1 < all.length) continue;
      yield all.slice(start, i + 1);
      [start, expected] = [i + 1, 0];
    }
  }
}

/**
 * All fundamental discriminants up to a size, of primes up to a bound: products of different prime
 * discriminants.
 */
function fundamental(size: number, bound: number): { size: number; primes: number[] }[] {
  const parts = [-4, 8, -8];
  for (const p of primesUpTo(bound)) if (p > 2) parts.push(p % 4 === 1 ? p : -p);
  const found: { size: number; primes: number[] }[] = [];
  const extend = (next: number, product: number, primes: number[]): void => {
    if (product < 0) found.push({ size: -product, primes });
    for (let i = next; i < parts.length; i++) {
      const part = parts[i] ?? 1;
      if (Math.abs(product * part) > size) {
        // The odd ones ascend, the even ones are no more than 8.
        if (i > 2) break;
        continue;
      }
      // At most one of them is even.
      extend(i < 3 ? 3 : i + 1, product * part, [...primes, part]);
    }
  };
  extend(0, 1, []);
  return found;
}

/** For each -D up to a size the number of reduced forms, primitive ones if D is fundamental. */
function classNumbers(size: number): Uint16Array {
  const counts = new Uint16Array(size + 1);
  for (let b = 0; 3 * b * b <= size; b++) {
    for (let a = Math.max(b, 1); 4 * a * a - b * b <= size; a++) {
      const last = Math.floor((size + b * b) / (4 * a));
      for (let c = a; c <= last; c++) {
        // (a, b, c) and (a, -b, c) are the same class at the border of the fundamental domain.
        const single = b === 0 || b === a || a === c;
        const place = 4 * a * c - b * b;
        counts[place] = (counts[place] ?? 0) + (single ? 1 : 2);
      }
    }
  }
  return counts;
}
