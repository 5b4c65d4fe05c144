// The seam to the counting module. An instance is made for each x, and its memory is free with it.

import { KernelError } from '../input/errors.js';

/** What the module exports (`assembly/modules/count.ts`). A u32 comes back signed. */
export interface CountKernel {
  readonly memory: WebAssembly.Memory;
  begin(
    x: bigint,
    y: number,
    z: number,
    star: number,
    rootX: number,
    rootZ: number,
    listLimit: number,
    primeBound: number,
    piBytes: number,
    starBound: number,
  ): number;
  pi(n: number): number;
  fillSquareFree(block: number, y: number, z: number): number;
  ordinaryLeaves(from: number, to: number): bigint;
  sigma4(above: number, last: number): bigint;
  sigma5(above: number, last: number): bigint;
  sigma6(above: number, last: number): bigint;
  tableLeaves(b: number): bigint;
  nextEasySegment(low: bigint): void;
  easyAbove(): number;
  segmentLeaves(above: number, last: number): bigint;
  beginSegments(): void;
  beginSegment(low: bigint): void;
  stepSegment(): number;
  hardSum(): bigint;
  semiprimeSum(): bigint;
  semiprimeTerms(): bigint;
  semiprimePrimes(): bigint;
  beginInterval(firstByte: bigint, bytes: number): number;
  crossOffWindow(window: number, limit: number): void;
  keepBetween(least: number, greatest: number): number;
  select(k: number): number;
  readonly primes: WebAssembly.Global<'i32'>;
  readonly totals: WebAssembly.Global<'i32'>;
  readonly signs: WebAssembly.Global<'i32'>;
}

let compiled: WebAssembly.Module | undefined;

/** Makes this thread use a compiled module. */
export function useCountModule(module: WebAssembly.Module): void {
  compiled = module;
}

export function instantiateCount(): CountKernel {
  if (compiled === undefined) throw new Error('the counting module is missing');
  const imports = {};
  return new WebAssembly.Instance(compiled, imports).exports as unknown as CountKernel;
}

/** Bytes of a segment of the sieve, as in the kernel, and the numbers that they stand for. */
export const SEGMENT_BYTES = 1 << 16;
export const SEGMENT_NUMBERS = SEGMENT_BYTES * 30;

export function outOfMemory(): KernelError {
  return new KernelError('there is no memory to count primes: end other programs');
}
