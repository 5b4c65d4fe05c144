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
  readonly columns: readonly number[];
  readonly first: number;
  readonly second: number;
}

/** The sieve of one number. */
export class QuadraticSieve {
  readonly #parameters: Parameters;
  readonly #leading: Generator<Leading, never>;
  readonly #first: number;
  readonly #threshold: number;
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

  /** In: odd n, k·n not a square; a seed for the order of families; an instance of its own. */
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
    this.#first = Math.max(
      2,
      this.primes.findIndex((p) => p >= firstPrime),
    );
    const valueBits = bitLength(this.kn) / 2 - 0.5 + Math.log2(halfLength);
    const largeBits = Math.log2(this.largeBound) * (twoLarge ? 1.25 : 1);
    this.#threshold = Math.round(Math.min(127, valueBits - largeBits - slackBits));
  }

  /** One family, polynomial by polynomial. */
  *family(): Generator<Relation[], void> {
    const { kernel } = this;
    const { a, factors } = this.#leading.next().value;
    const parts = factors.map((column) => this.#part(a, column));
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
      yield this.#sieve(a, b, factors);
      if (i === last) return;
      const j = 31 - Math.clz32(i & -i);
      const grows = (i >> (j + 1)) % 2 === 1;
      const step = 2n * (parts[j] ?? 0n);
      b = grows ? b + step : b - step;
      kernel.nextPolynomial(j, grows);
    }
  }

  /** b_j with b_j² ≡ kN modulo its factor q and b_j ≡ 0 modulo the others. */
  #part(a: bigint, column: number): bigint {
    const q = BigInt(this.primes[column] ?? 1);
    const rest = a / q;
    const root = BigInt(this.#squareRoots[column] ?? 0);
    const residue = (root * (inverseModulo(rest % q, q) ?? 0n)) % q;
    return rest * (2n * residue > q ? q - residue : residue);
  }

  #sieve(a: bigint, b: bigint, factors: readonly number[]): Relation[] {
    const { kernel } = this;
    this.polynomials++;
    const reports = kernel.sieveInterval(this.#first, this.#threshold);
    if (reports === 0) return [];
    const size = kernel.NUMBER_SIZE.value;
    const address = kernel.polynomialAddress.value;
    this.#write(address + size, b);
    this.#write(address + 2 * size, (b * b - this.kn) / a);
    const bytes = kernel.makeRelations(
      reports,
      factors.length,
      BigInt(this.largeBound),
      this.#parameters.twoLarge,
    );
    const words = new Int32Array(kernel.memory.buffer, kernel.relationsAddress(), bytes / 4);
    const relations: Relation[] = [];
    for (let at = 0; at < words.length; ) {
      const length = words[at] ?? 0;
      const x = a * BigInt(words[at + 1] ?? 0) + b;
      relations.push({
        x,
        columns: [...factors, ...words.subarray(at + 4, at + length)],
        first: (words[at + 2] ?? 0) >>> 0,
        second: (words[at + 3] ?? 0) >>> 0,
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
