// The sieve of this thread, kept from one part to the next: starting one takes as long as many
// polynomials.

import { sieveOf } from './divisor.js';
import type { QuadraticSieve, Relation } from './sieve.js';

interface Kept {
  readonly n: bigint;
  readonly sieve: QuadraticSieve;
  family: Generator<readonly Relation[], void>;
}

let kept: Kept | undefined;

/**
 * Keeps a sieve that this thread already has for another purpose, which saves memory.
 *
 * @returns a function that forgets it
 */
export function keepSieve(n: bigint, sieve: QuadraticSieve): () => void {
  kept = { n, sieve, family: sieve.family() };
  return () => {
    if (kept?.sieve === sieve) kept = undefined;
  };
}

/**
 * The relations of one polynomial after another.
 *
 * @param seed used for the first call on this thread; different threads need different ones
 */
export function keptSieve(n: bigint, seed: number): () => readonly Relation[] {
  if (kept?.n !== n) {
    const sieve = sieveOf(n, seed);
    kept = { n, sieve, family: sieve.family() };
  }
  const current = kept;
  return () => {
    for (;;) {
      const { done, value } = current.family.next();
      if (!done) return value;
      current.family = current.sieve.family();
    }
  };
}
