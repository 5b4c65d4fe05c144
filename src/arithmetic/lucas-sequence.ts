// The Lucas sequence V_k(P, 1) modulo n: V_0 = 2, V_1 = P, V_(k+1) = P·V_k - V_(k-1). If
// x² - P·x + 1 has the root β, V_k = β^k + β^-k. Therefore V_k(V_l) = V_(k·l).

import { bitLength } from '../bigint/bit-length.js';
import { fitsWord } from '../bigint/word.js';
import type { Steps } from '../steps/steps.js';
import { Residues } from '../wasm/residues.js';
import { modulo } from './modular.js';
import { kernelFor } from './power-modulo.js';

/** V_k(P, 1) modulo n. In: 0 <= k <= n + 1, P in [0, n), odd n >= 3. Out: in [0, n). */
export function* lucasV(k: bigint, p: bigint, n: bigint): Steps<bigint> {
  if (k === 0n) return 2n;
  const kernel = fitsWord(n) ? undefined : kernelFor(bitLength(n));
  if (kernel === undefined) return yield* lucasInBigInts(k, p, n);
  const residues = new Residues(kernel, n, 4);
  try {
    const bits = bitLength(k);
    residues.put(0, p);
    residues.put(1, p * p - 2n + n);
    residues.put(2, 2n);
    residues.put(3, p);
    residues.putExponent(k, bits);
    const [v, next, two, parameter] = [0, 1, 2, 3].map((i) => residues.row(i)) as [
      ...[v: number, next: number, two: number, parameter: number],
    ];
    const { area, exponent } = residues;
    yield* residues.steps(bits - 1, 2, (first, last) => {
      kernel.lucasChain(area, v, next, two, parameter, exponent, first, last);
    });
    return residues.value(0, 1);
  } finally {
    residues.close();
  }
}

/** In: k >= 1. */
function* lucasInBigInts(k: bigint, p: bigint, n: bigint): Steps<bigint> {
  let [v, next] = [2n, p];
  for (const bit of k.toString(2)) {
    const product = (v * next - p) % n;
    if (bit === '1') [v, next] = [product, (next * next - 2n) % n];
    else [v, next] = [(v * v - 2n) % n, product];
    yield;
  }
  return modulo(v, n);
}
