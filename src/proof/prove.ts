// Whether an integer is prime, with a proof.

import { power } from '../arithmetic/pow-mod.js';
import { bitLength, trailingZeros } from '../bigint/bit-length.js';
import { smallFactor } from '../bigint/small-factor.js';
import { WORD_LIMIT } from '../bigint/word.js';
import { IntegerRangeError, OptionTypeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { assertMilliseconds, assertOptions } from '../input/options.js';
import { show } from '../input/show.js';
import { randomBase } from '../primality/rounds.js';
import { finish, type Steps } from '../steps/steps.js';
import { isProbablePrime } from '../tests/probable.js';
import { isStrongProbablePrime } from '../tests/strong.js';
import { word } from '../wasm/word.js';
import type { Certificate, CertificateStep } from './certificate/certificate.js';
import { type Descent, descend } from './ecpp/descent.js';
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
 * What has decided: `word`, the test that is exact below 2^64; a theorem of a special form; the primes of n - 1, of n + 1, or of both;
 * elliptic curves; `composite`, a factor or a witness.
 */
export type ProofMethod = 'word' | SpecialMethod | 'n-1' | 'n+1' | 'n²-1' | 'ecpp' | 'composite';

/** What {@link prove} found. */
export interface Proof {
  readonly n: bigint;
  /** undefined if time ran out, or no method was able to decide: n has passed the test of Baillie, Pomerance, Selfridge and Wagstaff then. */
  readonly prime: boolean | undefined;
  /** What decided; undefined if nothing did. */
  readonly method: ProofMethod | undefined;
  /** Present if n is prime. For n below 2^64 it has no steps. */
  readonly certificate?: Certificate;
  /** A prime that divides a composite n, if one is small. */
  readonly factor?: bigint;
  /** A base to which a composite n is no strong probable prime: whoever tests it to that base knows. */
  readonly witness?: bigint;
  /** What was tried in vain, if nothing decided. */
  readonly tried?: readonly ProofMethod[];
  /** Milliseconds. */
  readonly elapsed: number;
}

/** How to prove. */
export interface ProveOptions {
  /** Primes that divide n - 1 or n + 1. Those below 2^13 to 2^20 are found, and what is left then, if it is prime. */
  readonly factors?: readonly Integer[] | undefined;
  /** Milliseconds after which to give up, if there is no answer yet. @default no limit */
  readonly timeLimit?: number | undefined;
}

/**
 * Whether n is prime, proved: the answer comes with a certificate that anybody can check, or with a factor or witness.
 *
 * Special forms go to their theorems (2^p - 1: Lucas and Lehmer; k·2^m + 1: Proth). Where enough primes of n - 1 or n + 1 are found
 * or given, n is proved by these (Brillhart, Lehmer and Selfridge, 1975), which takes little more than a test: k·b^n ± 1, n! ± 1 and p# ± 1 have
 * thousands of digits. All else goes to elliptic curves (Atkin and Morain, 1993): about 5 ms at 128 bits, 60 ms at 100 digits, 0.5 s at 200
 * and 2 s at 300, and then as the fourth to fifth power of the size.
 *
 * @throws TypeError if n is neither a number nor a bigint, or for an option of the wrong type
 * @throws RangeError as isPrime does, for a time that cannot be, or if one of the factors is not prime
 * @example const { prime, certificate } = prove(10n ** 99n + 289n);
 * prime && verifyCertificate(certificate) // true
 */
export function prove(n: Integer, options: ProveOptions = {}): Proof {
  const { timeLimit } = options;
  const steps = proofInSteps(n, options);
  const deadline = performance.now() + (timeLimit ?? Number.POSITIVE_INFINITY);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < deadline) continue;
    return steps.stop();
  }
}

/** A proof under way. */
export interface Proving extends Steps<Proof> {
  /** How far it is. */
  readonly descent: Descent;
  /** Gives up: what was tried. */
  stop(): Proof;
}

/**
 * The same in steps.
 *
 * @internal
 */
export function proofInSteps(n: Integer, options: ProveOptions): Proving {
  assertInteger(n);
  const given = factorsOf(options);
  const integer = BigInt(n);
  const start = performance.now();
  const tried: ProofMethod[] = [];
  const descent: Descent = { bits: bitLength(integer < 0n ? 0n : integer), backtracks: 0 };
  const finished = (found: Found): Proof => ({
    n: integer,
    ...found,
    elapsed: performance.now() - start,
  });
  const undecided: Found = { prime: undefined, method: undefined, tried };
  function* run(): Steps<Proof> {
    return finished((yield* decide(integer, given, tried, descent)) ?? undecided);
  }
  const steps = run();
  return Object.assign(steps, {
    descent,
    stop(): Proof {
      steps.return(undefined as never);
      return finished(undecided);
    },
  });
}

type Found = Omit<Proof, 'n' | 'elapsed'>;

function* decide(
  n: bigint,
  given: readonly bigint[],
  tried: ProofMethod[],
  descent: Descent,
): Steps<Found | undefined> {
  if (n < WORD_LIMIT && (n < 2n || word.kernel().isPrime(n) !== 0)) {
    const prime = n >= 2n;
    return prime
      ? { prime, method: 'word', certificate: { n, steps: [] } }
      : { prime, method: 'word' };
  }
  const factor =
    n > SMALL_FACTOR_LIMIT ? smallFactor(n, SMALL_FACTOR_LIMIT) : smallFactor(n, Number(n) - 1);
  if (factor > 0) return { prime: false, method: 'composite', factor: BigInt(factor) };
  const form = n < WORD_LIMIT ? undefined : specialForm(n);
  if (form !== undefined) {
    tried.push(form.method);
    const step = yield* form.decide();
    if (step === 'composite') return yield* refute(n);
    return { prime: true, method: form.method, certificate: { n, steps: [step] } };
  }
  if (n < WORD_LIMIT || !(yield* isProbablePrime(n))) return yield* refute(n);
  const steps = yield* proveProbable(n, given, tried, descent);
  if (steps === 'composite') return yield* refute(n);
  const method = steps?.[0]?.type;
  if (steps === undefined || method === undefined) return undefined;
  return { prime: true, method, certificate: { n, steps } };
}

/** Primes up to this are looked for as factors of a composite. */
const SMALL_FACTOR_LIMIT = 2 ** 12;

/**
 * From so many bits on n + 1 is tried, too; and from so many on, or with factors that were given, proofs of any kind stand behind one another.
 * Otherwise PARI's form has all certificates but those by n + 1, which are not for random primes.
 */
const PLUS_BITS = 257;
const MIXED_BITS = 2000;

/** The steps for a probable prime n >= 2^64; undefined if no method is able to decide. */
function* proveProbable(
  n: bigint,
  given: readonly bigint[],
  tried: ProofMethod[],
  descent: Descent,
): Steps<CertificateStep[] | 'composite' | undefined> {
  const isMixed = given.length > 0 || bitLength(n) >= MIXED_BITS;
  const behind = (prime: bigint): Steps<CertificateStep[] | 'composite' | undefined> =>
    isMixed ? proveProbable(prime, given, tried, descent) : proveByMinusOnly(prime);
  const isPlus = given.length > 0 || bitLength(n) >= PLUS_BITS;
  const steps = yield* proveByNeighbours(n, given, isPlus, tried, behind);
  if (steps !== undefined) return steps;
  if (!tried.includes('ecpp')) tried.push('ecpp');
  return yield* descend(n, descent);
}

/** All by n - 1. */
function* proveByMinusOnly(n: bigint): Steps<CertificateStep[] | 'composite' | undefined> {
  return yield* proveByNeighbours(n, [], false, [], proveByMinusOnly);
}

/** @param behind proves the large primes that are needed */
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

/** A witness of a composite. Three in four bases are one, for every composite (Rabin, 1980), so that none in a hundred is not to be expected. */
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
  if (n >= WORD_LIMIT) return yield* isStrongProbablePrime(n, base);
  const twos = trailingZeros(n - 1n);
  let x = yield* power(base, (n - 1n) >> BigInt(twos), n);
  if (x === 1n) return true;
  for (let i = 0; i < twos; i++, x = (x * x) % n) if (x === n - 1n) return true;
  return false;
}

/** @throws TypeError or RangeError for options that cannot be */
function factorsOf(options: ProveOptions): bigint[] {
  assertOptions(options);
  const { factors = [], timeLimit } = options;
  if (timeLimit !== undefined) assertMilliseconds('timeLimit', timeLimit);
  if (!Array.isArray(factors)) {
    throw new OptionTypeError(`factors is ${show(factors)}: pass an array of integers`);
  }
  return factors.map((factor: unknown, index) => {
    assertInteger(factor, index);
    const prime = BigInt(factor);
    if (prime >= 2n && finish(isProbablePrime(prime))) return prime;
    throw new IntegerRangeError(`${prime} at index ${index} of factors is not prime`);
  });
}
