// Instances of the counting module.

import { KernelError } from '../input/errors.js';
import { type CountKernel, count } from '../wasm/count.js';

export type { CountKernel };

/** Bytes of a segment of the sieve, as in the kernel, and the numbers that they stand for. */
export const SEGMENT_BYTES = 1 << 16;
export const SEGMENT_NUMBERS = SEGMENT_BYTES * 30;

/** An instance without tables. @throws KernelError if the module does not run here */
export function instantiateCount(): CountKernel {
  return count.kernel().instance();
}

export function outOfMemory(): KernelError {
  return new KernelError('there is no memory to count primes: end other programs');
}
