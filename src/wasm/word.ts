// The module for integers below 2^64: an instance, typed, with views of its buffer.

import sources from 'kernel:word';
import { instantiateSync } from '@assemblyscript/loader';
import { defineKernel, type KernelModule, modulesInUse } from './define-kernel.js';
import type { KernelInfo } from './kernel-info.js';

/**
 * What the module exports (`assembly/modules/word.ts`). A u64 crosses as a BigInt, and u32 comes
 * back signed.
 *
 * @internal
 */
export interface WordExports {
  readonly memory: WebAssembly.Memory;
  readonly CAPACITY: WebAssembly.Global<'i32'>;
  numbersAddress(): number;
  verdictsAddress(): number;
  widenIntegers(count: number): void;
  convertDoubles(count: number): void;
  arePrime(count: number): void;
  smallFactors(count: number): void;
  isPrime(n: bigint): number;
  isPrimeDouble(n: number): number;
  findDivisor(n: bigint, first: number, last: number): number;
}

/** The kernel with its buffers. @internal */
export interface WordKernel {
  /** How many numbers the buffer holds. */
  readonly capacity: number;
  /** The buffer, as the kernel works with it. */
  readonly numbers: BigUint64Array;
  /** The same memory as 32-bit integers, of which `widenIntegers` makes numbers. */
  readonly integers32: Uint32Array;
  /** The same memory as doubles, of which `convertDoubles` makes numbers. */
  readonly doubles: Float64Array;
  readonly verdicts: Uint8Array;
  /** Makes numbers of the first `count` 32-bit integers in the buffer. */
  widenIntegers(count: number): void;
  /**
   * Makes numbers of the first `count` doubles in the buffer, safe integers; 0 of negative ones.
   */
  convertDoubles(count: number): void;
  /** Decides the first `count` numbers: 1 or 0 for each in `verdicts`. The numbers are used up. */
  arePrime(count: number): void;
  /**
   * Replaces the first `count` numbers by their least prime factors up to 251; by 0 where there is
   * none, and for primes, 0 and 1.
   */
  smallFactors(count: number): void;
  /** 1 if n, in [0, 2^64), is prime, else 0. Out of this range, n would wrap modulo 2^64. */
  isPrime(n: bigint): number;
  /** 1 if n, an integer in [0, 2^53), is prime, else 0. */
  isPrimeDouble(n: number): number;
  /**
   * The smallest divisor of n from `first` to min(`last`, ⌊√n⌋), or 0. 0 < n < 2^64 has none below
   * `first`; both bounds are below 2^32. One up to 29 beyond `last` may be found too.
   */
  findDivisor(n: bigint, first: number, last: number): number;
}

function instantiate(module: WebAssembly.Module): WordKernel {
  // The loader's own `exports` wrap every function; the plain ones are called without that detour.
  const exports = instantiateSync(module).instance.exports as unknown as WordExports;
  const capacity = exports.CAPACITY.value;
  const { buffer } = exports.memory;
  const address = exports.numbersAddress();
  return {
    ...exports,
    capacity,
    numbers: new BigUint64Array(buffer, address, capacity),
    integers32: new Uint32Array(buffer, address, capacity),
    doubles: new Float64Array(buffer, address, capacity),
    verdicts: new Uint8Array(buffer, exports.verdictsAddress(), capacity),
    findDivisor: (n, first, last) => exports.findDivisor(n, first, last) >>> 0,
  };
}

/**
 * Numbers on which every stage of the kernel's lanes must be right, each with its verdict: below
 * every bound at which the method changes (2^32, 2^50, 2^53 - 2^10, 2^64) the greatest primes,
 * whose products have the most bits to lose, and strong pseudoprimes to base 2 of the form
 * (k+1)(2k+1). Where multiply-add is not fused, the primes below 2^50 and 2^53 come out composite.
 */
const KNOWN: readonly (readonly [n: bigint, prime: 0 | 1])[] = [
  [4294967291n, 1],
  [4294967279n, 1],
  [4187360341n, 0],
  [1125899906842597n, 1],
  [1125899906842589n, 1],
  [1125899906842573n, 1],
  [1125729304481953n, 0],
  [9007199254739809n, 1],
  [9007199254739801n, 1],
  [9007199254739737n, 1],
  [9006389872915753n, 0],
  [18446744073709551557n, 1],
  [18446744073709551533n, 1],
  [18446744073709551521n, 1],
  [18446743208455367653n, 0],
];

function isRight({ numbers, verdicts, arePrime }: WordKernel): boolean {
  numbers.set(KNOWN.map(([n]) => n));
  arePrime(KNOWN.length);
  return KNOWN.every(([, prime], index) => verdicts[index] === prime);
}

/** @internal */
export const word: KernelModule<WordKernel> = /* @__PURE__ */ defineKernel({
  name: 'word',
  sources,
  instantiate,
  isRight,
});

/**
 * Which variants of the kernels run here, and why: 'wide' or 'fused' where the engine has the
 * instructions and gives right answers with them, else 'baseline'.
 *
 * @throws KernelError if WebAssembly is unavailable
 */
export function kernelInfo(): KernelInfo {
  return { ...word.info(), modules: modulesInUse() };
}
