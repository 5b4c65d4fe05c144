// Elliptic curves in levels, each for factors up to some number of digits.

import type { Steps } from '../../steps/steps.js';
import { withInstance } from '../spare-instance.js';
import { curveDuration, divisorByCurve } from './curve.js';
import { divisorByLongCurve } from './long-curve.js';
import { divisorByPMinus1 } from './p-minus-1.js';
import { fitsRows, Residues } from './residues.js';

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

/** The number of curves of each level that found nothing. @internal */
export class CurveCounts {
  readonly #counts = LEVELS.map(() => 0);

  /** Adds those among unsuccessful attempts. */
  add(attempts: Attempts): void {
    const { level } = attempts;
    this.#counts[level] = (this.#counts[level] ?? 0) + curvesAmong(attempts);
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

/** B1 of p - 1, which is tried once, first: it takes less time than a curve of the first level. */
const P_MINUS_1_BOUND = 10_000;

/** σ of the first curve. */
const FIRST_SIGMA = 11;

/** Attempts at one level: curves, and p - 1 before the very first curve. @internal */
export interface Attempts {
  readonly n: bigint;
  readonly level: number;
  /** The number of the first: 0 is p - 1, and each other has a curve of its own. */
  readonly first: number;
  readonly count: number;
}

/** The number of curves among attempts. @internal */
export function curvesAmong({ first, count }: Attempts): number {
  return first === 0 ? Math.max(0, count - 1) : count;
}

/** The attempts of all levels, one level after another, without end. @internal */
export function* attemptsOf(n: bigint): Generator<Attempts, never> {
  let first = 0;
  for (let level = 0; ; level = Math.min(level + 1, LEVELS.length - 1)) {
    const count = LEVELS[level]?.curves ?? 1;
    const attempts = first === 0 ? count + 1 : count;
    yield { n, level, first, count: attempts };
    first += attempts;
  }
}

/** Approximate milliseconds of one attempt. @internal */
export function attemptDuration(n: bigint, level: number): number {
  return curveDuration(n, boundOf(level));
}

/**
 * A divisor of n, neither 1 nor n, by some attempts. In: odd composite n, not a perfect power,
 * without factors below 5.
 *
 * @param failed is called after each attempt that finds none; returns whether to continue
 *
 * @internal
 */
export function divisorByAttempts(
  attempts: Attempts,
  failed: (attempt: number) => boolean,
): Steps<bigint | undefined> {
  const { n } = attempts;
  return fitsRows(n)
    ? withInstance((kernel) => divisorIn(new Residues(n, kernel), attempts, failed))
    : divisorIn(undefined, attempts, failed);
}

/** The same. In: residues modulo n, unless n is too long for them. */
function* divisorIn(
  residues: Residues | undefined,
  { n, level, first, count }: Attempts,
  failed: (attempt: number) => boolean,
): Steps<bigint | undefined> {
  const b1 = boundOf(level);
  for (let attempt = first; attempt < first + count; attempt++) {
    const sigma = BigInt(FIRST_SIGMA + attempt);
    const divisor =
      residues === undefined
        ? yield* divisorByLongCurve(n, sigma, b1)
        : attempt === 0
          ? yield* divisorByPMinus1(residues, P_MINUS_1_BOUND)
          : yield* divisorByCurve(residues, sigma, b1);
    if (divisor !== undefined || !failed(attempt)) return divisor;
  }
  return undefined;
}

/**
 * A divisor of n, neither 1 nor n, by the attempts of rising levels on one thread.
 *
 * In: as {@link divisorByAttempts}; milliseconds after which it gives up.
 *
 * @internal
 */
export function* divisorByCurves(
  n: bigint,
  duration: number,
  counts: CurveCounts,
): Steps<bigint | undefined> {
  const end = performance.now() + duration;
  for (const attempts of attemptsOf(n)) {
    const divisor = yield* divisorByAttempts(attempts, (attempt) => {
      counts.add({ ...attempts, first: attempt, count: 1 });
      return performance.now() < end;
    });
    if (divisor !== undefined || performance.now() >= end) return divisor;
  }
  return undefined;
}

function boundOf(level: number): number {
  return (LEVELS[level] ?? LEVELS[0]).b1;
}
