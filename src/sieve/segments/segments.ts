// The bits of an interval, segment by segment.

import { STEP_DURATION } from '../../steps/pacer.js';
import { sieve as sieveModule } from '../../wasm/sieve.js';
import type { Sieve } from '../../wasm/sieve-kernel.js';
import { word } from '../../wasm/word.js';
import { type Plan, planFor } from './plan.js';
import { SegmentSizes, type Trial } from './sizes.js';

/**
 * Bytes of a segment, with a bit for each prime from 7 on that passes the filter. Valid until the
 * next one is requested.
 *
 * @internal
 */
export interface Segment {
  readonly sieve: Sieve;
  /** The bytes from `start` to `end`, relative to the segment's own start; 0 follows. */
  readonly start: number;
  readonly end: number;
  /** The number 30·k of the byte `start`. */
  readonly base: bigint;
}

/** Selects among the primes of a segment. @internal */
export interface Filter {
  /** Called before the first segment. */
  start?(sieve: Sieve): void;
  /**
   * Called with each segment: `base` is the number of its first byte. Returns the number of bytes
   * by which start and end move.
   */
  apply(sieve: Sieve, base: bigint, last: boolean): number;
}

/**
 * Work with results. It also yields undefined every few milliseconds, to release the thread.
 *
 * @internal
 */
export type Paced<T> = Generator<T | undefined, void>;

/** The measurements of this thread. */
const measured = /* @__PURE__ */ new SegmentSizes();

/**
 * The segments of an interval, in order; none if it is empty. In: 0 ≤ from, to < 2^64.
 *
 * @param plan for tests only, as is `sizes`
 *
 * @internal
 */
export function* segments(
  from: bigint,
  to: bigint,
  filter?: Filter,
  plan = planFor(from, to),
  sizes = measured,
): Paced<Segment> {
  if (from > to) return;
  const instances = sieveModule.kernel();
  const sieve = instances.acquire();
  const clock = new Clock();
  try {
    filter?.start?.(sieve);
    // Parts end on a byte boundary, which lets a filter look across.
    for (let first = from; first <= to; ) {
      const { numbers, bits, trial } = sizes.next(first, from, to, plan);
      const end = first - (first % 30n) + numbers - 1n;
      const last = end < to ? end : to;
      yield* part(sieve, first, last, { ...plan, bits }, clock, last === to, filter, trial);
      trial?.end();
      first = last + 1n;
    }
  } finally {
    instances.release(sieve);
  }
}

/** The segments of a part of the interval. */
function* part(
  sieve: Sieve,
  from: bigint,
  to: bigint,
  { bits, greatest }: Plan,
  clock: Clock,
  isLast: boolean,
  filter: Filter | undefined,
  trial: Trial | undefined,
): Paced<Segment> {
  sieve.start(from, to, bits, greatest);
  const step = trial ? () => trial.step(sieve.step) : sieve.step;
  // With a factor beyond the sieving primes, a composite is at least (greatest + 1)².
  const tested = (BigInt(greatest) + 1n) ** 2n <= to;
  const end = to / 30n + 1n;
  for (let low = from / 30n; low < end; ) {
    while (step() === 0) if (clock.isDue()) yield;
    const length = sieve.segmentLength();
    trial?.add(length);
    const base = low * 30n;
    if (tested) yield* testBits(sieve, length, base, clock);
    low += BigInt(length);
    const move = filter?.apply(sieve, base, isLast && low === end) ?? 0;
    const last = isLast && low === end;
    yield {
      sieve,
      start: move,
      end: last ? length : length + move,
      base: base + 30n * BigInt(move),
    };
    if (clock.isDue()) yield;
  }
}

/** Clears the bits of composites in a segment that was sieved by small primes only. */
function* testBits(sieve: Sieve, length: number, base: bigint, clock: Clock): Paced<never> {
  const { capacity, numbers, verdicts, arePrime } = word.kernel();
  for (let at = 0; at < length; ) {
    const next = sieve.writeIntegers(at, length, base + 30n * BigInt(at));
    const count = sieve.written();
    const { buffer } = sieve.memory;
    const candidates = new BigUint64Array(buffer, sieve.outputAddress(), count);
    const answers = new Uint8Array(buffer, sieve.verdictsAddress(), count);
    for (let start = 0; start < count; start += capacity) {
      const some = candidates.subarray(start, start + capacity);
      numbers.set(some);
      arePrime(some.length);
      answers.set(verdicts.subarray(0, some.length), start);
      if (clock.isDue()) yield;
    }
    sieve.keepPrimes(at, next);
    at = next;
  }
}

/** Tells when to release the thread. */
class Clock {
  #due = performance.now() + STEP_DURATION;

  isDue(): boolean {
    const now = performance.now();
    if (now < this.#due) return false;
    this.#due = now + STEP_DURATION;
    return true;
  }
}
