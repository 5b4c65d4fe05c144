// Division of an integer of any size by many small primes.

import type { Steps } from '../steps/steps.js';
import { primesUpTo } from './small-primes.js';

/**
 * The bound of the trial division of an integer of several words before it is tested, in BigInt
 * arithmetic.
 */
const SMALL_FACTOR_BOUND = 4096;

/** Primes, and their product. */
interface Word {
  /** Below 2^53. */
  readonly product: number;
  readonly primes: readonly number[];
}

/** Words, and the product of all their primes: one long division instead of one for each word. */
interface Group {
  readonly product: bigint;
  readonly words: readonly Word[];
}

const WORDS_PER_GROUP = 16;

/** Groups of the first primes, as far as they were requested. */
const groups: Group[] = [];
/** How many primes are in them. */
let grouped = 0;

/** Receives a prime and the remainder of n modulo it. Returns `true` to stop. */
type Visit = (prime: number, remainder: number) => boolean;

/**
 * Calls back with each prime up to a bound, in order, and the remainder of n modulo it. Takes about
 * 5 ns a prime and, every 50 primes, a division of n, which is a step.
 *
 * In: n >= 0, bound < 2^26.
 */
export function* divideBySmallPrimes(
  n: bigint,
  bound: number,
  visit: (prime: number, remainder: number) => void,
): Steps<void> {
  const visitAll: Visit = (prime, remainder) => {
    visit(prime, remainder);
    return false;
  };
  for (let place = 0; !visitGroup(n, bound, place, visitAll); place++) yield;
}

/** The smallest prime factor of n up to `bound`, or 0. In: n > bound. */
export function smallFactor(n: bigint, bound = SMALL_FACTOR_BOUND): number {
  let factor = 0;
  const visit: Visit = (prime, remainder) => {
    if (remainder === 0) factor = prime;
    return remainder === 0;
  };
  for (let place = 0; !visitGroup(n, bound, place, visit); ) place++;
  return factor;
}

/** Visits the primes of a group. Out: whether to stop: it was the last one, or the callback did. */
function visitGroup(n: bigint, bound: number, place: number, visit: Visit): boolean {
  const group = groups[place] ?? makeGroup(bound);
  if (group === undefined) return true;
  const rest = n % group.product;
  for (const word of group.words) {
    const small = Number(rest % BigInt(word.product));
    for (const prime of word.primes) if (prime > bound || visit(prime, small % prime)) return true;
  }
  return false;
}

/**
 * The next group of primes up to a bound, if there are more. All at once would take 20 ms for 2^20.
 */
function makeGroup(bound: number): Group | undefined {
  const primes = primesUpTo(bound);
  if (grouped >= primes.length) return undefined;
  const words: Word[] = [];
  while (words.length < WORDS_PER_GROUP && grouped < primes.length) {
    let product = 1;
    const inWord: number[] = [];
    for (; grouped < primes.length; grouped++) {
      const prime = primes[grouped] ?? 1;
      if (product * prime > Number.MAX_SAFE_INTEGER) break;
      product *= prime;
      inWord.push(prime);
    }
    words.push({ product, primes: inWord });
  }
  const product = words.reduce((all, word) => all * BigInt(word.product), 1n);
  const group = { product, words };
  groups.push(group);
  return group;
}
