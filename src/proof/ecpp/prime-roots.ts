// Square roots of prime discriminants modulo one n, each computed once.

import { jacobiSymbol } from '../../arithmetic/jacobi.js';
import { modulo } from '../../arithmetic/modular.js';
import { SquareRoots } from '../../arithmetic/square-root.js';
import type { Steps } from '../../steps/steps.js';

/** The number of n in use by turns: the search's, and those whose points are still computed. */
const KEPT = 4;

const kept = new Map<bigint, PrimeRoots>();

/** The roots modulo n, including those computed recently. @internal */
export function primeRootsOf(n: bigint): PrimeRoots {
  const roots = kept.get(n) ?? new PrimeRoots(n);
  kept.delete(n);
  kept.set(n, roots);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  return roots;
}

/** @internal */
export class PrimeRoots {
  readonly n: bigint;
  readonly squareRoots: SquareRoots;
  readonly #roots = new Map<number, bigint | undefined>();

  /** @param n odd and probably prime */
  constructor(n: bigint) {
    this.n = n;
    this.squareRoots = new SquareRoots(n);
  }

  /** The roots of all of these, in order; undefined if one has none. */
  *all(primes: readonly number[]): Steps<bigint[] | undefined> {
    if (!primes.every((prime) => jacobiSymbol(BigInt(prime), this.n) === 1)) return undefined;
    const roots: bigint[] = [];
    for (const prime of primes) {
      const root = yield* this.#root(prime);
      if (root === undefined) return undefined;
      roots.push(root);
    }
    return roots;
  }

  *#root(prime: number): Steps<bigint | undefined> {
    if (!this.#roots.has(prime)) {
      this.#roots.set(prime, yield* this.squareRoots.root(modulo(BigInt(prime), this.n)));
    }
    return this.#roots.get(prime);
  }
}
