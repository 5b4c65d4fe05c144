// The primes of a range in order. Workers sieve parts of it, which are delivered in ascending
// order.

import type { Integer } from '../../input/integer.js';
import { type PrimesInRangeOutput, primesInRange } from '../../jobs/primes-in-range.js';
import type { ResidueOptions } from '../../sieve/options.js';
import { endlessRange, endOf, type Range, rangeOf, sizeOf } from '../../sieve/range.js';
import { type ResidueClass, residueClassOf } from '../../sieve/residue-class.js';
import { listPartLength, sieveCost } from '../../sieve/segments/costs.js';
import type { PrimeList } from '../../sieve/segments/lists.js';
import { type PartsCall, runInline } from '../parts-supply.js';
import { isSmall } from '../plan.js';
import type { ProgressMeter } from '../reports/progress.js';
import { type Job, jobOf, type Supply } from '../scheduling/job.js';
import { Notifier } from '../streams/notifier.js';

/**
 * Maximum numbers in a part: at 2^64, 12 million primes; shorter parts there would mostly be
 * start-up. The first parts are shorter, for callers that want few primes.
 */
const LONGEST_PART = 2n ** 29n;
const FIRST_PART = 2n ** 22n;

/** Parts per worker that a stream may be ahead of its consumer: one in progress, and one done. */
const PARTS_AHEAD = 2;

type Outcome = 'pending' | 'done' | { readonly error: unknown };

/** The primes in order, in arrays. Without `to`, the range ends where its type does. */
export async function* primeStream(
  from: Integer,
  to: Integer | undefined,
  options: ResidueOptions,
  call: PartsCall & { readonly meter: ProgressMeter },
): AsyncGenerator<PrimeList, void, undefined> {
  const { scheduler, signal, meter } = call;
  const endless = to === undefined;
  const range = endless ? endlessRange(from) : rangeOf(from, to);
  const residueClass = residueClassOf(options);
  if (!endless) meter.total = sizeOf(range);
  if (isSmall(sieveCost(range.from, range.to))) {
    const { primes } = runInline(primesInRange, { ...range, residueClass }, call);
    if (primes.length > 0) yield primes;
    if (endless) throw endOf(range);
    meter.finish();
    return;
  }
  const news = new Notifier();
  const supply = new PrimeSupply(range, residueClass, call, () => news.notify());
  let outcome = 'pending' as Outcome;
  const settle = (result: Outcome): void => {
    outcome = result;
    news.notify();
  };
  scheduler.run(supply, signal).then(
    () => settle('done'),
    (error: unknown) => settle({ error }),
  );
  try {
    for (;;) {
      const list = supply.take();
      if (list !== undefined) {
        scheduler.wake(supply);
        if (list.length > 0) yield list;
      } else if (outcome === 'pending') {
        await news.notified();
      }
      if (typeof outcome === 'object') throw outcome.error;
      // The work may be done while results are still waiting to be taken.
      signal?.throwIfAborted();
      if (outcome === 'done' && supply.isTaken) break;
    }
    if (endless) throw endOf(range);
    meter.finish();
  } finally {
    scheduler.cancel(supply, new Error('the primes are no longer wanted'));
  }
}

class PrimeSupply implements Supply {
  readonly #range: Range;
  readonly #residueClass: ResidueClass | undefined;
  readonly #call: PartsCall;
  readonly #onList: () => void;
  /** The beginning of the next part, and its maximum length. */
  #from: bigint;
  #length = FIRST_PART;
  /** Parts sent, and parts taken by the consumer. */
  #started = 0;
  #taken = 0;
  /** Lists received and not yet taken, by part. */
  readonly #lists = new Map<number, PrimeList>();

  constructor(
    range: Range,
    residueClass: ResidueClass | undefined,
    call: PartsCall,
    onList: () => void,
  ) {
    this.#range = range;
    this.#residueClass = residueClass;
    this.#call = call;
    this.#onList = onList;
    this.#from = range.from;
  }

  get exhausted(): boolean {
    return this.#from > this.#range.to;
  }

  /** Whether all lists have been taken. */
  get isTaken(): boolean {
    return this.exhausted && this.#taken === this.#started;
  }

  /** The next list in order, if it has arrived. */
  take(): PrimeList | undefined {
    const list = this.#lists.get(this.#taken);
    if (list !== undefined) this.#lists.delete(this.#taken++);
    return list;
  }

  next(): Job | undefined {
    const ahead = this.#started - this.#taken;
    if (this.exhausted || ahead >= PARTS_AHEAD * this.#call.workers) return undefined;
    const order = this.#started++;
    const from = this.#from;
    const longest = least(listPartLength(from + this.#length), LONGEST_PART);
    const end = from + least(this.#length, longest) - 1n;
    const to = least(end, this.#range.to);
    this.#from = to + 1n;
    this.#length = least(2n * this.#length, LONGEST_PART);
    const args = { from, to, wide: this.#range.wide, residueClass: this.#residueClass };
    const done = ({ primes }: PrimesInRangeOutput): number => {
      this.#lists.set(order, primes);
      const size = Number(to - from) + 1;
      this.#call.meter?.add(size);
      this.#onList();
      return size;
    };
    return jobOf(primesInRange, primesInRange.cost(args), () => args, done);
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
