// Gaps between consecutive primes of a range.

import type { Integer } from '../input/integer.js';
import { finish, type Steps } from '../steps/steps.js';
import type { Sieve } from '../wasm/sieve-kernel.js';
import { wheelPrimes } from './count.js';
import { type Range, rangeOf } from './range.js';
import { type Filter, segments } from './segments/segments.js';

/** The gaps between consecutive primes, both of which lie in the range. */
export interface PrimeGaps<T extends Integer = Integer> {
  /** The count of each gap, in ascending order of the gaps. */
  readonly histogram: ReadonlyMap<number, number>;
  /**
   * The greatest gap and the primes at its ends, at its first occurrence; undefined if there are
   * fewer than two primes.
   */
  readonly greatest: { readonly gap: number; readonly from: T; readonly to: T } | undefined;
}

/**
 * The gaps between the primes from `from` to `to`: the count of each, and the place of the
 * greatest. Takes about twice as long as {@link countPrimes}.
 *
 * @param from a safe integer or a bigint below 2^64, as is `to`; a range that ends before it begins
 *   has none
 * @returns with numbers, or with bigints if one of the bounds is
 * @throws TypeError if a bound is neither a number nor a bigint
 * @throws RangeError if a bound is a number that is not a safe integer, or is 2^64 or more
 * @example primeGaps(0, 100).greatest // { gap: 8, from: 89, to: 97 }
 * @example primeGaps(0, 20).histogram // Map { 1 => 1, 2 => 4, 4 => 2 }
 */
export function primeGaps(from: number, to: number): PrimeGaps<number>;
export function primeGaps(from: bigint, to: Integer): PrimeGaps<bigint>;
export function primeGaps(from: Integer, to: Integer): PrimeGaps;
export function primeGaps(from: Integer, to: Integer): PrimeGaps {
  const range = rangeOf(from, to);
  const { histogram, greatest } = finish(primeGapsSteps(range));
  if (greatest === undefined || range.wide) return { histogram, greatest };
  const { gap } = greatest;
  return { histogram, greatest: { gap, from: Number(greatest.from), to: Number(greatest.to) } };
}

/**
 * The same in steps.
 *
 * @internal
 */
export function* primeGapsSteps({ from, to }: Range): Steps<PrimeGaps<bigint>> {
  const few = wheelPrimes(from, to);
  let found = { counters: new BigUint64Array(), gap: 0n, place: 0n };
  const filter: Filter = {
    start: (sieve) => sieve.startGaps(few.at(-1) ?? 0n),
    apply: (sieve, base) => {
      sieve.addGaps(sieve.segmentLength(), base);
      return 0;
    },
  };
  for (const segment of segments(from, to, filter)) {
    if (segment === undefined) yield;
    else found = gapsOf(segment.sieve);
  }
  const histogram = new Map<number, number>();
  let greatest: PrimeGaps<bigint>['greatest'];
  for (const [i, p] of few.slice(0, -1).entries()) {
    const next = few[i + 1] ?? p;
    const gap = Number(next - p);
    histogram.set(gap, (histogram.get(gap) ?? 0) + 1);
    if (gap > (greatest?.gap ?? 0)) greatest = { gap, from: p, to: next };
  }
  for (const [half, times] of found.counters.entries()) {
    if (times > 0n) histogram.set(2 * half, (histogram.get(2 * half) ?? 0) + Number(times));
  }
  const { gap, place } = found;
  if (gap > BigInt(greatest?.gap ?? 0)) {
    greatest = { gap: Number(gap), from: place, to: place + gap };
  }
  return { histogram, greatest };
}

/** Copies the counts of the kernel. A u64 comes back signed. */
function gapsOf(sieve: Sieve): {
  counters: BigUint64Array<ArrayBuffer>;
  gap: bigint;
  place: bigint;
} {
  return {
    counters: new BigUint64Array(sieve.memory.buffer, sieve.gapCounters(), COUNTERS).slice(),
    gap: sieve.greatestGap(),
    place: BigInt.asUintN(64, sieve.greatestGapPlace()),
  };
}

/** The kernel's counters: number i counts the gaps of 2i. */
const COUNTERS = 1024;
