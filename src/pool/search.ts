// The search for a prime with all workers: candidates are dealt out in order, and the first of them that is
// prime is the answer, whichever worker is done first.

import { bigModule } from '../big/arithmetic.js';
import type { Job, Supply } from './job.js';
import type { SearchPlan } from './plan.js';
import type { Scheduler } from './scheduler.js';

/** A search under way. */
export interface Search {
  /** In order, and without end. */
  readonly candidates: Iterator<bigint, unknown, undefined>;
  /** Whether (n - 1)/2 has to be prime as well. */
  readonly safe: boolean;
  readonly plan: SearchPlan;
  readonly signal: AbortSignal | undefined;
}

/** Ends a run that has its answer. */
const FOUND = Symbol('found');

/**
 * The first candidate that is prime: the same as one thread would find, and with random candidates no more
 * likely for being decided fast. What has been dealt out after it is given up.
 *
 * @throws the signal's reason, PoolClosedError, WorkerLostError, KernelError
 */
export async function search(scheduler: Scheduler, request: Search): Promise<bigint> {
  const supply = new SearchSupply(request, () => scheduler.cancel(supply, FOUND));
  try {
    await scheduler.run(supply, request.signal);
  } catch (error) {
    if (error !== FOUND) throw error;
  }
  if (supply.answer === undefined) throw new Error('candidates are without end');
  return supply.answer;
}

class SearchSupply implements Supply {
  readonly #search: Search;
  readonly #onFound: () => void;
  /** The jobs dealt out and not done, by their order. */
  readonly #underWay = new Set<number>();
  #next = 0;
  /** The first job so far that has a prime. */
  #best = Number.POSITIVE_INFINITY;
  /** The first prime so far. It is the answer when all jobs before its own are done. */
  answer: bigint | undefined;

  constructor(search: Search, onFound: () => void) {
    this.#search = search;
    this.#onFound = onFound;
  }

  readonly exhausted = false;

  next(): Job | undefined {
    if (this.answer !== undefined) return undefined;
    const { plan, safe } = this.#search;
    const candidates = this.#take(plan.candidates);
    const order = this.#next++;
    this.#underWay.add(order);
    return {
      cost: plan.jobCost,
      request: (id) => ({ type: 'job', id, candidates, safe, bigModule: bigModule() }),
      done: ({ verdicts }) => {
        this.#underWay.delete(order);
        const prime = candidates[verdicts.indexOf(1)];
        if (prime !== undefined && order < this.#best) {
          this.#best = order;
          this.answer = prime;
        }
        if (this.answer !== undefined && Math.min(...this.#underWay) > this.#best) this.#onFound();
        return verdicts.length;
      },
    };
  }

  #take(count: number): bigint[] {
    const candidates: bigint[] = [];
    while (candidates.length < count) {
      const { done, value } = this.#search.candidates.next();
      if (done) break;
      candidates.push(value);
    }
    return candidates;
  }
}
