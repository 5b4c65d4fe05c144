// The test of Baillie, Pomerance, Selfridge and Wagstaff (Baillie and Wagstaff 1980) of integers of
// several words: no small factor, a strong test to base 2, an extra strong Lucas test. Every prime
// passes; no composite is known that does.

import { kernelFor } from '../arithmetic/power-modulo.js';
import { bitLength } from '../bigint/bit-length.js';
import { smallFactor } from '../bigint/small-factor.js';
import type { Steps } from '../steps/steps.js';
import { multiword } from '../wasm/multiword.js';
import { Residues } from '../wasm/residues.js';
import { isLucasInBigInts, isLucasOf, LUCAS_ROWS } from './lucas.js';
import { isStrongInBigInts, isStrongToBase2 } from './strong.js';

/** The outcome for n: it passes; it fails, with a small factor or without one. */
export type BpswOutcome =
  | { readonly passes: true }
  | { readonly passes: false; readonly factor?: bigint };

const PASSES: BpswOutcome = { passes: true };
const FAILS: BpswOutcome = { passes: false };

/**
 * The results of `decide256`: -1 for the few numbers left to the general test, and factors above 1.
 */
const UNDECIDED = -1;
const COMPOSITE = 0;
const PROBABLY_PRIME = 1;

/**
 * The outcome for n of several words below 2^256, by one call of the kernel of 10 to 50 µs;
 * undefined for others.
 */
export function bpswAtOnce(n: bigint): BpswOutcome | undefined {
  const word3 = n >> 192n;
  if (word3 >= 2n ** 64n) return undefined;
  // Each word takes the lowest 64 bits.
  const found = multiword.tryKernel()?.decide256(n, n >> 64n, n >> 128n, word3) ?? UNDECIDED;
  if (found === UNDECIDED) return undefined;
  if (found === PROBABLY_PRIME) return PASSES;
  return found === COMPOSITE ? FAILS : { passes: false, factor: BigInt(found) };
}

/** The outcome for n of several words. */
export function* bpsw(n: bigint): Steps<BpswOutcome> {
  const factor = smallFactor(n);
  if (factor !== 0) return { passes: false, factor: BigInt(factor) };
  return (yield* isStrongAndLucas(n)) ? PASSES : FAILS;
}

/** Both tests on the same residues. In: odd n of several words. */
function* isStrongAndLucas(n: bigint): Steps<boolean> {
  const kernel = kernelFor(bitLength(n));
  if (kernel === undefined) return (yield* isStrongInBigInts(n)) && (yield* isLucasInBigInts(n));
  const residues = new Residues(kernel, n, LUCAS_ROWS);
  try {
    return (yield* isStrongToBase2(residues)) && (yield* isLucasOf(residues));
  } finally {
    residues.close();
  }
}
