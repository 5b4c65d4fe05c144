// Integers whose special form lets a theorem decide them, with a proof and in less time than the
// general test.

import { powerModulo } from '../arithmetic/power-modulo.js';
import { bitLength } from '../bigint/bit-length.js';
import { jacobi, leastNonResidue } from '../bigint/jacobi.js';
import type { Steps } from '../steps/steps.js';
import { word } from '../wasm/word.js';
import { lucasLehmer } from './lucas-lehmer.js';

/**
 * Mersenne: 2^p - 1. Proth: k·2^m + 1 with k < 2^m, the Fermat numbers 2^(2^m) + 1 among them.
 *
 * @internal
 */
export type SpecialForm = 'mersenne' | 'proth';

/**
 * The special form of n of several words, if it has one. The low bits alone exclude almost all
 * integers.
 *
 * @internal
 */
export function specialFormOf(n: bigint): SpecialForm | undefined {
  const low = BigInt.asUintN(32, n);
  if (low === 0xffff_ffffn) return (n & (n + 1n)) === 0n ? 'mersenne' : undefined;
  // With b bits, n has this form if and only if n - 1 is divisible by 2^⌈b/2⌉: then k has ⌊b/2⌋
  // bits. As n has more than 64 bits, the upper half of them begins above the 32 looked at.
  if (low !== 1n) return undefined;
  return BigInt.asUintN(Math.ceil(bitLength(n) / 2), n) === 1n ? 'proth' : undefined;
}

/** Whether n of this form is prime, for certain. In: n of several words. @internal */
export function decideSpecialForm(n: bigint, form: SpecialForm): Steps<boolean> {
  return form === 'mersenne' ? decideMersenne(bitLength(n)) : decideProth(n);
}

/** 2^p - 1 can be prime only if p is: 2^a - 1 divides 2^(ab) - 1. In: exponent >= 64. */
function* decideMersenne(exponent: number): Steps<boolean> {
  return word.kernel().isPrimeDouble(exponent) !== 0 && (yield* lucasLehmer(exponent));
}

/**
 * Proth's theorem (1878): n is prime if a^((n-1)/2) ≡ -1 for some a. If n is prime, that holds for
 * every a with Jacobi symbol (a/n) = -1, by Euler's criterion; so one of them decides. For Fermat
 * numbers, the least is 3, and the test is Pépin's (1877).
 */
function* decideProth(n: bigint): Steps<boolean> {
  const a = leastNonResidue(n, 3, 2, (a) => jacobi(a, n));
  if (a === undefined) return false;
  return (yield* powerModulo(BigInt(a), (n - 1n) / 2n, n)) === n - 1n;
}
