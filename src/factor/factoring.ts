// The state of the factorisation of one integer: found factors and remaining parts. It can stop at
// any step.

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
 * The bound of trial division, which takes a millisecond at a few hundred bits.
 */
const TRIAL_BOUND = 2 ** 16;

/**
 * The same for integers that take a millisecond or two in all, of which it saves 0.25 ms. With
 * 2^11, six to eight primes may be left, which one curve finds all at once.
 */
const LOWER_TRIAL_BOUND = 2 ** 13;

/** An integer that may not be prime, to some power. */
interface Part {
  readonly n: bigint;
  readonly exponent: number;
}

export class Factoring {
  /** The unsuccessful curves on the current part. */
  curves = new CurveCounts();
  readonly #exponents = new Map<bigint, number>();
  readonly #probable = new Set<bigint>();
  /** The remaining parts, the smallest last. The last one is the current part. */
  readonly #parts: Part[] = [];
  /** No prime below this divides a part. */
  #leastFactor = 2;

  /** In: n >= 1. */
  constructor(n: bigint) {
    if (n > 1n) this.#parts.push({ n, exponent: 1 });
  }

  /** The factors found, ascending. */
  get factors(): Factor[] {
    const found = [...this.#exponents].sort(([a], [b]) => (a < b ? -1 : 1));
    return found.map(([prime, exponent]) =>
      this.#probable.has(prime) ? { prime, exponent, probable: true } : { prime, exponent },
    );
  }

  /** The product of the remaining parts. */
  get cofactor(): bigint {
    return this.#parts.reduce((product, { n, exponent }) => product * n ** BigInt(exponent), 1n);
  }

  /** No prime factor of the cofactor is below this. */
  get leastFactor(): number {
    return this.#leastFactor;
  }

  /**
   * Factors the remaining parts until it is done, or the caller has to find a divisor of a
   * composite integer and pass it to `divide`.
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
   * Continues with a divisor of the integer that `advance` returned, neither 1 nor the integer.
   */
  divide(divisor: bigint): void {
    const part = this.#parts.at(-1);
    if (part === undefined || part.n % divisor !== 0n)
      throw new Error(`${divisor} is not a divisor`);
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

  /** Divides small primes out of n. */
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
   * In: a part. Out: the parts whose product it is, none if it was prime or its primes are known
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
