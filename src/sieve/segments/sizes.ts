// Finds the fastest size of segments. Caches differ between hosts, and their load depends on the
// height; so a long call times a few sizes on some of its own parts.

import type { Plan } from './plan.js';

/** Trials of each size: the least time counts, because other programs may use the processor. */
const ROUNDS = 2;

/** A size replaces the usual one if it is faster by this share: clocks are coarse. */
const MARGIN = 0.03;

/** Trials take at most 1/8 of a call: a slow size costs little. */
const TRIALS_SHARE = 8n;

/**
 * Numbers of a trial: 2^22 bytes, or more if starting its sieving primes would cost more than a few
 * hundredths of it.
 */
const TRIAL_LENGTH = 30n * 2n ** 22n;
const TRIAL_ROOTS = 32;

/** Up to this height the size hardly matters. */
const LEAST_HEIGHT = 30n * 2n ** 27n;

/** log2 of the bytes of the smallest and the largest segment tried. */
const LEAST_BITS = 17;
const GREATEST_BITS = 20;

/** The part to sieve next, from one start. @internal */
export interface NextPart {
  readonly numbers: bigint;
  /** log2 of the bytes of a segment. */
  readonly bits: number;
  /** Present if the part is timed. */
  readonly trial?: Trial;
}

/** The sizes of segments, and their times on this thread. @internal */
export class SegmentSizes {
  readonly #now: () => number;
  /** By the usual size, which stands for a range of heights, and the size tried. */
  readonly #times = new Map<string, number[]>();

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /**
   * The next part at `first` of an interval from `from` to `to`.
   *
   * In: its plan, whose size of segments is the usual one at this height.
   */
  next(first: bigint, from: bigint, to: bigint, { bits: usual, part }: Plan): NextPart {
    const sizes = sizesNear(usual);
    const untried = this.#untried(usual, sizes);
    if (untried === undefined) return { numbers: part, bits: this.#fastest(usual, sizes) };
    const numbers = trialLength(to, part);
    const trials = BigInt(sizes.length * ROUNDS);
    // Several segments of the largest size must fit: the first one is not timed.
    const isLong =
      to - from >= numbers * trials * TRIALS_SHARE && numbers >= 30n << BigInt(usual + 2);
    if (!isLong) return { numbers: part, bits: usual };
    if (first < LEAST_HEIGHT) return { numbers: least(part, LEAST_HEIGHT), bits: usual };
    const times = this.#timesOf(usual, untried);
    return { numbers, bits: untried, trial: new Trial(this.#now, (time) => times.push(time)) };
  }

  /** In turn: a slow moment then affects several sizes. */
  #untried(usual: number, sizes: readonly number[]): number | undefined {
    for (let round = 1; round <= ROUNDS; round++) {
      const missing = sizes.find((bits) => this.#timesOf(usual, bits).length < round);
      if (missing !== undefined) return missing;
    }
    return undefined;
  }

  #fastest(usual: number, sizes: readonly number[]): number {
    let fastest = usual;
    let bound = Math.min(...this.#timesOf(usual, usual)) * (1 - MARGIN);
    for (const bits of sizes) {
      const time = Math.min(...this.#timesOf(usual, bits));
      if (time >= bound) continue;
      fastest = bits;
      bound = time;
    }
    return fastest;
  }

  #timesOf(usual: number, bits: number): number[] {
    const key = `${usual} ${bits}`;
    const times = this.#times.get(key) ?? [];
    this.#times.set(key, times);
    return times;
  }
}

/** Times the segments of a part. @internal */
export class Trial {
  readonly #now: () => number;
  readonly #report: (time: number) => void;
  #isFirst = true;
  #time = 0;
  #bytes = 0;

  /** @param report receives the milliseconds per byte */
  constructor(now: () => number, report: (time: number) => void) {
    this.#now = now;
    this.#report = report;
  }

  /** Times one step. */
  step(step: () => number): number {
    const start = this.#now();
    const answer = step();
    this.#time += this.#now() - start;
    return answer;
  }

  /** Adds the bytes of a sieved segment, except the first: it starts all sieving primes. */
  add(bytes: number): void {
    if (this.#isFirst) this.#time = 0;
    else this.#bytes += bytes;
    this.#isFirst = false;
  }

  end(): void {
    this.#report(this.#time / this.#bytes);
  }
}

/** The usual size, half and twice it. */
function sizesNear(usual: number): number[] {
  return [usual, usual - 1, usual + 1].filter((n) => n >= LEAST_BITS && n <= GREATEST_BITS);
}

/** A multiple of 30, because parts end with a byte. */
function trialLength(to: bigint, part: bigint): bigint {
  const forStart = 30n * BigInt(Math.ceil((Math.sqrt(Number(to)) * TRIAL_ROOTS) / 30));
  return least(part, forStart > TRIAL_LENGTH ? forStart : TRIAL_LENGTH);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
