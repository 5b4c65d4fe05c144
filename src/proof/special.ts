// Proofs of integers of a special form, by the theorem of that form.

import { power } from '../arithmetic/pow-mod.js';
import { nonResidue } from '../arithmetic/square-root.js';
import { bitLength } from '../bigint/bit-length.js';
import { lucasLehmer } from '../primality/lucas-lehmer.js';
import { specialFormOf } from '../primality/special-forms.js';
import type { Steps } from '../steps/steps.js';
import { word } from '../wasm/word.js';
import type { CertificateStep } from './certificate/certificate.js';

/**
 * The theorems by name: Lucas and Lehmer's for 2^p - 1, Proth's for k·2^m + 1 with k < 2^m, Pépin's
 * for 2^(2^m) + 1.
 */
export type SpecialMethod = 'lucas-lehmer' | 'proth' | 'pepin';

/** A theorem that applies. @internal */
export interface SpecialForm {
  readonly method: SpecialMethod;
  /** Out: a step of a certificate if n is prime, 'composite' if not. */
  decide(): Steps<CertificateStep | 'composite'>;
}

/** The theorem for n >= 2^64 without small factors, if it has a special form. @internal */
export function specialForm(n: bigint): SpecialForm | undefined {
  const form = specialFormOf(n);
  if (form === 'mersenne') return { method: 'lucas-lehmer', decide: () => decideMersenne(n) };
  if (form === undefined) return undefined;
  const isFermat = ((n - 1n) & (n - 2n)) === 0n;
  return { method: isFermat ? 'pepin' : 'proth', decide: () => decideProth(n) };
}

/**
 * 2^p - 1 is prime if and only if it divides S_(p-2) (Lehmer, 1930). Then U_(n+1) ≡ 0 and
 * U_((n+1)/2) is prime to n for P = 2, Q = -2, which is a proof by n + 1: D = 12 and Q are not
 * squares modulo n.
 */
function* decideMersenne(n: bigint): Steps<CertificateStep | 'composite'> {
  // 2^a - 1 divides 2^(ab) - 1.
  const exponent = bitLength(n);
  if (word.kernel().isPrimeDouble(exponent) === 0) return 'composite';
  if (!(yield* lucasLehmer(exponent))) return 'composite';
  return { type: 'n+1', n, factors: [{ prime: 2n, p: 2n, q: -2n }] };
}

/**
 * Proth, 1878; for Fermat numbers Pépin, 1877: n is prime if and only if a^((n-1)/2) ≡ -1 for an a
 * with (a/n) = -1.
 */
function* decideProth(n: bigint): Steps<CertificateStep | 'composite'> {
  const witness = nonResidue(n);
  if (witness === undefined) return 'composite';
  const half = yield* power(witness, (n - 1n) / 2n, n);
  if (half !== n - 1n) return 'composite';
  return { type: 'n-1', n, factors: [{ prime: 2n, witness }] };
}
