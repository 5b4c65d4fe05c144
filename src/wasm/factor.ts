// The factoring module: a typed instance.

import sources from 'kernel:factor';
import { instantiateSync } from '@assemblyscript/loader';
import { defineKernel, type KernelModule } from './define-kernel.js';
import { orShortage } from './shortage.js';

/** What the module exports (`assembly/modules/factor.ts`). A u64 crosses as a BigInt. @internal */
export interface FactorExports {
  readonly memory: WebAssembly.Memory;
  readonly BATCH_CAPACITY: WebAssembly.Global<'i32'>;
  numbersAddress(): number;
  countsAddress(): number;
  primesAddress(): number;
  exponentsAddress(): number;
  factorBatch(count: number): number;
  divisorByCurve89(low: bigint, high: bigint, sigma: number, level: number, giants: number): number;
  divisorLow(): bigint;
  divisorHigh(): bigint;
  readonly ROW_BITS: WebAssembly.Global<'i32'>;
  readonly A24: WebAssembly.Global<'i32'>;
  readonly PRODUCT: WebAssembly.Global<'i32'>;
  readonly ONE: WebAssembly.Global<'i32'>;
  readonly FIRST_X: WebAssembly.Global<'i32'>;
  readonly BASE: WebAssembly.Global<'i32'>;
  readonly LOW: WebAssembly.Global<'i32'>;
  readonly HIGH: WebAssembly.Global<'i32'>;
  wordsAddress(): number;
  prepareRows(bits: number, rows: number): number;
  writeRow(row: number): void;
  readRow(row: number): void;
  multiplyRows(target: number, a: number, b: number): void;
  doublePoint(target: number, p: number): void;
  addPoints(target: number, p: number, q: number, difference: number): void;
  addLucas(target: number, p: number, q: number, difference: number): void;
  climbLadder(from: number, to: number): void;
  climbPower(from: number, to: number): void;
  multiplyDifferences(giant: number, first: number, end: number): void;
  readonly modulusAddress: WebAssembly.Global<'i32'>;
  readonly polynomialAddress: WebAssembly.Global<'i32'>;
  readonly factorsAddress: WebAssembly.Global<'i32'>;
  readonly NUMBER_SIZE: WebAssembly.Global<'i32'>;
  makeBase(columns: number, halfLength: number): number;
  basePrimesAddress(): number;
  squareRootsAddress(): number;
  startFamily(factors: number): void;
  nextPolynomial(part: number, grows: boolean): void;
  sieveInterval(first: number, threshold: number): number;
  makeRelations(
    count: number,
    factors: number,
    first: number,
    excess: number,
    bound: bigint,
    two: boolean,
  ): number;
  relationsAddress(): number;
  makeMatrix(rows: number, columns: number): number;
  eliminate(): number;
  rank(): number;
  pivotsAddress(): number;
}

/**
 * The kernel. Its functions are documented in `assembly/factor/`.
 *
 * @internal
 */
export interface FactorKernel extends FactorExports {
  /** How many numbers the buffer of a batch holds. */
  readonly capacity: number;
  /** That buffer. */
  readonly numbers: BigUint64Array;
  /** The same memory as halves of numbers, the lower first. */
  readonly halves: Uint32Array;
  /**
   * What factorBatch makes: how many distinct primes each number has, then all primes and their
   * exponents.
   */
  readonly counts: Uint8Array;
  readonly primes: BigUint64Array;
  readonly exponents: Uint8Array;
  /**
   * Another instance with memory of its own, for a computation in steps.
   *
   * @throws KernelError if there is no memory for it
   */
  another(): FactorKernel;
}

/** Most distinct primes of a number below 2^64. */
const PRIMES_LIMIT = 15;

function instantiate(module: WebAssembly.Module): FactorKernel {
  const exports = instantiateSync(module).instance.exports as unknown as FactorExports;
  const capacity = exports.BATCH_CAPACITY.value;
  const { buffer } = exports.memory;
  return {
    ...exports,
    capacity,
    numbers: new BigUint64Array(buffer, exports.numbersAddress(), capacity),
    halves: new Uint32Array(buffer, exports.numbersAddress(), 2 * capacity),
    counts: new Uint8Array(buffer, exports.countsAddress(), capacity),
    primes: new BigUint64Array(buffer, exports.primesAddress(), PRIMES_LIMIT * capacity),
    exponents: new Uint8Array(buffer, exports.exponentsAddress(), PRIMES_LIMIT * capacity),
    prepareRows: (...sizes) => orShortage(() => exports.prepareRows(...sizes)),
    makeBase: (...sizes) => orShortage(() => exports.makeBase(...sizes)),
    makeMatrix: (...sizes) => orShortage(() => exports.makeMatrix(...sizes)),
    another: () => orShortage(() => instantiate(module)),
  };
}

/** The product of the two greatest primes below 2^32, which takes all stages. */
const KNOWN = 4294967291n * 4294967279n;

function isRight({ numbers, primes, factorBatch }: FactorKernel): boolean {
  numbers[0] = KNOWN;
  return factorBatch(1) === 2 && primes[0] === 4294967279n && primes[1] === 4294967291n;
}

/** @internal */
export const factorModule: KernelModule<FactorKernel> = /* @__PURE__ */ defineKernel({
  name: 'factor',
  sources,
  instantiate,
  isRight,
});
