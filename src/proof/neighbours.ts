// Proofs by the primes of n - 1 and n + 1 (Brillhart, Lehmer and Selfridge, New primality criteria
// and factorizations of 2^m ± 1, 1975).

import { gcd } from '../arithmetic/modular.js';
import { splitInSteps } from '../arithmetic/split.js';
import { bitLength } from '../bigint/bit-length.js';
import { fitsWord } from '../bigint/word.js';
import type { Steps } from '../steps/steps.js';
import { isProbablePrime } from '../tests/probable.js';
import type { CertificateStep } from './certificate/certificate.js';
import {
  enoughOf,
  isEnoughMinus,
  isEnoughPlus,
  isPrimeByMinus,
  isPrimeByPlus,
  type KnownPart,
} from './known-part.js';
import { minusWitnesses, plusWitnesses } from './witnesses.js';

/** A theorem's step, and the primes from 2^64 on that it needs, which are probable so far. */
export interface Attempt {
  readonly step: CertificateStep;
  readonly needs: readonly bigint[];
}

/** A step, 'composite' if n is found to be, or undefined if too few primes are known. */
export type Attempted = Attempt | 'composite' | undefined;

/** The primes of n - 1, as far as they are found. In: odd n; also primes of any other integers. */
export function* primesOfMinus(n: bigint, given: readonly bigint[]): Steps<bigint[]> {
  return yield* primesOf(n - 1n, given, bitLength(n));
}

/** The primes of n + 1. */
export function* primesOfPlus(n: bigint, given: readonly bigint[]): Steps<bigint[]> {
  return yield* primesOf(n + 1n, given, bitLength(n));
}

/** The given ones, those below some bound, and the cofactor if it is a probable prime. */
function* primesOf(m: bigint, given: readonly bigint[], bits: number): Steps<bigint[]> {
  const { primes, rest } = yield* splitInSteps(m, given, trialBound(bits));
  return rest > 1n && (yield* isProbablePrime(rest)) ? [...primes, rest] : primes;
}

/** Trial division up to this takes less than a hundredth of a proof by elliptic curves. */
function trialBound(bits: number): number {
  return 2 ** Math.min(Math.max(Math.round(11 + bits / 100), 13), 20);
}

/** A proof by n - 1. */
export function* proveByMinus(n: bigint, primes: readonly bigint[]): Steps<Attempted> {
  const part = enoughOf(n - 1n, primes, (part) => isEnoughMinus(n, part));
  if (part === undefined) return undefined;
  if (!isPrimeByMinus(part)) return 'composite';
  const factors = yield* minusWitnesses(n, part.primes);
  if (factors === undefined || factors === 'composite') return factors;
  return { step: { type: 'n-1', n, factors }, needs: large(part.primes) };
}

/** A proof by n + 1. */
export function* proveByPlus(n: bigint, primes: readonly bigint[]): Steps<Attempted> {
  const part = enoughOf(n + 1n, primes, (part) => isEnoughPlus(n, part) && isPrimeByPlus(part));
  if (part === undefined) return undefined;
  const factors = yield* plusWitnesses(n, part.primes);
  if (factors === undefined || factors === 'composite') return factors;
  return { step: { type: 'n+1', n, factors }, needs: large(part.primes) };
}

/**
 * A proof by both: a divisor of n is 1 modulo the one part F and ±1 modulo the other, G. Therefore
 * it is 1 or n modulo their least common multiple. If that is above √n, a divisor up to √n is 1, or
 * the remainder of n.
 */
export function* proveByBoth(
  n: bigint,
  minus: readonly bigint[],
  plus: readonly bigint[],
): Steps<Attempted> {
  const all = whole(n - 1n, minus);
  const part = enoughOf(n + 1n, plus, ({ known }) => {
    const common = (all.known / gcd(all.known, known)) * known;
    return common * common > n && !dividesProperly(n % common, n);
  });
  if (part === undefined) return undefined;
  const below = yield* minusWitnesses(n, all.primes);
  if (below === undefined || below === 'composite') return below;
  const above = yield* plusWitnesses(n, part.primes);
  if (above === undefined || above === 'composite') return above;
  return {
    step: { type: 'n²-1', n, minus: below, plus: above },
    needs: large([...all.primes, ...part.primes]),
  };
}

/** All of the primes. */
function whole(m: bigint, primes: readonly bigint[]): KnownPart {
  let last: KnownPart = { primes: [], known: 1n, rest: m };
  enoughOf(m, primes, (part) => {
    last = part;
    return false;
  });
  return last;
}

function dividesProperly(divisor: bigint, n: bigint): boolean {
  return divisor > 1n && divisor < n && n % divisor === 0n;
}

function large(primes: readonly bigint[]): bigint[] {
  return primes.filter((prime) => !fitsWord(prime));
}
