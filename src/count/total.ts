// π(x) from its parts.

import type { Counter, SegmentsPart } from './counter.js';

/** D - B, and how many primes there are from y, excluded, to √x. In: the parts in ascending order. */
export function addSegments(parts: Iterable<SegmentsPart>): { difference: bigint; terms: bigint } {
  let difference = 0n;
  let terms = 0n;
  let primes = 0n;
  let totals: BigInt64Array | undefined;
  for (const part of parts) {
    difference += part.hard - part.semiprimes - primes * part.terms;
    terms += part.terms;
    primes += part.primes;
    totals ??= new BigInt64Array(part.totals.length);
    for (let b = 0; b < totals.length; b++) {
      const before = totals[b] ?? 0n;
      difference += before * (part.signs[b] ?? 0n);
      totals[b] = before + (part.totals[b] ?? 0n);
    }
  }
  return { difference, terms };
}

/** @param leaves Φ0, A and C */
export function total(counter: Counter, leaves: bigint, segments: Iterable<SegmentsPart>): bigint {
  const { difference, terms } = addSegments(segments);
  const sigma = counter.sigma(counter.countOfY + terms);
  // The sums are right modulo 2^64, and so is the result.
  return BigInt.asUintN(64, leaves + difference + sigma);
}
