// Residues modulo an integer of several words in rows of the factoring kernel, and points of them.

import { bitLength } from '../../bigint/bit-length.js';
import { gcd, inverseModulo } from '../../bigint/divisors.js';
import { readWords, writeWords } from '../../bigint/words.js';
import { type FactorKernel, factorModule } from '../../wasm/factor.js';

/** Slots of points, and rows after them: one product for each point of the largest batch. */
const SLOTS = 416;
const PRODUCT_ROWS = 240;

/** Nanoseconds of a product: a constant, and a coefficient of the squared bit length. */
const PRODUCT_TIME = 8;
const PRODUCT_TIME_OF_BITS = 0.00027;

/** Milliseconds of a product modulo n. */
export function productDuration(n: bigint): number {
  return (PRODUCT_TIME + PRODUCT_TIME_OF_BITS * bitLength(n) ** 2) * 1e-6;
}

/** Whether the kernel has arithmetic modulo n. */
export function fitsRows(n: bigint): boolean {
  return bitLength(n) <= factorModule.kernel().ROW_BITS.value;
}

/** The greatest common divisor of a value and n > 0; undefined if it is 1 or n. */
export function properDivisor(value: bigint, n: bigint): bigint | undefined {
  const divisor = gcd(value < 0n ? -value : value, n);
  return divisor === 1n || divisor === n ? undefined : divisor;
}

/** The kernel, prepared for one modulus. */
export class Residues {
  readonly n: bigint;
  readonly kernel: FactorKernel;
  /** R, and its inverse, modulo n. */
  readonly #r: bigint;
  readonly #inverseR: bigint;

  /**
   * In: odd n > 1 that `fitsRows`; an instance of its own.
   *
   * @throws KernelError if there is no memory for it
   */
  constructor(n: bigint, kernel: FactorKernel = factorModule.kernel().another()) {
    this.n = n;
    this.kernel = kernel;
    const bits = bitLength(n);
    this.#writeWords(n, bits);
    this.#r = (1n << BigInt(kernel.prepareRows(bits, this.productRow + PRODUCT_ROWS))) % n;
    this.#inverseR = inverseModulo(this.#r, n) ?? 1n;
    this.write(kernel.ONE.value, 1n);
  }

  /** In: a in [0, n). */
  write(row: number, a: bigint): void {
    this.#writeWords((a * this.#r) % this.n, bitLength(this.n));
    this.kernel.writeRow(row);
  }

  /** The residue in a row, in [0, n). */
  read(row: number): bigint {
    const { kernel, n } = this;
    kernel.readRow(row);
    // A residue is below 16n.
    return (readWords(this.#words(bitLength(n) + 4)) * this.#inverseR) % n;
  }

  /** Writes the scalar of a ladder or a power. In: k of at most 8192 bits. */
  writeScalar(k: bigint): void {
    writeWords(this.#words(bitLength(k)), k);
  }

  /** The first row after the slots. */
  get productRow(): number {
    return this.xOf(SLOTS);
  }

  /** The row of X of a slot. Z is in the next one. */
  xOf(slot: number): number {
    return this.kernel.FIRST_X.value + 2 * slot;
  }

  /** Writes a number with zeros after it. */
  #writeWords(a: bigint, bits: number): void {
    // R has at most 63 bits more than n, and the kernel reads up to a word beyond.
    writeWords(this.#words(bits + 128), a);
  }

  #words(bits: number): BigUint64Array {
    const { memory, wordsAddress } = this.kernel;
    return new BigUint64Array(memory.buffer, wordsAddress(), Math.ceil(bits / 64));
  }
}
