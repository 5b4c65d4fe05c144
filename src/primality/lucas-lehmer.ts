// The test of Lucas and Lehmer (Lehmer 1930): 2^p - 1 is prime if and only if it divides S_(p-2),
// where S_0 = 4 and S_(k+1) = S_k² - 2.

import { kernelFor } from '../arithmetic/power-modulo.js';
import { productsPerStep } from '../bigint/modular-power.js';
import type { Steps } from '../steps/steps.js';
import { Residues } from '../wasm/residues.js';

/**
 * The exponent from which BigInt arithmetic beats the kernel's modulo 2^p - 1 where multiply-add is
 * not fused; in Bun 1.4 from 8,192 on.
 */
const BIGINT_EXPONENT = 9_000;

/** Bits that make room for two more digits of any width. */
const SPARE_BITS = 102;

/** Whether 2^exponent - 1 is prime. In: an odd prime exponent above 64. */
export function* lucasLehmer(exponent: number): Steps<boolean> {
  const kernel = kernelFor(exponent, BIGINT_EXPONENT);
  if (kernel === undefined) return yield* lucasLehmerInBigInts(exponent);
  const residues = new Residues(kernel, 2n ** BigInt(exponent) - 1n, 1, SPARE_BITS);
  try {
    residues.putPlain(0, 4n);
    yield* residues.steps(exponent - 2, 1, (first, last) => {
      residues.kernel.lucasLehmer(residues.area, residues.row(0), exponent, first - last);
    });
    return residues.get(0) === 0n;
  } finally {
    residues.close();
  }
}

/** A remainder modulo 2^p - 1 is a shift and a sum. In: an odd prime exponent. */
function* lucasLehmerInBigInts(exponent: number): Steps<boolean> {
  const shift = BigInt(exponent);
  const mersenne = (1n << shift) - 1n;
  const pauseAfter = 2 * productsPerStep(mersenne);
  let s = 4n;
  for (let step = 0; step < exponent - 2; step++) {
    const square = s * s - 2n;
    const folded = BigInt.asUintN(exponent, square) + (square >> shift);
    s = folded >= mersenne ? folded - mersenne : folded;
    if ((step + 1) % pauseAfter === 0) yield;
  }
  return s === 0n;
}
