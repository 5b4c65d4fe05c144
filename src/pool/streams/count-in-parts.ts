// Counts of an interval by all workers.

import { type CountInRangeArgs, countInRange } from '../../jobs/count-in-range.js';
import { countPartLength } from '../../sieve/costs.js';
import { type Range, sizeOf } from '../../sieve/range.js';
import { type PartsCall, runParts } from '../parts-supply.js';
import type { ProgressMeter } from '../reports/progress.js';

/** Numbers in a part at most: beyond, a start is nothing beside it, and people wait for progress. */
const LONGEST_PART = 2n ** 32n;

/** Numbers in a part. */
function countPart(from: bigint, to: bigint, workers: number): bigint {
  const length = countPartLength(from, to, workers);
  return length < LONGEST_PART ? length : LONGEST_PART;
}

/** @param what is counted: primes of a class, or tuplets */
export async function countInParts(
  range: Range,
  call: PartsCall & { readonly meter: ProgressMeter },
  what: Pick<CountInRangeArgs, 'residueClass' | 'tuplets'>,
): Promise<number | bigint> {
  const { from, to, wide } = range;
  call.meter.total = sizeOf(range);
  const part = from > to ? 1n : countPart(from, to, call.workers);
  const { count } = await runParts(countInRange, { from, to, part, ...what }, call);
  call.meter.finish();
  return wide ? count : Number(count);
}
