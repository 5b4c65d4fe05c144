// The numbers of an interval, in typed arrays.

import { wheelPrimes } from '../count.js';
import { type ResidueClass, residueFilter } from '../residue-class.js';
import { type Paced, type Segment, segments } from './segments.js';

/** Primes in ascending order: as numbers, or as bigints if a bound is one. */
export type PrimeList = Float64Array<ArrayBuffer> | BigUint64Array<ArrayBuffer>;

/**
 * The primes of an interval, a few thousand at a time. Each list is a view of the sieve's memory,
 * valid until the next one is requested.
 *
 * In: 0 ≤ from, to < 2^64; wide, or to < 2^53.
 *
 * @internal
 */
export function* lists(
  from: bigint,
  to: bigint,
  wide: boolean,
  residueClass?: ResidueClass,
): Paced<PrimeList> {
  const few = wheelPrimes(from, to, residueClass);
  if (few.length > 0) yield listOf(few, wide);
  const filter = residueClass && residueFilter(residueClass);
  for (const segment of segments(from, to, filter)) {
    if (segment === undefined) yield;
    else yield* segmentLists(segment, wide);
  }
}

/** The numbers of a segment, a few thousand at a time. @internal */
export function* segmentLists(segment: Segment, wide: boolean): Generator<PrimeList, void> {
  const { sieve, start, end, base } = segment;
  const first = Number(base);
  const { buffer } = sieve.memory as { readonly buffer: ArrayBuffer };
  const address = sieve.outputAddress();
  for (let at = start; at < end; ) {
    at = wide
      ? sieve.writeIntegers(at, end, base + 30n * BigInt(at - start))
      : sieve.writeDoubles(at, end, first + 30 * (at - start));
    const count = sieve.written();
    if (count === 0) continue;
    yield wide
      ? new BigUint64Array(buffer, address, count)
      : new Float64Array(buffer, address, count);
  }
}

/** @internal */
export function listOf(primes: readonly bigint[], wide: boolean): PrimeList {
  return wide ? BigUint64Array.from(primes) : Float64Array.from(primes, Number);
}
