// The self-initialising quadratic sieve: C. Pomerance, The quadratic sieve factoring algorithm,
// 1984; P. L. Montgomery's many polynomials; S. P. Contini, 1997.

import { bitLength } from '../../bigint/bit-length.js';
import { gcd } from '../../bigint/divisors.js';
import type { Steps } from '../../steps/steps.js';
import { type FactorKernel, factorModule } from '../../wasm/factor.js';
import { withInstance } from '../spare-instance.js';
import { dependencies, EXCESS } from './dependencies.js';
import { multiplierFor } from './multiplier.js';
import { parametersFor } from './parameters.js';
import { Relations } from './relations.js';
import { QuadraticSieve, type Relation } from './sieve.js';

/**
 * The sieve of n; a seed chooses its families. In: an odd composite n above 2^60, not a perfect
 * power, without factors below 2^10.
 */
export function sieveOf(
  n: bigint,
  seed: number,
  kernel: FactorKernel = factorModule.kernel().another(),
): QuadraticSieve {
  return new QuadraticSieve(n, multiplierFor(n), parametersFor(bitLength(n)), seed, kernel);
}

/** Collects the relations of one number, and finds a divisor. */
export class SieveCollector {
  readonly #n: bigint;
  readonly #sieve: QuadraticSieve;
  readonly #relations = new Relations();
  #needed: number;

  /** @param sieve one of those that give the relations: all have the same base */
  constructor(n: bigint, sieve: QuadraticSieve) {
    this.#n = n;
    this.#sieve = sieve;
    this.#needed = sieve.primes.length + EXCESS;
  }

  /** The number of relations. */
  get count(): number {
    return this.#relations.count;
  }

  /** The number of relations needed. */
  get needed(): number {
    return this.#needed;
  }

  get enough(): boolean {
    return this.count >= this.#needed;
  }

  /** Adds relations. Out: the new ones among them. */
  add(relations: readonly Relation[]): Relation[] {
    return relations.filter((relation) => this.#relations.add(relation));
  }

  /**
   * A divisor of n, neither 1 nor n; undefined, once in some millions, if more relations are
   * needed. In: at least the needed relations.
   */
  *divisor(): Steps<bigint | undefined> {
    const { kernel, primes } = this.#sieve;
    const sets = this.#relations.sets();
    yield;
    const squares = yield* dependencies(kernel, sets, primes.length);
    for (const square of squares) {
      const divisor = divisorFrom(square, primes, this.#n);
      if (divisor !== 1n && divisor !== this.#n) return divisor;
      yield;
    }
    this.#needed = this.count + EXCESS;
    return undefined;
  }
}

/** A divisor of n, neither 1 nor n, on one thread. In: as {@link sieveOf}. */
export function divisorBySieve(n: bigint, seed = 1): Steps<bigint> {
  return withInstance((kernel) => divisorFromSieve(n, sieveOf(n, seed, kernel)));
}

function* divisorFromSieve(n: bigint, sieve: QuadraticSieve): Steps<bigint> {
  const collector = new SieveCollector(n, sieve);
  for (;;) {
    while (!collector.enough) {
      for (const relations of sieve.family()) {
        collector.add(relations);
        yield;
        if (collector.enough) break;
      }
    }
    const divisor = yield* collector.divisor();
    if (divisor !== undefined) return divisor;
  }
}

/** gcd(x - y, n) for x² ≡ y² mod n. In: sets of relations whose product is a square. */
function divisorFrom(square: readonly (readonly Relation[])[], primes: Uint32Array, n: bigint) {
  // Each prime once for every second time that it occurs.
  const roots: number[] = [];
  const isOdd = new Uint8Array(primes.length);
  const odd = new Set<number>();
  let x = 1n;
  for (const { x: factor, columns, first, second } of square.flat()) {
    x = (x * factor) % n;
    for (const column of columns) {
      if (isOdd[column] === 1) roots.push(primes[column] ?? 1);
      isOdd[column] = 1 - (isOdd[column] ?? 0);
    }
    for (const prime of [first, second]) {
      if (odd.delete(prime)) roots.push(prime);
      else odd.add(prime);
    }
  }
  const y = productModulo(roots, n);
  const difference = x - y;
  return gcd(difference < 0n ? -difference : difference, n);
}

/** In: factors below 2^32, of which as many as a double holds are multiplied before a division. */
function productModulo(factors: readonly number[], n: bigint): bigint {
  let product = 1n;
  let part = 1;
  for (const factor of factors) {
    if (part * factor > Number.MAX_SAFE_INTEGER) {
      product = (product * BigInt(part)) % n;
      part = 1;
    }
    part *= factor;
  }
  return (product * BigInt(part)) % n;
}
