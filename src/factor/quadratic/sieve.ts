// Relations of one number, family by family of polynomials, from an instance of the kernel.

import { bitLength } from '../../bigint/bit-length.js';
import { inverseModulo } from '../../bigint/divisors.js';
import type { FactorKernel } from '../../wasm/factor.js';
import { type Leading, leadingCoefficients } from './leading.js';
import type { Parameters } from './parameters.js';

/**
 * x² ≡ the product of its primes modulo n: those of the base by their columns, with repetition, and
 * the large primes `first` <= `second`, where 1 stands for none.
 */
export interface Relation {
  readonly x: bigint;
  readonly columns: Uint32Array;
  readonly first: number;
  readonly second: number;
}

/**
 * Bits for the rounding of logarithms and of the length of a value. A power of a prime counts once
 * in a sum, which loses a few relations with large cofactors.
 */
const ROUNDING_BITS = 1;

/** The sieve of one number. */
export class QuadraticSieve {
  readonly #parameters: Parameters;
  readonly #leading: Generator<Leading, never>;
  readonly #firstColumn: number;
  readonly #threshold: number;
  readonly #excess: number;
  /** The square roots of kN modulo the primes of the base. */
  readonly #squareRoots: Uint32Array;
  /** n times its multiplier. */
  readonly kn: bigint;
  /** Large primes are below this. */
  readonly largeBound: number;
  /** Its own instance of the kernel. */
  readonly kernel: FactorKernel;
  /** The primes of the base by their columns; 1 stands for the sign. */
  readonly primes: Uint32Array;
  /** Polynomials so far. */
  polynomials = 0;

  /**
   * In: odd n; a multiplier k for which k·n ≡ 1 mod 4 is not a square; a seed for the order of
   * families; an instance of its own.
   */
  constructor(
    n: bigint,
    multiplier: number,
    parameters: Parameters,
    seed: number,
    kernel: FactorKernel,
  ) {
    this.kernel = kernel;
    this.kn = n * BigInt(multiplier);
    this.#parameters = parameters;
    const { columns, halfLength, largeFactor, slackBits, firstPrime, twoLarge } = parameters;
    this.#write(kernel.modulusAddress.value, this.kn);
    const greatest = kernel.makeBase(columns, halfLength);
    const { buffer } = kernel.memory;
    this.primes = new Uint32Array(buffer, kernel.basePrimesAddress(), columns).slice();
    this.#squareRoots = new Uint32Array(buffer, kernel.squareRootsAddress(), columns).slice();
    this.#leading = leadingCoefficients(this.primes, this.kn, halfLength, seed);
    this.largeBound = Math.min(2 ** 32 - 1, Math.floor(greatest * largeFactor));
    // The kernel divides by the primes of four columns at a time.
    const first = this.primes.findIndex((p) => p >= firstPrime);
    this.#firstColumn = Math.max(4, Math.ceil(first / 4) * 4);
    const valueBits = bitLength(this.kn) / 2 - 1.5 + Math.log2(halfLength);
    const largeBits = Math.log2(this.largeBound);
    // Two large primes are mostly far below their bound.
    const usualBits = largeBits * (twoLarge ? 1.25 : 1);
    this.#threshold = Math.round(Math.min(127, valueBits - usualBits - slackBits));
    const cofactorBits = largeBits * (twoLarge ? 2 : 1);
    this.#excess = Math.round(this.#threshold - 128 + cofactorBits + ROUNDING_BITS);
  }

  /** One family, polynomial by polynomial. */
  *family(): Generator<Relation[], void> {
    const { kernel } = this;
    const { a, factors } = this.#leading.next().value;
    const parts = factors.map((column, j) => this.#part(a, column, j === 0));
    const size = kernel.NUMBER_SIZE.value;
    const address = kernel.polynomialAddress.value;
    this.#write(address, a);
    parts.forEach((part, j) => {
      this.#write(address + (3 + j) * size, part);
    });
    new Uint32Array(kernel.memory.buffer, kernel.factorsAddress.value).set(factors);
    kernel.startFamily(factors.length);
    let b = parts.reduce((sum, part) => sum + part, 0n);
    const last = 2 ** (factors.length - 1);
    for (let i = 1; ; i++) {
      yield this.#sieve(a, b, factors.length);
      if (i === last) return;
      const j = 31 - Math.clz32(i & -i);
      const grows = (i >> (j + 1)) % 2 === 1;
      const step = 2n * (parts[j] ?? 0n);
      b = grows ? b + step : b - step;
      kernel.nextPolynomial(j, grows);
    }
  }

  /**
   * b_j with b_j² ≡ kN modulo its factor q and b_j ≡ 0 modulo the others. One of them is odd, which
   * makes b odd.
   */
  #part(a: bigint, column: number, isOdd: boolean): bigint {
    const q = BigInt(this.primes[column] ?? 1);
    const rest = a / q;
    const root = BigInt(this.#squareRoots[column] ?? 0);
    const residue = (root * (inverseModulo(rest % q, q) ?? 0n)) % q;
    return rest * (BigInt.asUintN(1, residue) === BigInt(isOdd) ? residue : q - residue);
  }

  #sieve(a: bigint, b: bigint, factors: number): Relation[] {
    const { kernel } = this;
    this.polynomials++;
    const reports = kernel.sieveInterval(this.#firstColumn, this.#threshold);
    if (reports === 0) return [];
    const size = kernel.NUMBER_SIZE.value;
    const address = kernel.polynomialAddress.value;
    this.#write(address + size, b);
    this.#write(address + 2 * size, (b * b - this.kn) / (4n * a));
    const bytes = kernel.makeRelations(
      reports,
      factors,
      this.#firstColumn,
      this.#excess,
      BigInt(this.largeBound),
      this.#parameters.twoLarge,
    );
    const { buffer } = kernel.memory;
    const words = new Uint32Array(buffer, kernel.relationsAddress(), bytes / 4).slice();
    const relations: Relation[] = [];
    const twiceA = 2n * a;
    for (let at = 0; at < words.length; ) {
      const length = words[at] ?? 0;
      relations.push({
        x: twiceA * BigInt((words[at + 1] ?? 0) | 0) + b,
        columns: words.subarray(at + 4, at + length),
        first: words[at + 2] ?? 1,
        second: words[at + 3] ?? 1,
      });
      at += length;
    }
    return relations;
  }

  /** Writes a number in two's complement. */
  #write(address: number, value: bigint): void {
    const { kernel } = this;
    const words = new BigInt64Array(kernel.memory.buffer, address, kernel.NUMBER_SIZE.value / 8);
    let rest = value;
    for (let i = 0; i < words.length; i++) {
      words[i] = rest;
      rest >>= 64n;
    }
  }
}
