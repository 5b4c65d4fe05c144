// The extra strong Lucas test of integers of several words, as defined in assembly/tests/lucas.ts.

import { kernelFor } from '../arithmetic/power-modulo.js';
import { bitLength, trailingZeros } from '../bigint/bit-length.js';
import { jacobi, leastNonResidue } from '../bigint/jacobi.js';
import { productsPerStep } from '../bigint/modular-power.js';
import type { Steps } from '../steps/steps.js';
import { Residues } from '../wasm/residues.js';

/** Rows of residues that the test needs. */
export const LUCAS_ROWS = 4;

/** Whether odd n of several words is an extra strong Lucas probable prime; false for a square. */
export function* isExtraStrongLucasProbablePrime(n: bigint): Steps<boolean> {
  const kernel = kernelFor(bitLength(n));
  if (kernel === undefined) return yield* isLucasInBigInts(n);
  const residues = new Residues(kernel, n, LUCAS_ROWS);
  try {
    return yield* isLucasOf(residues);
  } finally {
    residues.close();
  }
}

/**
 * In: residues modulo odd n of several words, with four rows, which are overwritten. Out: whether n
 * passes.
 */
export function* isLucasOf(residues: Residues): Steps<boolean> {
  const { n, area } = residues;
  const parameter = lucasParameter(n);
  if (parameter === undefined) return false;
  const s = trailingZeros(n + 1n);
  const d = (n + 1n) >> BigInt(s);
  const bits = bitLength(d);
  residues.put(0, parameter);
  residues.put(1, parameter * parameter - 2n);
  residues.put(2, 2n);
  residues.put(3, parameter);
  residues.putExponent(d, bits);
  const [v, next, two, p] = [0, 1, 2, 3].map((index) => residues.row(index)) as [
    number,
    number,
    number,
    number,
  ];
  yield* residues.steps(bits - 1, 2, (first, last) => {
    residues.kernel.lucasChain(area, v, next, two, p, residues.exponent, first, last);
  });
  return yield* endsInZero(residues, parameter, s);
}

/**
 * The least P >= 3 with Jacobi symbol (P² - 4 / n) = -1; undefined if there is none, which makes n
 * composite.
 */
function lucasParameter(n: bigint): bigint | undefined {
  const p = leastNonResidue(n, 3, 1, (p) => jacobi(p - 2, n) * jacobi(p + 2, n));
  return p === undefined ? undefined : BigInt(p);
}

/**
 * The end of the test. U_d ≡ 0 and V_d ≡ ±2 mean that V_(d+1) ≡ ±P.
 *
 * In: rows 0 to 2 with V_d, V_(d+1) and 2, all Montgomery form; n + 1 = d·2^s. Out: whether n
 * passes; row 0 is overwritten.
 */
function* endsInZero(residues: Residues, parameter: bigint, s: number): Steps<boolean> {
  const { n } = residues;
  const two = residues.montgomery(2n);
  const p = residues.montgomery(parameter);
  const [v, next] = [residues.get(0), residues.get(1)];
  if (v === two && next === p) return true;
  if (v === n - two && next === n - p) return true;
  let passes = v === 0n && s > 1;
  yield* residues.steps(s - 2, 1, (first, last) => {
    for (let i = first; i > last && !passes; i--) {
      residues.square(0, 0, 2);
      passes = residues.get(0) === 0n;
    }
  });
  return passes;
}

/** In: odd n > 2^32. Out: false for a square as well. */
export function* isLucasInBigInts(n: bigint): Steps<boolean> {
  const p = lucasParameter(n);
  if (p === undefined) return false;
  const pauseAfter = productsPerStep(n) / 2;
  const s = trailingZeros(n + 1n);
  const d = (n + 1n) >> BigInt(s);
  // V_k and V_(k+1).
  let v = 2n;
  let next = p;
  let steps = 0;
  for (const bit of d.toString(2)) {
    const product = (v * next - p) % n;
    if (bit === '1') {
      next = (next * next - 2n) % n;
      v = product;
    } else {
      v = (v * v - 2n) % n;
      next = product;
    }
    if (++steps < pauseAfter) continue;
    steps = 0;
    yield;
  }
  v = nonNegative(v, n);
  if ((v === 2n || v === n - 2n) && (2n * next - p * v) % n === 0n) return true;
  for (let r = 1; r < s; r++) {
    if (v === 0n) return true;
    v = nonNegative((v * v - 2n) % n, n);
    if (r % Math.ceil(pauseAfter) === 0) yield;
  }
  return false;
}

function nonNegative(n: bigint, modulus: bigint): bigint {
  return n < 0n ? n + modulus : n;
}
