// The one seam to WebAssembly: an instance of the kernel, typed, with views of its buffer.

import { instantiateSync } from '@assemblyscript/loader';

/** What the module exports (`assembly/index.ts`). A u64 crosses as a BigInt, and u32 comes back signed. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly CAPACITY: WebAssembly.Global<'i32'>;
  numbersAddress(): number;
  verdictsAddress(): number;
  widenIntegers(count: number): void;
  convertDoubles(count: number): void;
  arePrime(count: number): void;
  isPrime(n: bigint): number;
  isPrimeDouble(n: number): number;
  findDivisor(n: bigint, first: number, last: number): number;
}

/** The kernel with its buffers. */
export interface Kernel {
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
  /** Makes numbers of the first `count` doubles in the buffer, safe integers; 0 of negative ones. */
  convertDoubles(count: number): void;
  /** Decides the first `count` numbers: 1 or 0 for each in `verdicts`. The numbers are used up. */
  arePrime(count: number): void;
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

export function instantiate(module: WebAssembly.Module): Kernel {
  // The loader's own `exports` wrap every function; the plain ones are called without that detour.
  const exports = instantiateSync(module).instance.exports as unknown as KernelExports;
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
