// The decision for n >= 2^64: small factors; the theorem of a special form where there is one, which is
// certain; else a strong test to base 2 and an extra strong Lucas test (BPSW), and random rounds if wanted.

import { BIG } from '../integer.js';
import type { Rounds } from '../options.js';
import {
  isProbablePrime,
  isProbablePrimeInSlices,
  smallFactor,
  strongProbablePrime,
} from './arithmetic.js';
import { countRounds, randomBase } from './rounds.js';
import { finish, type Slices } from './slices.js';
import { decideSpecialForm, specialFormOf } from './special-forms.js';

/**
 * Whether n >= 2^64 is prime.
 *
 * No composite is known that passes both tests of BPSW, and none was ever built, but that there is none has
 * not been proved from 2^64 on. A composite passes a random round with a probability of 1/4 at most (Rabin,
 * 1980), whoever has chosen it.
 */
export function decideBig(n: bigint, rounds: Rounds): boolean {
  // Without a generator, which would take as long as a tenth of the test of 128 bits.
  if (rounds === 0 && specialFormOf(n) === undefined) return isProbablePrime(n);
  return finish(decideBigInSlices(n, rounds));
}

/** The same in slices. */
export function* decideBigInSlices(n: bigint, rounds: Rounds): Slices<boolean> {
  const form = specialFormOf(n);
  if (form !== undefined) return smallFactor(n) === 0 && (yield* decideSpecialForm(n, form));
  if (!(yield* isProbablePrimeInSlices(n))) return false;
  for (let round = countRounds(rounds, n); round > 0; round--) {
    if (!(yield* strongProbablePrime(n, randomBase(n)))) return false;
  }
  return true;
}

/**
 * Whether p and (p - 1)/2, both >= 2^64, are prime: the tests that most candidates fail come first.
 */
export function* decideBigSafeInSlices(p: bigint): Slices<boolean> {
  const q = p >> 1n;
  if (smallFactor(q) !== 0 || smallFactor(p) !== 0) return false;
  if (!(yield* strongProbablePrime(q)) || !(yield* strongProbablePrime(p))) return false;
  return (yield* decideBigInSlices(q, 0)) && (yield* decideBigInSlices(p, 0));
}

/** Whether it is certain that n is prime when it has been found to be. That it is not always is. */
export function isCertain(n: bigint): boolean {
  return n < BIG || specialFormOf(n) !== undefined;
}
