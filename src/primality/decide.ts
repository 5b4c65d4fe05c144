// The decision: the only place that chooses a test by the size and form of an integer. Below 2^64,
// the kernel's answer is proved. Above, the theorem of a special form decides, which is also a
// proof. All other integers get the test of Baillie, Pomerance, Selfridge and Wagstaff (BPSW), and
// random rounds if requested.

import { smallFactor } from '../bigint/small-factor.js';
import { fitsWord } from '../bigint/word.js';
import type { Rounds } from '../input/options.js';
import { finish, type Steps } from '../steps/steps.js';
import { type BpswOutcome, bpsw, bpswAtOnce } from '../tests/bpsw.js';
import { isStrongProbablePrime } from '../tests/strong.js';
import { word } from '../wasm/word.js';
import { countRounds, randomBase } from './rounds.js';
import { decideSpecialForm, type SpecialForm, specialFormOf } from './special-forms.js';

/**
 * What n is, and why.
 *
 * Composite, which is always certain: it has a `small factor` or fails a `test`. Integers `below 2`
 * also count as composite here. Proven: by the kernel for integers of one `word`, or by the theorem
 * of a special form. Probable: it passes `bpsw`. No known composite does, but from 2^64 on nobody
 * has proved that none exists.
 *
 * @internal
 */
export type Decision =
  | {
      readonly verdict: 'composite';
      readonly reason: 'below 2' | 'small factor' | 'test';
      /** The least prime factor, if the test found one. */
      readonly factor?: bigint;
    }
  | { readonly verdict: 'proven'; readonly reason: 'word' | SpecialForm }
  | { readonly verdict: 'probable'; readonly reason: 'bpsw' };

const BELOW_2: Decision = { verdict: 'composite', reason: 'below 2' };
const FAILS: Decision = { verdict: 'composite', reason: 'test' };
const WORD: Decision = { verdict: 'proven', reason: 'word' };
const PROBABLE: Decision = { verdict: 'probable', reason: 'bpsw' };

/**
 * Whether n is prime, without the reason: an object for it takes longer than the decision of one
 * word.
 *
 * In: any n that was checked.
 *
 * @internal
 */
export function isPrimeInteger(n: bigint, rounds: Rounds = 0): boolean {
  if (fitsWord(n)) return isPrimeWord(n);
  return decideLarge(n, rounds).verdict !== 'composite';
}

/**
 * The same in steps.
 *
 * @internal
 */
export function* isPrimeInSteps(n: bigint, rounds: Rounds = 0): Steps<boolean> {
  if (fitsWord(n)) return isPrimeWord(n);
  return (yield* decideLargeInSteps(n, rounds)).verdict !== 'composite';
}

/** Decides n. @internal */
export function decide(n: bigint, rounds: Rounds = 0): Decision {
  return fitsWord(n) ? decideWord(n) : decideLarge(n, rounds);
}

/** The same in steps. @internal */
export function* decideInSteps(n: bigint, rounds: Rounds = 0): Steps<Decision> {
  return fitsWord(n) ? decideWord(n) : yield* decideLargeInSteps(n, rounds);
}

function isPrimeWord(n: bigint): boolean {
  return n >= 2n && word.kernel().isPrime(n) !== 0;
}

function decideWord(n: bigint): Decision {
  if (n < 2n) return BELOW_2;
  const { isPrime, numbers, smallFactors } = word.kernel();
  if (isPrime(n) !== 0) return WORD;
  numbers[0] = n;
  smallFactors(1);
  const factor = numbers[0] ?? 0n;
  return factor === 0n ? FAILS : compositeBy(factor);
}

/** In: n of several words. */
function decideLarge(n: bigint, rounds: Rounds): Decision {
  // Without a generator, which would cost a tenth of a test at 128 bits.
  const form = specialFormOf(n);
  const outcome = rounds === 0 && form === undefined ? bpswAtOnce(n) : undefined;
  return outcome ? decisionOf(outcome) : finish(decideLargeInSteps(n, rounds, form));
}

/** In: n of several words. */
function* decideLargeInSteps(n: bigint, rounds: Rounds, form = specialFormOf(n)): Steps<Decision> {
  if (form !== undefined) {
    const factor = smallFactor(n);
    if (factor !== 0) return compositeBy(BigInt(factor));
    return (yield* decideSpecialForm(n, form)) ? { verdict: 'proven', reason: form } : FAILS;
  }
  const outcome = bpswAtOnce(n) ?? (yield* bpsw(n));
  if (!outcome.passes) return decisionOf(outcome);
  // Any composite passes a random round with probability at most 1/4 (Rabin 1980).
  for (let round = countRounds(rounds, n); round > 0; round--) {
    if (!(yield* isStrongProbablePrime(n, randomBase(n)))) return FAILS;
  }
  return PROBABLE;
}

function decisionOf(outcome: BpswOutcome): Decision {
  if (outcome.passes) return PROBABLE;
  return outcome.factor === undefined ? FAILS : compositeBy(outcome.factor);
}

function compositeBy(factor: bigint): Decision {
  return { verdict: 'composite', reason: 'small factor', factor };
}

/**
 * Whether p and (p - 1)/2 are prime: the tests that most candidates fail come first. In: odd p >=
 * 5.
 *
 * @internal
 */
export function* isSafePrimeInSteps(p: bigint): Steps<boolean> {
  const q = p >> 1n;
  if (!fitsWord(q)) {
    if (smallFactor(q) !== 0 || smallFactor(p) !== 0) return false;
    if (!(yield* isStrongProbablePrime(q)) || !(yield* isStrongProbablePrime(p))) return false;
  }
  return (yield* isPrimeInSteps(q)) && (yield* isPrimeInSteps(p));
}
