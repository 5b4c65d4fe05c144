// Residues modulo n in numbered rows, with arithmetic in place: on the kernel, or with BigInts
// where it does not run.

import { modulo } from '../../arithmetic/modular.js';
import { kernelFor } from '../../arithmetic/power-modulo.js';
import { bitLength } from '../../bigint/bit-length.js';
import { Residues } from '../../wasm/residues.js';

/** On the kernel a product is within ±2n, and takes factors whose product is within ±2^6·n². */
export interface Rows {
  put(index: number, value: bigint): void;
  /** In [0, n). Row `spare` is lost. */
  value(index: number, spare: number): bigint;
  multiply(target: number, a: number, b: number): void;
  square(target: number, a: number): void;
  /** Row `target` = a·timesA + b·timesB. */
  combine(target: number, a: number, timesA: number, b: number, timesB: number): void;
  close(): void;
}

/** Rows that the caller must close. In: odd n > 3. */
export function rowsFor(n: bigint, count: number): Rows {
  const kernel = kernelFor(bitLength(n));
  return kernel === undefined ? new BigIntRows(n) : new Residues(kernel, n, count);
}

class BigIntRows implements Rows {
  readonly #n: bigint;
  readonly #rows: bigint[] = [];

  constructor(n: bigint) {
    this.#n = n;
  }

  put(index: number, value: bigint): void {
    this.#rows[index] = value;
  }

  value(index: number): bigint {
    return modulo(this.#at(index), this.#n);
  }

  multiply(target: number, a: number, b: number): void {
    this.#rows[target] = (this.#at(a) * this.#at(b)) % this.#n;
  }

  square(target: number, a: number): void {
    this.multiply(target, a, a);
  }

  combine(target: number, a: number, timesA: number, b: number, timesB: number): void {
    this.#rows[target] = this.#at(a) * BigInt(timesA) + this.#at(b) * BigInt(timesB);
  }

  close(): void {}

  #at(index: number): bigint {
    return this.#rows[index] ?? 0n;
  }
}
