// Proofs by elliptic curves (Atkin and Morain, Elliptic curves and primality proving, 1993).
//
// For a discriminant D with 4n = t² + |D|·v² there are curves modulo n of n + 1 ± t points. If one
// of these numbers is s·q with a probable prime q, and s made of small primes, then n is prime if q
// is, and a point shows it. The descent goes from n to below 2^64. If no D gives such a q, it
// backtracks: the number above takes its next q.

import { bitLength } from '../../bigint/bit-length.js';
import { fitsWord } from '../../bigint/word.js';
import type { Steps } from '../../steps/steps.js';
import type { EcppStep } from '../certificate/certificate.js';
import { type Order, OrderSearch } from './orders.js';
import { provingStep } from './points.js';

/** The progress of a search. @internal */
export interface Descent {
  /** Bits of the current number. */
  bits: number;
  /** How often the search backtracked. */
  backtracks: number;
}

/**
 * The steps from n of several words down to one word; undefined if the discriminants do not
 * suffice, as for composites.
 *
 * In: a probable prime.
 *
 * @internal
 */
export function* descend(n: bigint, descent: Descent): Steps<EcppStep[] | undefined> {
  const levels = [new OrderSearch(n)];
  const steps: EcppStep[] = [];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    descent.bits = bitLength(level.n);
    const order = yield* level.next();
    if (order === undefined) {
      descent.backtracks++;
      levels.pop();
      steps.pop();
      continue;
    }
    const step = yield* provingStep(order);
    if (step === undefined) continue;
    steps.push(step);
    if (fitsWord(order.q)) return steps;
    levels.push(new OrderSearch(order.q));
  }
  return undefined;
}

/** An order, and the number of groups of discriminants that were searched for it. @internal */
export interface FoundOrder {
  readonly order: Order;
  readonly groupsTaken: number;
}

/**
 * The first orders of the descent, without their curves, which other threads can find meanwhile. It
 * does not backtrack, but ends at a number that has none.
 *
 * @param milliseconds after which no search for a further order starts
 *
 * @internal
 */
export function* firstOrders(
  n: bigint,
  milliseconds: number,
): Steps<{ found: FoundOrder[]; isStuck: boolean }> {
  const found: FoundOrder[] = [];
  const end = performance.now() + milliseconds;
  for (let rest = n; !fitsWord(rest) && (found.length === 0 || performance.now() < end); ) {
    const search = new OrderSearch(rest);
    const order = yield* search.next();
    if (order === undefined) return { found, isStuck: true };
    found.push({ order, groupsTaken: search.groupsTaken });
    rest = order.q;
  }
  return { found, isStuck: false };
}
