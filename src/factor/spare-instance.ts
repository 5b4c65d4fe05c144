// Instances of the kernel, one for each piece of work in progress.

import type { Steps } from '../steps/steps.js';
import { type FactorKernel, factorModule } from '../wasm/factor.js';

/**
 * The instance of the previous work, for the next with the same kernel: a new one for each takes
 * 0.2 ms, and the engine pauses for 10 ms to collect their memory after every 30.
 */
const spares = new WeakMap<FactorKernel, FactorKernel>();

/** The greatest size in bytes of a kept instance: the memory of a sieve of 160 bits. */
const SPARE_BYTES = 2 ** 21;

/** Does work in an instance of its own, whose memory still holds the data of earlier work. */
export function* withInstance<T>(work: (kernel: FactorKernel) => Steps<T>): Steps<T> {
  const shared = factorModule.kernel();
  const kernel = spares.get(shared) ?? shared.another();
  spares.delete(shared);
  try {
    return yield* work(kernel);
  } finally {
    if (kernel.memory.buffer.byteLength <= SPARE_BYTES) spares.set(shared, kernel);
  }
}
