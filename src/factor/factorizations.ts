// The factorisations of a list, packed.

/** A prime factor of an integer, and how often it divides it. */
export interface Factor {
  readonly prime: bigint;
  /** At least 1. */
  readonly exponent: number;
  /**
   * Present, and true, if the factor is 2^64 or more and passed every test, without a proof.
   */
  readonly probable?: true;
}

/**
 * The factorisations of a list of integers below 2^64, complete and exact, in three typed arrays:
 * about 45 bytes for a random 64-bit integer. The primes of number i are `primes` from `offsets[i]`
 * to before `offsets[i + 1]`, ascending and each once, and `exponents` says how often each divides
 * it. Objects are created on request only.
 *
 * @example
 * const list = factorAll([12, 97]);
 * list.at(0); // [{ prime: 2n, exponent: 2 }, { prime: 3n, exponent: 1 }]
 * list.primes; // BigUint64Array [2n, 3n, 97n]
 */
export class Factorizations implements Iterable<Factor[]> {
  readonly offsets: Uint32Array<ArrayBuffer>;
  readonly primes: BigUint64Array<ArrayBuffer>;
  readonly exponents: Uint8Array<ArrayBuffer>;

  /** @internal */
  constructor(
    offsets: Uint32Array<ArrayBuffer>,
    primes: BigUint64Array<ArrayBuffer>,
    exponents: Uint8Array<ArrayBuffer>,
  ) {
    this.offsets = offsets;
    this.primes = primes;
    this.exponents = exponents;
  }

  /** How many integers were factored. */
  get length(): number {
    return this.offsets.length - 1;
  }

  /**
   * The factors of number `index`, counted from the end if negative; undefined if there is no such
   * number.
   */
  at(index: number): Factor[] | undefined {
    const place = Math.trunc(index) + (index < 0 ? this.length : 0);
    if (!(place >= 0 && place < this.length)) return undefined;
    const factors: Factor[] = [];
    for (let i = this.offsets[place] ?? 0; i < (this.offsets[place + 1] ?? 0); i++) {
      factors.push({ prime: this.primes[i] ?? 0n, exponent: this.exponents[i] ?? 0 });
    }
    return factors;
  }

  /** The factors of each number, in order. */
  *[Symbol.iterator](): Generator<Factor[], void, undefined> {
    for (let index = 0; index < this.length; index++) yield this.at(index) ?? [];
  }
}
