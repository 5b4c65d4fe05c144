// Factoring on all cores.

import { fitsWord } from '../../bigint/word.js';
import { attemptsOf, type CurveCounts, curvesAmong } from '../../factor/curves/levels.js';
import { curvesDuration, divisorInSteps, sieveDuration } from '../../factor/divisor.js';
import { type Factorization, factor, resultOf, timeLimitOf } from '../../factor/factor.js';
import { assertWords, factorizationsOf } from '../../factor/factor-all.js';
import { Factoring } from '../../factor/factoring.js';
import type { Factorizations } from '../../factor/factorizations.js';
import { SieveCollector, sieveOf } from '../../factor/quadratic/divisor.js';
import { keepSieve } from '../../factor/quadratic/kept.js';
import { assertFirstHeading, StoredCollector } from '../../factor/quadratic/stored.js';
import type { Integer } from '../../input/integer.js';
import type { Integers } from '../../input/integers.js';
import { assertPositive } from '../../input/positive.js';
import type { RelationStore } from '../../input/relation-store.js';
import { curves } from '../../jobs/factor/curves.js';
import { factorWords } from '../../jobs/factor/factor-words.js';
import { relations } from '../../jobs/relations.js';
import { Pacer } from '../../steps/pacer.js';
import type { PoolFactorOptions } from '../options.js';
import { type PartsCall, runParts } from '../parts-supply.js';

/**
 * Expected milliseconds from which workers share a sieve: below, their preparation costs more than
 * it gains.
 */
const SHARED_DURATION = 20;

/**
 * Factors all integers of a list on the workers. @throws as `factorAll` and `runParts` do
 */
export async function factorList(ns: Integers, call: PartsCall): Promise<Factorizations> {
  const list = assertWords(ns);
  const { meter } = call;
  if (meter !== undefined) meter.total = list.length;
  const output = await runParts(factorWords, { list, start: 0, end: list.length }, call);
  meter?.finish();
  return factorizationsOf(output);
}

/** Factors one integer; workers run the curves and sieve. @throws as `factor` and `runParts` do */
export async function factorInteger(
  n: Integer,
  options: PoolFactorOptions,
  call: PartsCall,
): Promise<Factorization> {
  assertPositive(n);
  const timeLimit = timeLimitOf(options);
  const integer = BigInt(n);
  if (fitsWord(integer)) return factor(integer);
  const { relations: store } = options;
  if (store !== undefined) assertFirstHeading(store, integer);
  const start = performance.now();
  const factoring = new Factoring(integer);
  const limit = new AbortController();
  let inTime = true;
  const timer =
    timeLimit < Number.POSITIVE_INFINITY
      ? setTimeout(() => {
          inTime = false;
          limit.abort();
        }, timeLimit)
      : undefined;
  const forward = (): void => limit.abort(call.signal?.reason);
  call.signal?.addEventListener('abort', forward);
  try {
    const limited = { ...call, signal: limit.signal };
    await factorOnPool(factoring, limited, store && { store, integer });
  } catch (error) {
    if (inTime) throw error;
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', forward);
  }
  call.meter?.finish();
  return resultOf(integer, factoring, performance.now() - start);
}

/** The store of relations, and the integer that they help to factor. */
interface Storage {
  readonly store: RelationStore;
  readonly integer: bigint;
}

async function factorOnPool(
  factoring: Factoring,
  call: PartsCall,
  storage: Storage | undefined,
): Promise<void> {
  const pacer = new Pacer(async () => {
    await call.scheduler.pause();
    call.signal?.throwIfAborted();
  });
  for (;;) {
    const n = await pacer.finish(factoring.advance());
    if (n === undefined) return;
    if (sieveDuration(n) < SHARED_DURATION) {
      factoring.divide(await pacer.finish(divisorInSteps(n, factoring.curves)));
      continue;
    }
    const found = await divisorByCurves(n, factoring.curves, call);
    factoring.divide(found ?? (await divisorByWorkers(n, call, pacer, storage)));
  }
}

/** Runs curves on all workers, level by level, for a share of the time of a sieve. */
async function divisorByCurves(
  n: bigint,
  counts: CurveCounts,
  call: PartsCall,
): Promise<bigint | undefined> {
  const duration = curvesDuration(n);
  if (duration === 0) return undefined;
  const end = performance.now() + duration / call.workers;
  for (const attempts of attemptsOf(n)) {
    call.meter?.restart(curvesAmong(attempts));
    const { divisor } = await runParts(curves, { ...attempts, end, counts }, call);
    if (divisor !== undefined || performance.now() >= end) return divisor;
  }
}

async function divisorByWorkers(
  n: bigint,
  call: PartsCall,
  pacer: Pacer,
  storage: Storage | undefined,
): Promise<bigint> {
  // A later run should sieve with other polynomials.
  const first = storage === undefined ? 0 : Math.floor(Math.random() * SEEDS);
  const sieve = sieveOf(n, first);
  const collector =
    storage === undefined
      ? new SieveCollector(n, sieve)
      : await restored(new StoredCollector(n, sieve, storage.store), storage, pacer);
  call.meter?.restart(collector.needed);
  call.meter?.add(collector.count);
  // For the calling thread, which sieves if workers lack the memory.
  const forget = keepSieve(n, sieve);
  try {
    for (let seed = first + 1; ; seed += SEEDS) {
      if (call.meter !== undefined) call.meter.total = collector.needed;
      if (!collector.enough) await runParts(relations, { n, seed, collector }, call);
      const divisor = await pacer.finish(collector.divisor());
      if (divisor !== undefined) return divisor;
    }
  } finally {
    forget();
  }
}

/** Adds the relations of earlier runs. */
async function restored(
  collector: StoredCollector,
  { integer }: Storage,
  pacer: Pacer,
): Promise<SieveCollector> {
  await pacer.finish(collector.restore(integer));
  return collector;
}

/** More than the parts of one sieve. */
const SEEDS = 2 ** 32;
