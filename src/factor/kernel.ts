// The module of factoring on this thread.

import { readFileSync } from 'node:fs';

/** What the module exports; assembly/factor/ says what each function does. */
export interface FactorKernel {
  readonly memory: WebAssembly.Memory;
  readonly BATCH_CAPACITY: WebAssembly.Global;
  numbersAddress(): number;
  countsAddress(): number;
  primesAddress(): number;
  exponentsAddress(): number;
  factorBatch(count: number): number;
  readonly modulusAddress: WebAssembly.Global;
  readonly polynomialAddress: WebAssembly.Global;
  readonly factorsAddress: WebAssembly.Global;
  readonly NUMBER_SIZE: WebAssembly.Global;
  makeBase(columns: number, halfLength: number): number;
  basePrimesAddress(): number;
  startFamily(factors: number): void;
  nextPolynomial(part: number, grows: boolean | number): void;
  sieveInterval(first: number, threshold: number): number;
  makeRelations(count: number, factors: number, bound: bigint, two: boolean | number): number;
  relationsAddress(): number;
  makeMatrix(rows: number, columns: number): number;
  eliminate(from: number, to: number, rank: number): number;
  pivotsAddress(): number;
}

let module: WebAssembly.Module | undefined;
let current: FactorKernel | undefined;

/** The instance for words, which no call leaves in the middle of something. */
export function kernel(): FactorKernel {
  current ??= newKernel();
  return current;
}

/** An instance of its own, for a computation in slices. */
export function newKernel(): FactorKernel {
  module ??= new WebAssembly.Module(
    readFileSync(new URL('../../build/factor.wasm', import.meta.url)),
  );
  return new WebAssembly.Instance(module).exports as unknown as FactorKernel;
}
