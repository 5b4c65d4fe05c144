// π(x) and the n-th prime, divided among the workers.

import { narrow, nthPrimeInput, nthPrimeSearch } from '../../count/nth-prime.js';
import { SMALL_LIMIT, smallPi } from '../../count/small-table.js';
import { total } from '../../count/total.js';
import type { Integer } from '../../input/integer.js';
import { primeCount, primeCountArgs } from '../../jobs/prime-count.js';
import { primeNear } from '../../jobs/prime-near.js';
import type { Range } from '../../sieve/range.js';
import { type PartsCall, runParts } from '../parts-supply.js';
import type { ProgressMeter } from '../reports/progress.js';

/** A call with progress. */
type Call = PartsCall & { readonly meter: ProgressMeter };

/** π(x). Progress has x more numbers to come. In: 0 <= x <= COUNT_LIMIT. */
async function piByPool(x: bigint, call: Call): Promise<bigint> {
  if (x < SMALL_LIMIT) return BigInt(smallPi(Number(x)));
  call.meter.total = (call.meter.total ?? 0) + Number(x);
  const { parts } = await runParts(primeCount, primeCountArgs(x), call);
  return total(parts);
}

/** How many primes a range has. In: a range that is counted by the formula. */
export async function countByFormula(
  { from, to, wide }: Range,
  call: Call,
): Promise<number | bigint> {
  const count = (await piByPool(to, call)) - (from > 0n ? await piByPool(from - 1n, call) : 0n);
  call.meter.finish();
  return wide ? count : Number(count);
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
