// Counts primes and tuplets with the sieve.

import { fitsWord } from '../bigint/word.js';
import { word } from '../wasm/word.js';
import { isInClass, type ResidueClass, residueFilter } from './residue-class.js';
import { type Filter, type Paced, segments } from './segments/segments.js';
import { type Offsets, tupletFilter } from './tuplet-patterns.js';

/** Primes without a bit in the sieve. */
export const WHEEL_PRIMES: readonly bigint[] = [2n, 3n, 5n];

/**
 * The number of primes of an interval, of one residue class if given. In: 0 ≤ from, to < 2^64.
 */
export function* countSteps(
  from: bigint,
  to: bigint,
  residueClass?: ResidueClass,
): Generator<void, bigint> {
  const filter = residueClass && residueFilter(residueClass);
  const few = wheelPrimes(from, to, residueClass).length;
  return BigInt(few) + (yield* countBits(from, to, filter));
}

/** Those of the primes 2, 3 and 5 that lie in an interval, and in a class if given. */
export function wheelPrimes(from: bigint, to: bigint, residueClass?: ResidueClass): bigint[] {
  return WHEEL_PRIMES.filter(
    (p) => from <= p && p <= to && (residueClass === undefined || isInClass(p, residueClass)),
  );
}

/** The number of tuplets with all members in an interval. In: 0 ≤ from, to < 2^64. */
export function* countTupletSteps(
  from: bigint,
  to: bigint,
  patterns: Offsets,
): Generator<void, bigint> {
  const few = wheelTuplets(from, to, patterns).length;
  return BigInt(few) + (yield* countBits(from, to, tupletFilter(patterns)));
}

/** Those of 2, 3 and 5 that start a tuplet of the interval. */
export function wheelTuplets(from: bigint, to: bigint, patterns: Offsets): bigint[] {
  return wheelPrimes(from, to).filter((p) => tupletAt(p, to, patterns) !== undefined);
}

/** The pattern of the tuplet that starts with p and ends at `to` or before. */
export function tupletAt(p: bigint, to: bigint, patterns: Offsets): readonly number[] | undefined {
  const { isPrime } = word.kernel();
  return patterns.find((offsets) =>
    offsets.every((offset) => {
      const n = p + BigInt(offset);
      return n <= to && fitsWord(n) && isPrime(n) !== 0;
    }),
  );
}

function* countBits(from: bigint, to: bigint, filter?: Filter): Generator<void, bigint> {
  let total = 0;
  for (const segment of segments(from, to, filter) satisfies Paced<unknown>) {
    // A number suffices: a total of 2^53 takes centuries.
    if (segment === undefined) yield;
    else total += segment.sieve.countBits(segment.start, segment.end);
  }
  return BigInt(total);
}
