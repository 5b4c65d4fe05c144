// The kernel without the library around it, in any engine: nothing here depends on Node.

import type { WordExports } from '../../src/wasm/word.js';

/** A kernel, ready to be called. */
export interface RawKernel extends WordExports {
  /** Decides a list of any length through the batch buffer. */
  decide(ns: readonly bigint[]): boolean[];
}

/** A new instance of any kernel. */
export function instantiateKernel(module: WebAssembly.Module): RawKernel {
  const exports = new WebAssembly.Instance(module).exports as unknown as WordExports;
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
