// The factorisation of one integer under way: what has been found, and what is left. It may be left
// off at any step.

import { bitLength } from '../bigint/bit-length.js';
import { divideBySmallPrimes } from '../bigint/small-factor.js';
import { fitsWord } from '../bigint/word.js';
import { decideInSteps } from '../primality/decide.js';
import type { Steps } from '../steps/steps.js';
import { factorModule } from '../wasm/factor.js';
import { CurveCounts } from './curves/levels.js';
import { CURVE_BITS } from './curves/two-words.js';
import type { Factor } from './factorizations.js';
import { asPower } from './powers.js';

/**
 * Integers are divided by the primes up to this first: it takes a millisecond for a few hundred
 * bits.
 */
const TRIAL_BOUND = 2 ** 16;

/**
 * The same for integers that take a millisecond or two in all: 0.3 → 0.05 ms. With 2^11, six to
 * eight primes may be left, which one curve finds all at once.
 */
const LOWER_TRIAL_BOUND = 2 ** 13;

/** An integer that may not be prime, to some power. */
interface Part {
  readonly n: bigint;
  readonly exponent: number;
}

export class Factoring {
  /** The curves that have been tried in vain on what is being worked at. */
  curves = new CurveCounts();
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

  /**
   * Factors what is left, until it is done or a divisor has to be found for a composite integer: by
   * whom is the caller's business. Then the next call goes on with it.
   *
   * @returns that integer; undefined if nothing is left
   */
  *advance(): Steps<bigint | undefined> {
    const [whole] = this.#parts;
    if (this.#leastFactor === 2 && whole !== undefined && !fitsWord(whole.n)) {
      yield* this.#divide(whole);
    }
    for (let part = this.#parts.at(-1); part !== undefined; part = this.#parts.at(-1)) {
      const smaller = yield* this.#split(part);
      if (smaller === undefined) return part.n;
      this.#replaceLast(smaller);
    }
    return undefined;
  }

  /**
   * Goes on with a divisor of the integer that `advance` has returned, neither 1 nor that itself.
   */
  divide(divisor: bigint): void {
    const part = this.#parts.at(-1);
    if (part === undefined || part.n % divisor !== 0n) throw new Error(`${divisor} is no divisor`);
    const { n, exponent } = part;
    this.curves = new CurveCounts();
    this.#replaceLast([
      { n: divisor, exponent },
      { n: n / divisor, exponent },
    ]);
  }

  #replaceLast(parts: readonly Part[]): void {
    this.#parts.pop();
    this.#parts.push(...parts);
    this.#parts.sort((a, b) => (a.n < b.n ? 1 : a.n > b.n ? -1 : 0));
  }

  /** Takes small primes out of the whole. */
  *#divide({ n }: Part): Steps<void> {
    const bound = bitLength(n) <= CURVE_BITS ? LOWER_TRIAL_BOUND : TRIAL_BOUND;
    let rest = n;
    yield* divideBySmallPrimes(n, bound, (prime, remainder) => {
      if (remainder !== 0) return;
      const divisor = BigInt(prime);
      for (; rest % divisor === 0n; rest /= divisor) this.#add(divisor, 1);
      this.#parts[0] = { n: rest, exponent: 1 };
    });
    if (rest === 1n) this.#parts.pop();
    this.#leastFactor = bound;
  }

  /**
   * In: a part. Out: what it is the product of, nothing if it was prime or its primes are known
   * now; undefined if a divisor has to be found.
   */
  *#split({ n, exponent }: Part): Steps<Part[] | undefined> {
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
    return power && [{ n: power.root, exponent: power.exponent * exponent }];
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
