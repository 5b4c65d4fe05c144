// How a call is divided: whether it is done at once, in which order, and in chunks of which size. Pure.

import { countRounds } from '../big/rounds.js';
import { bitLength } from '../bit-length.js';
import {
  BIG_COST,
  BIG_COST_EXPONENT,
  CHUNK_DURATION,
  CHUNK_MINIMUM,
  DEAR_LIMIT,
  DIVISION_COST,
  FAST_COST,
  INLINE_LIMIT,
  SEARCH_JOBS_PER_WORKER,
} from '../config.js';
import { BIG } from '../integer.js';
import type { Method, Rounds } from '../options.js';
import { sieveBound } from '../search/candidates.js';

/**
 * What a number is expected to cost, in milliseconds. Trial division is expected to go to √n, because
 * whether it ends sooner is what is to be found out, and an integer of 2^64 or more to be prime.
 */
export function expectedCost(n: bigint, method: Method, rounds: Rounds = 0): number {
  if (n >= BIG) return powerCost(bitLength(n)) * (PRIME_POWERS + countRounds(rounds, n));
  if (method === 'bpsw' || n < 4n) return FAST_COST;
  return FAST_COST + Math.sqrt(Number(n)) * DIVISION_COST;
}

/** The general test of a prime takes as long as so many powers: one to base 2, and the Lucas test. */
const PRIME_POWERS = 3.5;

/** What a power modulo an integer of this many bits is expected to cost, in milliseconds. */
function powerCost(bits: number): number {
  return BIG_COST * (bits / 1024) ** BIG_COST_EXPONENT;
}

/** How the search for a prime of some size is divided. */
export interface SearchPlan {
  /** What all of it is expected to cost, in milliseconds. */
  readonly cost: number;
  /** Candidates in a job. */
  readonly candidates: number;
  /** What such a job is expected to cost, in milliseconds. */
  readonly jobCost: number;
}

/**
 * Among integers of b bits, one in b·ln 2 is prime, and a sieve up to y leaves a part of e^-γ / ln y of them
 * (Mertens, 1874). Most of these fail the first test. With a safe prime, both it and its half have to be prime.
 */
export function searchPlan(bits: number, safe: boolean, workers: number): SearchPlan {
  const left = bits * Math.LN2 * (0.5615 / Math.log(sieveBound(bits)));
  const tests = Math.max(1, safe ? left ** 2 : left);
  const each = powerCost(bits);
  const cost = (tests + PRIME_POWERS) * each;
  const fair = tests / (SEARCH_JOBS_PER_WORKER * workers);
  const candidates = Math.max(1, Math.floor(Math.min(fair, CHUNK_DURATION / each)));
  return { cost, candidates, jobCost: candidates * each };
}

/** Whether work of this cost, in milliseconds, is too small to gain from a worker. */
export function isSmall(cost: number): boolean {
  return cost <= INLINE_LIMIT;
}

/** Whether a number of this cost, in milliseconds, is a job of its own. */
export function isDear(cost: number): boolean {
  return cost >= DEAR_LIMIT;
}

/**
 * Whether a dear number is shared by the workers, in ranges of divisors, instead of given to one of them:
 * when it is among the last, and others would be idle before it is done.
 *
 * @param cost of the number, in milliseconds
 * @param remaining expected work not yet sent, with the number, in milliseconds
 */
export function isShared(cost: number, remaining: number, workers: number): boolean {
  return isDear(cost) && remaining < workers * cost;
}

/**
 * Items in the order in which they are sent: the dearest first, so that no long job begins when all
 * others are done. Cheap ones, whose order does not matter, keep theirs.
 */
export function dearestFirst<T extends { readonly cost: number }>(items: readonly T[]): T[] {
  const dear = items.filter(({ cost }) => isDear(cost)).sort((a, b) => b.cost - a.cost);
  return dear.length === 0 ? [...items] : [...dear, ...items.filter(({ cost }) => !isDear(cost))];
}

/**
 * How much work the next chunk of cheap numbers holds, in milliseconds: a little, and less towards the
 * end, so that the workers finish together.
 *
 * @param remaining expected work not yet sent, in milliseconds; undefined if more will come
 */
export function chunkBudget(remaining: number | undefined, workers: number): number {
  return remaining === undefined
    ? CHUNK_DURATION
    : Math.min(CHUNK_DURATION, Math.max(remaining / (2 * workers), CHUNK_MINIMUM));
}
