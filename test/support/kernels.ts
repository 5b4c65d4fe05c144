// The kernel without the library around it, as the compiler has written it.

import { readFileSync } from 'node:fs';

/** What a kernel exports. */
interface KernelExports {
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

/** A kernel, ready to be called. */
export interface RawKernel extends KernelExports {
  /** Decides a list of any length through the batch buffer. */
  decide(ns: readonly bigint[]): boolean[];
}

/** What the build leaves in `build/`: the variants, and the baseline with its preconditions checked. */
const FILES = {
  baseline: new URL('../../build/baseline.wasm', import.meta.url),
  fused: new URL('../../build/fused.wasm', import.meta.url),
  wide: new URL('../../build/wide.wasm', import.meta.url),
  debug: new URL('../../build/debug.wasm', import.meta.url),
};

export type Build = keyof typeof FILES;

/** The builds whose instructions this engine knows: 'baseline' and 'debug' wherever there is SIMD. */
export const BUILDS = (['baseline', 'debug', 'fused', 'wide'] as const).filter((build) =>
  WebAssembly.validate(readFileSync(FILES[build])),
);

/** Compiles a kernel that the build has left in `build/`. */
export function compileKernel(build: Build): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(FILES[build]));
}

/** A new instance of a kernel of the build. */
export function loadKernel(build: Build): RawKernel {
  return instantiateKernel(compileKernel(build));
}

/** A new instance of any kernel. */
export function instantiateKernel(module: WebAssembly.Module): RawKernel {
  const exports = new WebAssembly.Instance(module).exports as unknown as KernelExports;
  const capacity = exports.CAPACITY.value;
  const { buffer } = exports.memory;
  const numbers = new BigUint64Array(buffer, exports.numbersAddress(), capacity);
  const verdicts = new Uint8Array(buffer, exports.verdictsAddress(), capacity);
  const decide = (ns: readonly bigint[]): boolean[] => {
    const result: boolean[] = [];
    for (let start = 0; start < ns.length; start += capacity) {
      const part = ns.slice(start, start + capacity);
      numbers.set(part);
      exports.arePrime(part.length);
      for (let place = 0; place < part.length; place++) result.push(verdicts[place] === 1);
    }
    return result;
  };
  return { ...exports, decide };
}
