// The one seam to WebAssembly: it compiles the embedded module, owns its memory and its crossings.

import { instantiateSync } from '@assemblyscript/loader';
import kernelBase64 from '../build/kernel.wasm';
import { KernelError } from './errors.js';

/** What the module exports (`assembly/index.ts`). A u64 crosses as a BigInt, and u32 comes back signed. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly CAPACITY: WebAssembly.Global<'i32'>;
  numbersAddress(): number;
  verdictsAddress(): number;
  arePrime(count: number): void;
  isPrime(n: bigint): number;
  isPrimeDouble(n: number): number;
  findDivisor(n: bigint, first: number, last: number): number;
}

/** The kernel with its buffers. */
export interface Kernel {
  /** How many numbers the buffers hold. */
  readonly capacity: number;
  readonly numbers: BigUint64Array;
  readonly verdicts: Uint8Array;
  /** Decides the first `count` of `numbers`, and writes 1 or 0 to `verdicts` for each. */
  arePrime(count: number): void;
  /** Whether 0 ≤ n < 2^64 is prime. Out of this range, n would wrap modulo 2^64. */
  isPrime(n: bigint): boolean;
  /** Whether a number, an integer in [0, 2^53), is prime. */
  isPrimeDouble(n: number): boolean;
  /**
   * The smallest divisor of n from `first` to min(`last`, ⌊√n⌋), or 0. 0 < n < 2^64 has none below
   * `first`; both bounds are below 2^32. One up to 29 beyond `last` may be found too.
   */
  findDivisor(n: bigint, first: number, last: number): number;
}

let compiled: WebAssembly.Module | undefined;
let current: Kernel | undefined;

/** The kernel of this thread. The first call compiles it, which takes a millisecond or two. */
export function kernel(): Kernel {
  current ??= instantiate(kernelModule());
  return current;
}

/**
 * The compiled module, to be posted to workers, which then need not compile it again.
 *
 * @throws KernelError if WebAssembly is not to be had here
 */
export function kernelModule(): WebAssembly.Module {
  compiled ??= compile();
  return compiled;
}

/** Makes a worker use the module that it was sent. */
export function useKernelModule(module: WebAssembly.Module): void {
  compiled = module;
}

function compile(): WebAssembly.Module {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(kernelBase64), (c) => c.charCodeAt(0)));
  } catch (cause) {
    throw new KernelError(
      "the WebAssembly kernel could not be compiled: it needs an engine with SIMD and, where a Content-Security-Policy applies, 'wasm-unsafe-eval' in its script-src",
      { cause },
    );
  }
}

function instantiate(module: WebAssembly.Module): Kernel {
  // The loader's own `exports` wrap every function; the plain ones are called without that detour.
  const exports = instantiateSync(module).instance.exports as unknown as KernelExports;
  const capacity = exports.CAPACITY.value;
  const { buffer } = exports.memory;
  return {
    capacity,
    numbers: new BigUint64Array(buffer, exports.numbersAddress(), capacity),
    verdicts: new Uint8Array(buffer, exports.verdictsAddress(), capacity),
    arePrime: exports.arePrime,
    isPrime: (n) => exports.isPrime(n) !== 0,
    isPrimeDouble: (n) => exports.isPrimeDouble(n) !== 0,
    findDivisor: (n, first, last) => exports.findDivisor(n, first, last) >>> 0,
  };
}
