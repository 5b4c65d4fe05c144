// Numbers of points that curves modulo n have, of which n is proved by one.

import { bitLength } from '../../bigint/bit-length.js';
import type { Steps } from '../../steps/steps.js';
import { isProbableWithoutFactors } from '../../tests/probable.js';
import { normEquation, tracesOf } from './cornacchia.js';
import { type Discriminant, discriminantsOf } from './discriminants.js';
import { integerRoot } from './fixed-point.js';
import { PrimeRoots } from './prime-roots.js';
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

/** The search for orders of one n, which is odd and meant to be prime. @internal */
export class OrderSearch {
  readonly n: bigint;
  readonly roots: PrimeRoots;
  /** The primes in s are up to this. */
  readonly #bound: number;
  /** Orders are listed so many at a time, of which half of all batches have one with a prime q. */
  readonly #batch: number;
  readonly #greatest: bigint;
  /** The least q that proves n is above this. */
  readonly #least: bigint;
  /** Those that are still to be tried, the least q last. */
  #listed: Order[] = [];
  #stage = 0;
  #place = 0;

  constructor(n: bigint) {
    const bits = bitLength(n);
    this.n = n;
    this.roots = new PrimeRoots(n);
    this.#bound = smoothBound(bits);
    this.#batch = Math.ceil(bits / (5 * Math.log2(this.#bound)));
    this.#greatest = n >> 3n;
    this.#least = (integerRoot(integerRoot(n)) + 2n) ** 2n;
  }

  /** The next order; undefined if there is none. */
  *next(): Steps<Order | undefined> {
    for (;;) {
      const order = this.#listed.pop();
      if (order === undefined) {
        if (!(yield* this.#list())) return undefined;
        continue;
      }
      yield;
      if (yield* isProbableWithoutFactors(order.q)) return order;
    }
  }

  /** Lists more orders. Out: whether there may be any. */
  *#list(): Steps<boolean> {
    const { n } = this;
    const found: Omit<Order, 'q'>[] = [];
    while (found.length < this.#batch) {
      const discriminant = discriminantsOf(this.#stage)?.[this.#place++];
      if (discriminant === undefined) {
        this.#place = 0;
        if (discriminantsOf(++this.#stage) === undefined) break;
        continue;
      }
      const roots = yield* this.roots.all(discriminant.primes);
      if (roots === undefined) continue;
      const root = roots.reduce((product, root) => (product * root) % n, 1n);
      const norm = normEquation(n, BigInt(discriminant.size), root);
      if (norm === undefined) continue;
      const traces = tracesOf(discriminant.size, norm);
      for (const t of traces) found.push({ n, discriminant, t, traces });
      yield;
    }
    if (found.length === 0) return false;
    const rough = roughParts(
      found.map(({ t }) => n + 1n - t),
      this.#bound,
    );
    this.#listed = found
      .map((order, i) => ({ ...order, q: rough[i] ?? 1n }))
      .filter(({ q }) => q > this.#least && q < this.#greatest)
      .sort((a, b) => (a.q < b.q ? 1 : -1));
    return true;
  }
}
