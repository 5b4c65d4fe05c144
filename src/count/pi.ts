// π(x) on one thread.

import type { Steps } from '../steps/steps.js';
import { Counter, type Range, type SegmentsPart } from './counter.js';
import { type Parameters, parametersOf } from './parameters.js';
import { SMALL_LIMIT, smallPi } from './small-table.js';
import { total } from './total.js';

/** The number of primes up to x. In: 0 <= x < 2^64. */
export function* piSteps(x: bigint): Steps<bigint> {
  if (x < SMALL_LIMIT) return BigInt(smallPi(Number(x)));
  return yield* countWith(yield* Counter.prepare(parametersOf(x)));
}

/**
 * The same by the formula, with tables at hand.
 *
 * @param parts in how many to cut each of its sums
 */
export function* countWith(counter: Counter, parts = 1): Steps<bigint> {
  let leaves = yield* counter.ordinary(counter.ordinaryRange);
  leaves += yield* counter.table(counter.tableRange);
  for (const range of cut(counter.easyRange, parts)) leaves += yield* counter.easy(range);
  const segments: SegmentsPart[] = [];
  for (const range of cut(counter.segmentsRange, parts)) {
    segments.push(yield* counter.segments(range));
  }
  return total(counter, leaves, segments);
}

/** The number of primes up to x by the formula, with given parameters. */
export function* countByFormula(parameters: Parameters, parts = 1): Steps<bigint> {
  return yield* countWith(yield* Counter.prepare(parameters), parts);
}

function cut({ from, to }: Range, parts: number): Range[] {
  const edge = (k: number) => from + Math.floor(((to - from) * k) / parts);
  return Array.from({ length: parts }, (_, k) => ({ from: edge(k), to: edge(k + 1) }));
}
