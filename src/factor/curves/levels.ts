// Elliptic curves in levels: each is for factors up to some number of digits.

import type { Steps } from '../../steps/steps.js';
import { divisorByCurve } from './curve.js';

/**
 * Digits of a factor, B1, and how many curves find a factor of that size with probability 1 - 1/e
 * (P. Zimmermann's table).
 */
const LEVELS = [
  { digits: 15, b1: 2_000, curves: 30 },
  { digits: 20, b1: 11_000, curves: 90 },
  { digits: 25, b1: 50_000, curves: 260 },
  { digits: 30, b1: 250_000, curves: 600 },
  { digits: 35, b1: 1_000_000, curves: 1_100 },
  { digits: 40, b1: 3_000_000, curves: 2_800 },
] as const;

/** A size of prime factors, and the probability that one of that size would have been found. */
export interface RuledOut {
  readonly digits: number;
  /** From 0 to 1. */
  readonly likelihood: number;
}

/** How many curves of each level found nothing. @internal */
export class CurveCounts {
  readonly #counts = LEVELS.map(() => 0);

  add(level: number): void {
    this.#counts[level] = (this.#counts[level] ?? 0) + 1;
  }

  /**
   * The sizes of factors that are unlikely by now. Curves of a level also find smaller factors,
   * with a higher probability.
   */
  get ruledOut(): RuledOut[] {
    const sizes = LEVELS.map(({ digits, curves }, level) => {
      // A curve of the next level finds a factor of this one about as surely as four of its own.
      const worth = this.#counts.slice(level).reduce((sum, count, up) => sum + count * 4 ** up, 0);
      return { digits, likelihood: 1 - Math.exp(-worth / curves) };
    });
    return sizes.filter(({ likelihood }) => likelihood > 0.01);
  }
}

/**
 * A divisor of n, neither 1 nor n, by curves of rising levels.
 *
 * In: odd composite n, not a perfect power; milliseconds after which it gives up.
 *
 * @internal
 */
export function* divisorByCurves(
  n: bigint,
  duration: number,
  counts: CurveCounts,
): Steps<bigint | undefined> {
  const end = performance.now() + duration;
  let sigma = 11n;
  for (let level = 0; ; level = Math.min(level + 1, LEVELS.length - 1)) {
    const { b1, curves } = LEVELS[level] ?? LEVELS[0];
    for (let curve = 0; curve < curves; curve++) {
      if (performance.now() >= end) return undefined;
      const divisor = yield* divisorByCurve(n, sigma++, b1);
      if (divisor !== undefined) return divisor;
      counts.add(level);
    }
  }
}
