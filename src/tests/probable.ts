// Whether integers of any size are probably prime.

import { fitsWord } from '../bigint/word.js';
import type { Steps } from '../steps/steps.js';
import { word } from '../wasm/word.js';
import { bpsw, bpswAtOnce } from './bpsw.js';
import { isStrongProbablePrime } from './strong.js';

/**
 * Whether n >= 0 is prime: exact if it fits a word, else by the test of Baillie, Pomerance,
 * Selfridge and Wagstaff.
 */
export function* isProbablePrime(n: bigint): Steps<boolean> {
  if (fitsWord(n)) return word.kernel().isPrime(n) !== 0;
  return (bpswAtOnce(n) ?? (yield* bpsw(n))).passes;
}

/**
 * The same for n without small factors, most of which are composite: it skips trial division.
 */
export function* isProbableWithoutFactors(n: bigint): Steps<boolean> {
  return fitsWord(n) || (yield* isStrongProbablePrime(n)) ? yield* isProbablePrime(n) : false;
}
