// Residues modulo one odd n in the memory of the multiword kernel.

import { bitLength } from '../bigint/bit-length.js';
import { readWords, writeWords } from '../bigint/words.js';
import type { Steps } from '../steps/steps.js';
import type { MultiwordKernel } from './multiword-kernel.js';

/**
 * Products of two digits between two checks of the clock: about 2 ms. At the size limit it is one
 * product modulo n, which also takes about 2 ms.
 */
const DIGIT_PRODUCTS_PER_STEP = 2 ** 23;

/** Rows that the kernel uses. The others hold residues. */
const FIRST_ROW = 4;

/**
 * A work area with rows of residues, in Montgomery form. Call `close()` to free its memory.
 */
export class Residues {
  readonly kernel: MultiwordKernel;
  readonly n: bigint;
  /** The address of the work area. */
  readonly area: number;
  /** The address of the bits of an exponent or index. */
  readonly exponent: number;
  /** R is 2 to this: the residue a stands as a·R mod n. */
  readonly shift: bigint;
  readonly #digits: number;
  readonly #words: number;

  /**
   * In: odd n >= 3. Takes as long as a few products.
   *
   * @param rows the number of residues
   * @param spare by how many bits the rows are longer than n needs
   * @param exponentBits of an exponent, if it may have more than one more than n
   */
  constructor(kernel: MultiwordKernel, n: bigint, rows: number, spare = 0, exponentBits = 0) {
    const bits = bitLength(n) + spare;
    const exponentWords = Math.ceil(Math.max(bits + 1, exponentBits) / 64);
    const size = Math.ceil(kernel.areaSize(bits, FIRST_ROW + rows) / 8) * 8;
    const area = kernel.areas.allocate(size + 8 * exponentWords);
    kernel.prepare(area, bits, FIRST_ROW + rows);
    this.kernel = kernel;
    this.n = n;
    this.area = area;
    this.exponent = area + size;
    this.#digits = kernel.digitCount(bits);
    const length = this.#digits * kernel.digitWidth(bits);
    this.shift = BigInt(length);
    this.#words = Math.ceil(length / 64) + 1;
    this.#putAt(0, n);
    this.#putAt(1, inverse(n, length));
  }

  /** Frees the work area. */
  close(): void {
    this.kernel.areas.release(this.area);
  }

  /** The row of residue number 0, 1, … */
  row(index: number): number {
    return FIRST_ROW + index;
  }

  /** Writes a residue into a row. In: value >= 0. */
  put(index: number, value: bigint): void {
    this.#putAt(this.row(index), this.montgomery(value));
  }

  /** Writes a value into a row as it is, in no Montgomery form. In: value in [0, n). */
  putPlain(index: number, value: bigint): void {
    this.#putAt(this.row(index), value);
  }

  /** The residue in a row, in Montgomery form, in [0, n). */
  get(index: number): bigint {
    const { kernel, area } = this;
    kernel.fromDigits(area, this.row(index));
    return readWords(this.#wordsAt(kernel.wordsAddress(area), this.#words)) % this.n;
  }

  /** The residue in a row itself, in [0, n). Row `spare` is overwritten. */
  value(index: number, spare: number): bigint {
    this.putPlain(spare, 1n);
    this.multiply(spare, index, spare);
    return this.get(spare);
  }

  /** The Montgomery form of a value >= 0, in [0, n). */
  montgomery(value: bigint): bigint {
    return (value << this.shift) % this.n;
  }

  /** Writes the bits of an exponent, as many as there is room for. */
  putExponent(exponent: bigint, bits: number): void {
    writeWords(this.#wordsAt(this.exponent, Math.ceil(bits / 64)), exponent);
  }

  /** Row `target` = a·b. */
  multiply(target: number, a: number, b: number): void {
    this.kernel.multiply(this.area, this.row(target), this.row(a), this.row(b), 0);
  }

  /** Row `target` = a², less row `less` if it is given. */
  square(target: number, a: number, less?: number): void {
    const minus = less === undefined ? 0 : this.row(less);
    this.kernel.square(this.area, this.row(target), this.row(a), 0, minus);
  }

  /** Row `target` = a·timesA + b·timesB. */
  combine(target: number, a: number, timesA: number, b: number, timesB: number): void {
    this.kernel.combine(this.area, this.row(target), this.row(a), timesA, this.row(b), timesB);
  }

  /**
   * Calls back with the parts of a chain of steps, each of them some milliseconds of work.
   *
   * @param cost products that a step makes
   */
  *steps(count: number, cost: number, run: (first: number, last: number) => void): Steps<void> {
    const limit = Math.ceil(DIGIT_PRODUCTS_PER_STEP / (cost * this.#digits ** 2));
    for (let first = count; first > 0; ) {
      const last = Math.max(0, first - limit);
      run(first, last);
      first = last;
      if (first > 0) yield;
    }
  }

  #putAt(row: number, value: bigint): void {
    const { kernel, area } = this;
    writeWords(this.#wordsAt(kernel.wordsAddress(area), this.#words), value);
    kernel.toDigits(area, row);
  }

  /** A new view each time: memory that grows is another buffer. */
  #wordsAt(address: number, words: number): BigUint64Array {
    return new BigUint64Array(this.kernel.memory.buffer, address, words);
  }
}

/** By Newton's iteration, which doubles the bits. In: odd n. Out: x with n·x ≡ 1 mod 2^bits. */
function inverse(n: bigint, bits: number): bigint {
  let x = BigInt.asUintN(5, (3n * n) ^ 2n);
  for (let right = 5; right < bits; ) {
    right = Math.min(2 * right, bits);
    x = BigInt.asUintN(right, x * (2n - BigInt.asUintN(right, n) * x));
  }
  return x;
}
