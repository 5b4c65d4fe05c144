// The factorisation of one integer under way: what has been found, and what is left. It may be left off at any step.

import { bitLength } from '../bigint/bit-length.js';
import { divideBySmallPrimes } from '../bigint/small-factor.js';
import { fitsWord } from '../bigint/word.js';
import { decideInSteps } from '../primality/decide.js';
import type { Steps } from '../steps/steps.js';
import { factorModule } from '../wasm/factor.js';
import type { Factor } from './factorizations.js';
import { asPower } from './powers.js';
import { divisorBySieve } from './quadratic/divisor.js';

/** Bits up to which the quadratic sieve is used: 100 digits, which take hours. */
const SIEVE_BITS = 330;

/** Integers are divided by the primes up to this first: it takes a millisecond for a few hundred bits. */
const TRIAL_BOUND = 2 ** 16;

/** An integer that may not be prime, to some power. */
interface Part {
  readonly n: bigint;
  readonly exponent: number;
}

export class Factoring {
  readonly #exponents = new Map<bigint, number>();
  readonly #probable = new Set<bigint>();
  /** What is still to be done, the smallest last. The last of them is being worked at. */
  readonly #parts: Part[] = [];
  /** No prime below this divides a part. */
  #leastFactor = 2;

  /** In: n >= 1. */
  constructor(n: bigint) {
    if (n > 1n) this.#parts.push({ n, exponent: 1 });
  }

  /** What has been found, ascending. */
  get factors(): Factor[] {
    const found = [...this.#exponents].sort(([a], [b]) => (a < b ? -1 : 1));
    return found.map(([prime, exponent]) =>
      this.#probable.has(prime) ? { prime, exponent, probable: true } : { prime, exponent },
    );
  }

  /** What has not been factored. */
  get cofactor(): bigint {
    return this.#parts.reduce((product, { n, exponent }) => product * n ** BigInt(exponent), 1n);
  }

  /** No prime factor of the cofactor is below this. */
  get leastFactor(): number {
    return this.#leastFactor;
  }

  /** Factors what is left. */
  *run(): Steps<void> {
    const [whole] = this.#parts;
    if (this.#leastFactor === 2 && whole !== undefined && !fitsWord(whole.n)) {
      yield* this.#divide(whole);
    }
    for (let part = this.#parts.at(-1); part !== undefined; part = this.#parts.at(-1)) {
      const smaller = yield* this.#split(part);
      this.#parts.pop();
      this.#parts.push(...smaller);
      this.#parts.sort((a, b) => (a.n < b.n ? 1 : a.n > b.n ? -1 : 0));
    }
  }

  /** Takes small primes out of the whole. */
  *#divide({ n }: Part): Steps<void> {
    const divisors: bigint[] = [];
    yield* divideBySmallPrimes(n, TRIAL_BOUND, (prime, remainder) => {
      if (remainder === 0) divisors.push(BigInt(prime));
    });
    let rest = n;
    for (const prime of divisors) {
      for (; rest % prime === 0n; rest /= prime) this.#add(prime, 1);
    }
    this.#parts[0] = { n: rest, exponent: 1 };
    if (rest === 1n) this.#parts.pop();
    this.#leastFactor = TRIAL_BOUND;
  }

  /** In: a part. Out: what it is the product of, none if it was prime or its primes are known now. */
  *#split({ n, exponent }: Part): Steps<Part[]> {
    if (fitsWord(n)) {
      for (const factor of factorWord(n)) this.#add(factor.prime, factor.exponent * exponent);
      return [];
    }
    const { verdict } = yield* decideInSteps(n);
    if (verdict !== 'composite') {
      this.#add(n, exponent);
      if (verdict === 'probable') this.#probable.add(n);
      return [];
    }
    const power = asPower(n, this.#leastFactor);
    if (power !== undefined) return [{ n: power.root, exponent: power.exponent * exponent }];
    const divisor = yield* this.#divisor(n);
    return [
      { n: divisor, exponent },
      { n: n / divisor, exponent },
    ];
  }

  /** A divisor of a composite number, neither 1 nor n. */
  *#divisor(n: bigint): Steps<bigint> {
    if (bitLength(n) <= SIEVE_BITS) return yield* divisorBySieve(n);
    for (;;) yield;
  }

  #add(prime: bigint, exponent: number): void {
    this.#exponents.set(prime, (this.#exponents.get(prime) ?? 0) + exponent);
  }
}

/** The factors of an integer of one word. In: n in [1, 2^64). */
export function factorWord(n: bigint): Factor[] {
  const { numbers, primes, exponents, factorBatch } = factorModule.kernel();
  numbers[0] = n;
  const count = factorBatch(1);
  const factors: Factor[] = [];
  for (let i = 0; i < count; i++) {
    factors.push({ prime: primes[i] ?? 0n, exponent: exponents[i] ?? 0 });
  }
  return factors;
}
