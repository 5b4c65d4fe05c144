// The module for integers of several words.

import sources from 'kernel:multiword';
import { defineKernel, type KernelModule } from './define-kernel.js';
import { instantiate, type MultiwordKernel } from './multiword-kernel.js';
import { Residues } from './residues.js';

/**
 * The modulus and, with other digits, the factors: long enough for every loop, and such that no
 * digit is simple. Where multiply-add is not fused, the lower half of a product of two digits is
 * lost.
 */
const MODULUS = 7n ** 200n;
const FACTOR = 3n ** 350n;
const OTHER = 5n ** 240n;

/** Compares a product and a square with the answers of BigInt. */
export function isRight(kernel: MultiwordKernel): boolean {
  const residues = new Residues(kernel, MODULUS, 2);
  try {
    residues.put(0, FACTOR);
    residues.put(1, OTHER);
    const [a, b] = [residues.row(0), residues.row(1)];
    kernel.square(residues.area, a, a, 1, b);
    const squared = 2n * FACTOR * FACTOR - OTHER;
    if (residues.get(0) !== residues.montgomery(squared)) return false;
    kernel.multiply(residues.area, b, a, b, a);
    return residues.get(1) === residues.montgomery(squared * OTHER - squared);
  } finally {
    residues.close();
  }
}

export const multiword: KernelModule<MultiwordKernel> = /* @__PURE__ */ defineKernel({
  name: 'multiword',
  sources,
  instantiate,
  isRight,
});
