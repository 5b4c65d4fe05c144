// Counts of ranges and the n-th prime, divided among the workers.

import { isByFormula } from '../../count/method.js';
import { narrow, nthPrimeInput, nthPrimeSearch } from '../../count/nth-prime.js';
import { SMALL_LIMIT, smallPi } from '../../count/small-table.js';
import { total } from '../../count/total.js';
import type { Integer } from '../../input/integer.js';
import { type CountInRangeArgs, countInRange } from '../../jobs/count-in-range.js';
import { primeCount, primeCountArgs } from '../../jobs/prime-count.js';
import { primeNear } from '../../jobs/prime-near.js';
import type { ResidueOptions } from '../../sieve/options.js';
import { type Range, rangeOf, sizeOf } from '../../sieve/range.js';
import { residueClassOf } from '../../sieve/residue-class.js';
import { countPartLength } from '../../sieve/segments/costs.js';
import { offsetsOf, type TupletPattern } from '../../sieve/tuplet-patterns.js';
import { type PartsCall, runParts } from '../parts-supply.js';
import type { ProgressMeter } from '../reports/progress.js';

/** A call with progress. */
type Call = PartsCall & { readonly meter: ProgressMeter };

/** Maximum numbers in a part: longer parts save nothing more, and delay progress. */
const LONGEST_PART = 2n ** 32n;

/** Numbers in a part. */
function countPart(from: bigint, to: bigint, workers: number): bigint {
  const length = countPartLength(from, to, workers);
  return length < LONGEST_PART ? length : LONGEST_PART;
}

/** @throws as PrimePool.countPrimes does */
export async function countPrimesByPool(
  from: Integer,
  to: Integer,
  options: ResidueOptions,
  call: Call,
): Promise<number | bigint> {
  const range = rangeOf(from, to);
  const residueClass = residueClassOf(options);
  const count = isByFormula(range, residueClass)
    ? await countByFormula(range, call)
    : await countInParts(range, call, { residueClass });
  call.meter.finish();
  return range.wide ? count : Number(count);
}

/** @throws as PrimePool.countPrimeTuplets does */
export async function countTupletsByPool(
  from: Integer,
  to: Integer,
  pattern: TupletPattern,
  call: Call,
): Promise<number | bigint> {
  const range = rangeOf(from, to);
  const tuplets = { patterns: offsetsOf(pattern), last: range.to };
  const count = await countInParts(range, call, { tuplets });
  call.meter.finish();
  return range.wide ? count : Number(count);
}

/** @param what to count: primes of a class, or tuplets */
async function countInParts(
  range: Range,
  call: Call,
  what: Pick<CountInRangeArgs, 'residueClass' | 'tuplets'>,
): Promise<bigint> {
  const { from, to } = range;
  call.meter.total = sizeOf(range);
  const part = from > to ? 1n : countPart(from, to, call.workers);
  return (await runParts(countInRange, { from, to, part, ...what }, call)).count;
}

/** π(x). Adds x to the total of the progress. In: 0 <= x <= COUNT_LIMIT. */
async function piByPool(x: bigint, call: Call): Promise<bigint> {
  if (x < SMALL_LIMIT) return BigInt(smallPi(Number(x)));
  call.meter.total = (call.meter.total ?? 0) + Number(x);
  const { parts } = await runParts(primeCount, primeCountArgs(x), call);
  return total(parts);
}

/** The number of primes in a range. In: a range that is counted by the formula. */
async function countByFormula({ from, to }: Range, call: Call): Promise<bigint> {
  return (await piByPool(to, call)) - (from > 0n ? await piByPool(from - 1n, call) : 0n);
}

/** @throws as PrimePool.nthPrime does */
export async function nthPrimeByPool(
  n: Integer,
  from: Integer,
  call: Call,
): Promise<number | bigint> {
  const { place, first } = nthPrimeInput(n, from);
  const prime = await search(place, first, call);
  call.meter.finish();
  return narrow(prime, typeof n === 'bigint' || typeof from === 'bigint');
}

async function search(place: bigint, first: bigint, call: Call): Promise<bigint> {
  const questions = nthPrimeSearch(place, first);
  for (let turn = questions.next(); ; ) {
    if (turn.done) return turn.value;
    const { count, prime } = turn.value;
    turn = questions.next(
      prime === undefined
        ? await piByPool(count, call)
        : (await runParts(primeNear, prime, call)).prime,
    );
  }
}
