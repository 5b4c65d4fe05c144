// Prime tuplets of a range.

import type { Integer } from '../input/integer.js';
import { finish, type Steps } from '../steps/steps.js';
import { countTupletSteps, tupletAt, wheelTuplets } from './count.js';
import { type Range, rangeOf } from './range.js';
import { segmentLists } from './segments/lists.js';
import { segments } from './segments/segments.js';
import { type Offsets, offsetsOf, type TupletPattern, tupletFilter } from './tuplet-patterns.js';

/**
 * The number of prime tuplets with all members from `from` to `to`.
 *
 * A tuplet is a prime p such that p + d is prime for all distances d of the pattern. Takes as long
 * as {@link countPrimes}, and a third longer for twins.
 *
 * @param from a safe integer or a bigint below 2^64, as is `to`; a range that ends before it begins
 *   has none
 * @param pattern 'twins', 'triplets', 'quadruplets', 'quintuplets' or 'sextuplets', the closest of
 *   each size (both kinds of triplets and of quintuplets), or up to 64 distances that ascend from 0
 *   to 30,000 at most
 * @returns a number, or a bigint if one of the bounds is
 * @throws TypeError if a bound is neither a number nor a bigint, or the pattern is neither a name
 *   nor an array
 * @throws RangeError if a bound is a number that is not a safe integer, or is 2^64 or more; for an
 *   invalid pattern
 * @example countPrimeTuplets(0, 1_000_000, 'twins') // 8169
 * @example countPrimeTuplets(0, 1_000_000, [0, 4]) // 8144
 */
export function countPrimeTuplets(from: number, to: number, pattern: TupletPattern): number;
export function countPrimeTuplets(
  from: Integer,
  to: Integer,
  pattern: TupletPattern,
): number | bigint;
export function countPrimeTuplets(
  from: Integer,
  to: Integer,
  pattern: TupletPattern,
): number | bigint {
  const range = rangeOf(from, to);
  const count = finish(countPrimeTupletsSteps(range, offsetsOf(pattern)));
  return range.wide ? count : Number(count);
}

/**
 * The same in steps.
 *
 * @internal
 */
export function countPrimeTupletsSteps({ from, to }: Range, patterns: Offsets): Steps<bigint> {
  return countTupletSteps(from, to, patterns);
}

/**
 * The prime tuplets with all members from `from` to `to`, one after another, each as an array of
 * its members.
 *
 * @param from, to, pattern as {@link countPrimeTuplets} takes them
 * @returns arrays of numbers, or of bigints if one of the bounds is
 * @throws TypeError, RangeError as {@link countPrimeTuplets} does
 * @example [...primeTuplets(0, 20, 'twins')] // [[3, 5], [5, 7], [11, 13], [17, 19]]
 */
export function primeTuplets(
  from: number,
  to: number,
  pattern: TupletPattern,
): Generator<number[], void, undefined>;
export function primeTuplets(
  from: bigint,
  to: Integer,
  pattern: TupletPattern,
): Generator<bigint[], void, undefined>;
export function primeTuplets(
  from: Integer,
  to: Integer,
  pattern: TupletPattern,
): Generator<number[], void, undefined> | Generator<bigint[], void, undefined>;
export function primeTuplets(
  from: Integer,
  to: Integer,
  pattern: TupletPattern,
): Generator<number[], void, undefined> | Generator<bigint[], void, undefined> {
  const range = rangeOf(from, to);
  const patterns = offsetsOf(pattern);
  return range.wide ? wideTuplets(range, patterns) : narrowTuplets(range, patterns);
}

function* wideTuplets(range: Range, patterns: Offsets): Generator<bigint[], void, undefined> {
  for (const p of firstMembers(range, patterns)) yield members(p, range.to, patterns);
}

function* narrowTuplets(range: Range, patterns: Offsets): Generator<number[], void, undefined> {
  for (const p of firstMembers(range, patterns)) yield members(p, range.to, patterns).map(Number);
}

/** The primes at which a tuplet starts. */
function* firstMembers({ from, to }: Range, patterns: Offsets): Generator<bigint, void> {
  yield* wheelTuplets(from, to, patterns);
  for (const segment of segments(from, to, tupletFilter(patterns))) {
    if (segment === undefined) continue;
    for (const list of segmentLists(segment, true)) for (const p of list) yield BigInt(p);
  }
}

function members(p: bigint, to: bigint, patterns: Offsets): bigint[] {
  const [first = [], second] = patterns;
  const offsets = second === undefined ? first : (tupletAt(p, to, patterns) ?? first);
  return offsets.map((offset) => p + BigInt(offset));
}
