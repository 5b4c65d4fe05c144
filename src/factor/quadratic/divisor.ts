// The self-initialising quadratic sieve: C. Pomerance, The quadratic sieve factoring algorithm, 1984; P. L. Montgomery's many
// polynomials; S. P. Contini, 1997.

import { bitLength } from '../../bigint/bit-length.js';
import { gcd } from '../../bigint/divisors.js';
import type { Steps } from '../../steps/steps.js';
import { dependencies, EXCESS } from './dependencies.js';
import { multiplierFor } from './multiplier.js';
import { parametersFor } from './parameters.js';
import { Relations } from './relations.js';
import { QuadraticSieve, type Relation } from './sieve.js';

/** Progress of a sieve: relations found, and those that are needed. */
export interface SieveProgress {
  readonly relations: number;
  readonly needed: number;
}

/**
 * A divisor of n, neither 1 nor n.
 *
 * In: an odd composite n above 2^60, no perfect power, without factors below 2^10.
 */
export function* divisorBySieve(
  n: bigint,
  seed = 1,
  onProgress?: (progress: SieveProgress) => void,
): Steps<bigint> {
  const parameters = parametersFor(bitLength(n));
  const sieve = new QuadraticSieve(n, multiplierFor(n), parameters, seed);
  const relations = new Relations();
  for (let needed = parameters.columns + EXCESS; ; needed += EXCESS) {
    while (relations.count < needed) {
      for (const found of sieve.family()) {
        for (const relation of found) relations.add(relation);
        yield;
      }
      onProgress?.({ relations: relations.count, needed });
    }
    const squares = yield* dependencies(relations.sets(), parameters.columns);
    for (const square of squares) {
      const divisor = divisorFrom(square, sieve.primes, n);
      if (divisor !== 1n && divisor !== n) return divisor;
      yield;
    }
  }
}

/** gcd(x - y, n) for x² ≡ y² mod n. In: sets of relations whose product is a square. */
function divisorFrom(square: readonly (readonly Relation[])[], primes: Uint32Array, n: bigint) {
  const exponents = new Map<number, number>();
  const count = (prime: number) => exponents.set(prime, (exponents.get(prime) ?? 0) + 1);
  let x = 1n;
  for (const relation of square.flat()) {
    x = (x * relation.x) % n;
    for (const column of relation.columns) count(primes[column] ?? 1);
    count(relation.first);
    count(relation.second);
  }
  let y = 1n;
  for (const [prime, exponent] of exponents) {
    for (let i = 0; i < exponent; i += 2) y = (y * BigInt(prime)) % n;
  }
  const difference = x - y;
  return gcd(difference < 0n ? -difference : difference, n);
}
