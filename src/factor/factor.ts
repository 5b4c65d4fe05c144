// The factors of one integer.

import { fitsWord } from '../bigint/word.js';
import { IncompleteFactorizationError } from '../input/errors.js';
import type { Integer } from '../input/integer.js';
import { assertMilliseconds, assertOptions } from '../input/options.js';
import { assertPositive } from '../input/positive.js';
import type { Steps } from '../steps/steps.js';
import type { RuledOut } from './curves/levels.js';
import { divisorInSteps } from './divisor.js';
import { Factoring, factorWord } from './factoring.js';
import type { Factor } from './factorizations.js';
import { FACTOR_OPTIONS, type FactorOptions } from './options.js';

/** The factorisation of one integer. */
export interface Factorization {
  readonly n: bigint;
  /** The prime factors that were found, ascending; none for 1. */
  readonly factors: readonly Factor[];
  /** Whether these are all prime factors. */
  readonly complete: boolean;
  /** If incomplete, the product of the other prime factors. It may be composite. */
  readonly cofactor?: bigint;
  /** If incomplete, a lower bound of the prime factors of the cofactor. */
  readonly leastFactor?: number;
  /**
   * If incomplete, sizes of prime factors that elliptic curves did not find in the part that was
   * factored last.
   */
  readonly ruledOut?: readonly RuledOut[];
  /** Milliseconds. Some browsers round them to 0.1. */
  readonly elapsed: number;
}

/**
 * The prime factors of an integer.
 *
 * Below 2^64 the result is always complete and exact: about 10 µs for a random 64-bit integer, 85
 * µs for a product of two 32-bit primes. Larger integers take elliptic curves and the quadratic
 * sieve: a product of two primes of equal size takes about 1.5 ms at 80 bits, 15 ms at 128, 0.2 s
 * at 160, 2 s at 200, and twice as long for each 10 bits more. With a `timeLimit` it ends in time,
 * possibly incomplete.
 *
 * 1 has no factors. Factors of 2^64 or more are `probable` unless their form proves them prime (see
 * `isPrime`).
 *
 * @throws TypeError if n is neither a number nor a bigint, or for an option of the wrong type
 * @throws RangeError if n is 0 or negative, a number but not a safe integer, or a bigint of more
 *   than 131,072 bits, or for an invalid time
 * @example factor(91).factors // [{ prime: 7n, exponent: 1 }, { prime: 13n, exponent: 1 }]
 * @example factor(2n ** 128n + 1n).factors.length // 2
 */
export function factor(n: Integer, options: FactorOptions = {}): Factorization {
  assertPositive(n);
  assertOptions(options, FACTOR_OPTIONS);
  const timeLimit = timeLimitOf(options);
  const integer = BigInt(n);
  const start = performance.now();
  if (fitsWord(integer)) {
    const factors = factorWord(integer);
    return { n: integer, factors, complete: true, elapsed: performance.now() - start };
  }
  const factoring = new Factoring(integer);
  const steps = factorInSteps(factoring);
  for (let done = false; !done && performance.now() - start < timeLimit; ) {
    done = steps.next().done === true;
  }
  steps.return();
  return resultOf(integer, factoring, performance.now() - start);
}

/**
 * The prime factors of an integer, ascending, with multiplicity.
 *
 * @throws as {@link factor} does; IncompleteFactorizationError if the time was too short
 * @example primeFactors(12) // [2n, 2n, 3n]
 */
export function primeFactors(n: Integer, options: FactorOptions = {}): bigint[] {
  const { factors, cofactor } = factor(n, options);
  if (cofactor !== undefined) {
    throw new IncompleteFactorizationError(
      `${n} was not factored in ${options.timeLimit} ms: ${cofactor} is left; give it more time, or call factor for what was found`,
    );
  }
  return factors.flatMap(({ prime, exponent }) => new Array<bigint>(exponent).fill(prime));
}

function* factorInSteps(factoring: Factoring): Steps<void> {
  for (;;) {
    const n = yield* factoring.advance();
    if (n === undefined) return;
    factoring.divide(yield* divisorInSteps(n, factoring.curves));
  }
}

/** @throws TypeError or RangeError for an invalid option @internal */
export function timeLimitOf(options: FactorOptions): number {
  const { timeLimit } = options;
  if (timeLimit === undefined) return Number.POSITIVE_INFINITY;
  assertMilliseconds('timeLimit', timeLimit);
  return timeLimit;
}

/** The result of a factorisation, complete or not. @internal */
export function resultOf(n: bigint, factoring: Factoring, elapsed: number): Factorization {
  const { factors, cofactor, leastFactor, curves } = factoring;
  return cofactor === 1n
    ? { n, factors, complete: true, elapsed }
    : { n, factors, complete: false, cofactor, leastFactor, ruledOut: curves.ruledOut, elapsed };
}
