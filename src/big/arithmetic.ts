// Which arithmetic a large integer is decided with: the kernel's, or BigInt arithmetic alone where the kernel
// does not run.

import * as kernel from './big-kernel.js';
import * as bigint from './bigint-arithmetic.js';
import type { Slices } from './slices.js';

export { smallFactor } from './big-kernel.js';

/** Whether the kernel runs here; undefined as long as nobody has tried. */
let kernelRuns: boolean | undefined;

/** The compiled kernel for large integers, for workers to use; undefined if it does not run here. */
export function bigModule(): WebAssembly.Module | undefined {
  if (kernelRuns === false) return undefined;
  try {
    const module = kernel.bigKernelModule();
    kernelRuns = true;
    return module;
  } catch {
    kernelRuns = false;
    return undefined;
  }
}

/** Makes a worker use what it was sent by {@link bigModule}. */
export function useBigModule(module: WebAssembly.Module | undefined): void {
  kernelRuns = module !== undefined;
  if (module !== undefined) kernel.useBigKernelModule(module);
}

/** Whether n >= 2^64 has no small factor and passes the test of Baillie, Pomerance, Selfridge and Wagstaff. */
export function isProbablePrime(n: bigint): boolean {
  return arithmetic().isProbablePrime(n);
}

/** The same in slices. */
export function isProbablePrimeInSlices(n: bigint): Slices<boolean> {
  return arithmetic().isProbablePrimeInSlices(n);
}

/** Whether odd n >= 2^64 is a strong probable prime to a base from 2 to n - 2. */
export function strongProbablePrime(n: bigint, base?: bigint): Slices<boolean> {
  return arithmetic().strongProbablePrime(n, base);
}

/** base^exponent modulo an odd n >= 2^64. In: base in [0, n), exponent >= 0. Out: in [0, n). */
export function powerModulo(base: bigint, exponent: bigint, n: bigint): Slices<bigint> {
  return arithmetic().powerModulo(base, exponent, n);
}

/** Whether 2^exponent - 1 is prime. In: a prime exponent above 64. */
export function lucasLehmer(exponent: number): Slices<boolean> {
  return arithmetic().lucasLehmer(exponent);
}

function arithmetic(): typeof kernel | typeof bigint {
  return (kernelRuns ?? bigModule() !== undefined) ? kernel : bigint;
}
