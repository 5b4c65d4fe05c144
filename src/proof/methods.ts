// The methods of proof in the order in which they are tried.

import { power } from '../arithmetic/pow-mod.js';
import { bitLength, trailingZeros } from '../bigint/bit-length.js';
import { smallFactor } from '../bigint/small-factor.js';
import { fitsWord } from '../bigint/word.js';
import { randomBase } from '../primality/rounds.js';
import type { Steps } from '../steps/steps.js';
import { isProbablePrime } from '../tests/probable.js';
import { isStrongProbablePrime } from '../tests/strong.js';
import { word } from '../wasm/word.js';
import type { Certificate, CertificateStep } from './certificate/certificate.js';
import {
  type Attempt,
  type Attempted,
  primesOfMinus,
  primesOfPlus,
  proveByBoth,
  proveByMinus,
  proveByPlus,
} from './neighbours.js';
import { type SpecialMethod, specialForm } from './special.js';

/**
 * The deciding method: `word`, the test that is exact below 2^64; a theorem of a special form; the
 * primes of n - 1, of n + 1, or of both; elliptic curves; `composite`, a factor or a witness.
 */
export type ProofMethod = 'word' | SpecialMethod | 'n-1' | 'n+1' | 'n²-1' | 'ecpp' | 'composite';

/** The result of a search for a proof. */
export interface Found {
  /**
   * Undefined if time ran out, or no method was able to decide. Then n passed the test of Baillie,
   * Pomerance, Selfridge and Wagstaff.
   */
  readonly prime: boolean | undefined;
  /** What decided; undefined if nothing did. */
  readonly method: ProofMethod | undefined;
  /** Present if n is prime. For n below 2^64 it has no steps. */
  readonly certificate?: Certificate;
  /** A prime that divides a composite n, if one is small. */
  readonly factor?: bigint;
  /**
   * A base to which a composite n is not a strong probable prime, which proves it composite.
   */
  readonly witness?: bigint;
  /** The methods that were tried, if none decided. */
  readonly tried?: readonly ProofMethod[];
}

/**
 * Steps by elliptic curves for a probable prime of several words; undefined if they do not suffice.
 *
 * @internal
 */
export type Curves = (n: bigint) => Steps<CertificateStep[] | undefined>;

/** Decides n as {@link prove} does; undefined if no method is able to. @internal */
export function* decideWithProof(
  n: bigint,
  given: readonly bigint[],
  tried: ProofMethod[],
  curves: Curves,
): Steps<Found | undefined> {
  if (fitsWord(n) && (n < 2n || word.kernel().isPrime(n) !== 0)) {
    const prime = n >= 2n;
    return prime
      ? { prime, method: 'word', certificate: { n, steps: [] } }
      : { prime, method: 'word' };
  }
  const factor =
    n > SMALL_FACTOR_LIMIT ? smallFactor(n, SMALL_FACTOR_LIMIT) : smallFactor(n, Number(n) - 1);
  if (factor > 0) return { prime: false, method: 'composite', factor: BigInt(factor) };
  const form = fitsWord(n) ? undefined : specialForm(n);
  if (form !== undefined) {
    tried.push(form.method);
    const step = yield* form.decide();
    if (step === 'composite') return yield* refute(n);
    return { prime: true, method: form.method, certificate: { n, steps: [step] } };
  }
  if (fitsWord(n) || !(yield* isProbablePrime(n))) return yield* refute(n);
  const steps = yield* proveProbable(n, given, tried, curves);
  if (steps === 'composite') return yield* refute(n);
  const method = steps?.[0]?.type;
  if (steps === undefined || method === undefined) return undefined;
  return { prime: true, method, certificate: { n, steps } };
}

/** Primes up to this are looked for as factors of a composite. */
const SMALL_FACTOR_LIMIT = 2 ** 12;

/**
 * From PLUS_BITS bits on, n + 1 is also tried; from MIXED_BITS on, the large primes of a proof may
 * have proofs of any kind. Given factors allow both. Otherwise PARI's form can express all
 * certificates except those by n + 1, which random primes hardly ever get.
 */
const PLUS_BITS = 257;
const MIXED_BITS = 2000;

/** The steps for a probable prime n >= 2^64; undefined if no method is able to decide. */
function* proveProbable(
  n: bigint,
  given: readonly bigint[],
  tried: ProofMethod[],
  curves: Curves,
): Steps<CertificateStep[] | 'composite' | undefined> {
  const isMixed = given.length > 0 || bitLength(n) >= MIXED_BITS;
  const behind = (prime: bigint): Steps<CertificateStep[] | 'composite' | undefined> =>
    isMixed ? proveProbable(prime, given, tried, curves) : proveByMinusOnly(prime);
  const isPlus = given.length > 0 || bitLength(n) >= PLUS_BITS;
  const steps = yield* proveByNeighbours(n, given, isPlus, tried, behind);
  if (steps !== undefined) return steps;
  if (!tried.includes('ecpp')) tried.push('ecpp');
  return yield* curves(n);
}

/** A proof by n - 1 alone, also of the primes that it needs. */
function* proveByMinusOnly(n: bigint): Steps<CertificateStep[] | 'composite' | undefined> {
  return yield* proveByNeighbours(n, [], false, [], proveByMinusOnly);
}

/** @param behind proves the large primes that a step needs */
function* proveByNeighbours(
  n: bigint,
  given: readonly bigint[],
  isPlus: boolean,
  tried: ProofMethod[],
  behind: (prime: bigint) => Steps<CertificateStep[] | 'composite' | undefined>,
): Steps<CertificateStep[] | 'composite' | undefined> {
  if (!tried.includes('n-1')) tried.push('n-1');
  const minus = yield* primesOfMinus(n, given);
  const ways: (() => Steps<Attempted>)[] = [() => proveByMinus(n, minus)];
  if (isPlus) {
    const plus = yield* primesOfPlus(n, given);
    ways.push(
      () => proveByPlus(n, plus),
      () => proveByBoth(n, minus, plus),
    );
    if (!tried.includes('n+1')) tried.push('n+1', 'n²-1');
  }
  for (const way of ways) {
    const attempt = yield* way();
    if (attempt === 'composite') return 'composite';
    if (attempt === undefined) continue;
    const steps = yield* withNeeded(attempt, behind);
    if (steps !== undefined) return steps;
  }
  return undefined;
}

/** A step and those of the primes that it needs. */
function* withNeeded(
  { step, needs }: Attempt,
  behind: (prime: bigint) => Steps<CertificateStep[] | 'composite' | undefined>,
): Steps<CertificateStep[] | undefined> {
  const steps = [step];
  for (const prime of new Set(needs)) {
    const more = yield* behind(prime);
    if (more === 'composite' || more === undefined) return undefined;
    steps.push(...more);
  }
  return steps;
}

/**
 * A witness of a composite. At least three in four bases are witnesses of an odd composite (Rabin,
 * 1980): that none of a hundred is one is negligible.
 */
function* refute(n: bigint): Steps<Found | undefined> {
  for (let tries = 0; tries < 100; tries++) {
    const witness = FIRST_BASES[tries] ?? randomBase(n);
    if (!(yield* isStrong(n, witness))) return { prime: false, method: 'composite', witness };
  }
  return undefined;
}

const FIRST_BASES = [2n, 3n, 5n, 7n, 11n, 13n];

/** Whether odd n > 13 is a strong probable prime to a base. */
function* isStrong(n: bigint, base: bigint): Steps<boolean> {
  if (!fitsWord(n)) return yield* isStrongProbablePrime(n, base);
  const twos = trailingZeros(n - 1n);
  let x = yield* power(base, (n - 1n) >> BigInt(twos), n);
  if (x === 1n) return true;
  for (let i = 0; i < twos; i++, x = (x * x) % n) if (x === n - 1n) return true;
  return false;
}
