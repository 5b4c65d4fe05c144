// One integer, timed.

import { assertDivisible, assertInteger, type Integer } from '../input/integer.js';
import {
  assertMethod,
  assertOptions,
  assertRounds,
  type Certainty,
  type Known,
  type Method,
  optionsBefore,
} from '../input/options.js';
import { word } from '../wasm/word.js';
import { type Decision, decide } from './decide.js';
import { smallestFactor } from './trial-division.js';

/** How to check a number. */
export interface CheckMethod extends Certainty {
  /** @default 'bpsw' */
  readonly method?: Method | undefined;
}

const CHECK_METHOD: Known<CheckMethod> = { method: true, rounds: true };

/** The verdict on one number. */
export interface CheckResult {
  readonly n: bigint;
  readonly prime: boolean;
  /**
   * Present, and true, for a prime that is not proved: one of 2^64 or more without a special form
   * (see {@link isPrime}). The verdict "not prime" is always proved.
   */
  readonly probable?: true;
  /** How long the decision took, in milliseconds. Some browsers round it to 0.1. */
  readonly elapsed: number;
  /** The smallest prime factor of a composite number, if the test found one. */
  readonly factor?: bigint;
}

/**
 * Checks one integer, and measures the time. It returns the smallest prime factor of a composite if
 * the method finds one: trial division always does; `bpsw` finds factors up to 251 for integers
 * below 2^64, up to 509 below 2^256, and up to 4096 above.
 *
 * Synchronous, and cannot be stopped. Takes as long as {@link isPrime}, or up to two seconds by
 * trial division.
 *
 * @param options array methods pass the index here, which is ignored: `ns.map(check)` works
 * @param list the array that array methods pass
 * @throws TypeError or RangeError as {@link isPrime} does, and RangeError for an unknown method or
 *   for trial division of an integer of 2^64 or more
 * @example check(91, { method: 'trial-division' }) // { n: 91n, prime: false, elapsed: 0.01, factor: 7n }
 */
export function check(n: Integer, options?: CheckMethod): CheckResult;
export function check(n: Integer, index: number, list: ArrayLike<unknown>): CheckResult;
export function check(
  n: Integer,
  optionsOrIndex?: CheckMethod | number,
  list?: unknown,
): CheckResult {
  assertInteger(n);
  const given = optionsBefore(optionsOrIndex, list);
  const options = given === undefined ? {} : given;
  assertOptions(options, CHECK_METHOD);
  const { method = 'bpsw', rounds = 0 } = options;
  assertRounds(rounds);
  assertMethod(method);
  const integer = BigInt(n);
  if (method === 'trial-division') assertDivisible(integer);
  // Its compilation is not part of the check.
  word.kernel();
  const start = performance.now();
  const decision =
    method === 'bpsw' ? decide(integer, rounds) : divide(integer, smallestFactor(integer));
  return resultOf(integer, decision, performance.now() - start);
}

/** What trial division says of n. @internal */
function divide(n: bigint, factor: bigint | undefined): Decision {
  if (factor !== undefined) return { verdict: 'composite', reason: 'small factor', factor };
  return n < 2n
    ? { verdict: 'composite', reason: 'below 2' }
    : { verdict: 'proven', reason: 'word' };
}

/** A decision as a caller is told. @internal */
function resultOf(n: bigint, decision: Decision, elapsed: number): CheckResult {
  // Each literal by itself: to spread one into another takes as long as a decision.
  if (decision.verdict === 'probable') return { n, prime: true, elapsed, probable: true };
  if (decision.verdict === 'proven') return { n, prime: true, elapsed };
  const { factor } = decision;
  return factor === undefined ? { n, prime: false, elapsed } : { n, prime: false, elapsed, factor };
}
