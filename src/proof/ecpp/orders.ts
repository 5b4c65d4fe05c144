// Orders of curves modulo n: one of them proves n.

import { bitLength } from '../../bigint/bit-length.js';
import type { Steps } from '../../steps/steps.js';
import { isProbableWithoutFactors } from '../../tests/probable.js';
import { normEquation, tracesOf } from './cornacchia.js';
import { type Discriminant, groupsOf } from './discriminants.js';
import { integerRoot } from './fixed-point.js';
import { primeRootsOf } from './prime-roots.js';
import { roughParts, smoothBound } from './smooth-part.js';

/** A number of points m = n + 1 - t = s·q of curves modulo n, and their discriminant. @internal */
export interface Order {
  readonly n: bigint;
  readonly discriminant: Discriminant;
  readonly t: bigint;
  /** All t of this discriminant. */
  readonly traces: readonly bigint[];
  /** A probable prime. */
  readonly q: bigint;
}

/** The search for orders of one n, which is odd and probably prime. @internal */
export class OrderSearch {
  readonly n: bigint;
  readonly #groups: Iterator<readonly Discriminant[], void>;
  /** The number of groups of discriminants taken. */
  groupsTaken = 0;
  /** The orders still to be tried, the least q last. */
  #listed: Order[] = [];

  constructor(n: bigint) {
    this.n = n;
    this.#groups = groupsFor(n);
  }

  /** The next order; undefined if there is none. */
  *next(): Steps<Order | undefined> {
    for (;;) {
      const order = yield* firstOf(this.#listed);
      if (order !== undefined) return order;
      const group = this.#groups.next().value;
      if (group === undefined) return undefined;
      this.groupsTaken++;
      this.#listed = yield* listOrders(this.n, group);
    }
  }
}

/**
 * The first order of one of the groups of discriminants that a search takes in turn; 'none' if
 * there is none in it, undefined if there is no such group. In: as for a search.
 *
 * @internal
 */
export function* orderOfGroup(n: bigint, index: number): Steps<Order | 'none' | undefined> {
  let i = 0;
  for (const group of groupsFor(n)) {
    if (i++ < index) continue;
    return (yield* firstOf(yield* listOrders(n, group))) ?? 'none';
  }
  return undefined;
}

/** Groups of which half have an order with a prime q. */
function groupsFor(n: bigint): Generator<readonly Discriminant[], void, undefined> {
  const bits = bitLength(n);
  return groupsOf(bits / (5 * Math.log2(smoothBound(bits))));
}

/** Takes orders from the end of a list up to the first whose q is prime. */
function* firstOf(listed: Order[]): Steps<Order | undefined> {
  for (let order = listed.pop(); order !== undefined; order = listed.pop()) {
    yield;
    if (yield* isProbableWithoutFactors(order.q)) return order;
  }
  return undefined;
}

/** The orders of these discriminants whose q may prove n, the least q last. */
function* listOrders(n: bigint, discriminants: readonly Discriminant[]): Steps<Order[]> {
  const primeRoots = primeRootsOf(n);
  const found: Omit<Order, 'q'>[] = [];
  for (const discriminant of discriminants) {
    const roots = yield* primeRoots.all(discriminant.primes);
    if (roots === undefined) continue;
    const root = roots.reduce((product, root) => (product * root) % n, 1n);
    const norm = normEquation(n, BigInt(discriminant.size), root);
    if (norm === undefined) continue;
    const traces = tracesOf(discriminant.size, norm);
    for (const t of traces) found.push({ n, discriminant, t, traces });
    yield;
  }
  if (found.length === 0) return [];
  const rough = roughParts(
    found.map(({ t }) => n + 1n - t),
    smoothBound(bitLength(n)),
  );
  const [greatest, least] = [n >> 3n, (integerRoot(integerRoot(n)) + 2n) ** 2n];
  return found
    .map((order, i) => ({ ...order, q: rough[i] ?? 1n }))
    .filter(({ q }) => q > least && q < greatest)
    .sort((a, b) => (a.q < b.q ? 1 : -1));
}
