// Instances of the counting module.

import { KernelError } from '../input/errors.js';
import { type CountKernel, count } from '../wasm/count.js';
import { primesAtMost } from './parameters.js';

export type { CountKernel };

/** Bytes of a segment of the sieve, as in the kernel, and how many numbers they cover. */
export const SEGMENT_BYTES = 1 << 16;
export const SEGMENT_NUMBERS = SEGMENT_BYTES * 30;

/** An instance without tables. @throws KernelError if the module does not run here */
export function instantiateCount(): CountKernel {
  return count.kernel().instance();
}

/**
 * An instance with the primes up to `limit` and the table of π, but without a problem.
 * In: limit >= 17.
 */
export function instanceWithPrimes(limit: number): CountKernel {
  const kernel = instantiateCount();
  const piBytes = 8 * Math.ceil((limit + 1) / 240);
  if (kernel.begin(30n, 1, 30, 5, 5, 5, limit, primesAtMost(limit), piBytes, 5) === 0) {
    throw outOfMemory();
  }
  return kernel;
}

export function outOfMemory(): KernelError {
  return new KernelError('there is no memory to count primes: end other programs');
}
