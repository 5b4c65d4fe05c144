// The module for integers of several words: an instance, typed, with work areas in its memory.

import { instantiateSync } from '@assemblyscript/loader';
import { WorkAreas } from './work-areas.js';

/** What the module exports (`assembly/modules/multiword.ts`). */
interface MultiwordExports {
  readonly memory: WebAssembly.Memory;
  decide256(word0: bigint, word1: bigint, word2: bigint, word3: bigint): number;
  shift256(): number;
  operands256(): number;
  power256(): void;
  heapStart(): number;
  digitWidth(bits: number): number;
  digitCount(bits: number): number;
  areaSize(bits: number, rows: number): number;
  prepare(area: number, bits: number, rows: number): void;
  wordsAddress(area: number): number;
  toDigits(area: number, row: number): void;
  fromDigits(area: number, row: number): void;
  multiply(area: number, target: number, a: number, b: number, less: number): void;
  square(area: number, target: number, a: number, shift: number, less: number): void;
  combine(area: number, target: number, a: number, timesA: number, b: number, timesB: number): void;
  powerOf2(area: number, x: number, exponent: number, first: number, last: number): void;
  lucasChain(
    area: number,
    v: number,
    next: number,
    two: number,
    p: number,
    index: number,
    first: number,
    last: number,
  ): void;
  lucasLehmer(area: number, x: number, p: number, times: number): void;
  power(
    area: number,
    x: number,
    oddPowers: number,
    width: number,
    exponent: number,
    first: number,
    last: number,
  ): number;
}

/** The kernel. Its functions are documented in `assembly/multiword/`. */
export interface MultiwordKernel extends MultiwordExports {
  readonly areas: WorkAreas;
}

export function instantiate(module: WebAssembly.Module): MultiwordKernel {
  const exports = instantiateSync(module).instance.exports as unknown as MultiwordExports;
  return { ...exports, areas: new WorkAreas(exports.memory, exports.heapStart()) };
}
