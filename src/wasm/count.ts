// The module that counts primes. Each count has its own instance, which holds its tables: several
// counts can run on one thread, and the memory is freed with the instance.

import sources from 'kernel:count';
import { defineKernel, type KernelModule } from './define-kernel.js';
import { orShortage } from './shortage.js';

/**
 * What the module exports (`assembly/modules/count.ts`, where the meaning of each stands). A u32
 * comes back signed.
 *
 * @internal
 */
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
  readonly primes: WebAssembly.Global<'i32'>;
  readonly totals: WebAssembly.Global<'i32'>;
  readonly signs: WebAssembly.Global<'i32'>;
}

/** @internal */
export interface CountKernels {
  /**
   * A new instance: 0.2 ms and 0.3 MB without tables.
   *
   * @throws KernelError if there is no memory for it
   */
  instance(): CountKernel;
}

/** Checks parts of π(10^6) with y = 200, z = 400. */
function isRight({ instance }: CountKernels): boolean {
  const kernel = instance();
  kernel.begin(1_000_000n, 200, 400, 31, 1000, 20, 200, 60, 16, 20);
  kernel.fillSquareFree(0, 200, 400);
  kernel.nextEasySegment(0n);
  kernel.beginSegments();
  const easy = kernel.segmentLeaves(8, 25);
  kernel.beginSegment(0n);
  while (kernel.stepSegment() === 0) {}
  return (
    kernel.ordinaryLeaves(0, 14) === 86_595n &&
    easy === 17_558n &&
    kernel.hardSum() === 2_465n &&
    kernel.semiprimeSum() === 37_293n
  );
}

/** @internal */
export const count: KernelModule<CountKernels> = /* @__PURE__ */ defineKernel({
  name: 'count',
  sources,
  instantiate: (module) => ({
    instance: () =>
      orShortage(() => new WebAssembly.Instance(module)).exports as unknown as CountKernel,
  }),
  isRight,
});
