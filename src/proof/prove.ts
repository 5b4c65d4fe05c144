// Whether an integer is prime, with a proof.

import { bitLength } from '../bigint/bit-length.js';
import { IntegerRangeError, OptionTypeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { assertMilliseconds, assertOptions } from '../input/options.js';
import { show } from '../input/show.js';
import { finish, type Steps } from '../steps/steps.js';
import { isProbablePrime } from '../tests/probable.js';
import { type Descent, descend } from './ecpp/descent.js';
import { decideWithProof, type Found, type ProofMethod } from './methods.js';
import { PROVE_OPTIONS, type ProveOptions } from './options.js';

/** What {@link prove} found. */
export interface Proof extends Found {
  readonly n: bigint;
  /** Milliseconds. */
  readonly elapsed: number;
}

/**
 * Whether n is prime, proved: the answer comes with a certificate that other programs can check, or
 * with a factor or witness.
 *
 * Special forms have their own theorems (2^p - 1: Lucas and Lehmer; k·2^m + 1: Proth). If enough
 * primes of n - 1 or n + 1 are found or given, they prove n (Brillhart, Lehmer and Selfridge,
 * 1975), which takes little more than a test: k·b^n ± 1, n! ± 1 and p# ± 1 may have thousands of
 * digits. All other integers need elliptic curves (Atkin and Morain, 1993): about 3 ms at 128 bits,
 * 50 ms at 100 digits, 0.3 s at 200 and 1.2 s at 300, and beyond as the fourth to fifth power of
 * the size.
 *
 * @throws TypeError if n is neither a number nor a bigint, or for an option of the wrong type
 * @throws RangeError as isPrime does, for an invalid time, or if one of the factors is not
 *   prime
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

/** A proof in progress. @internal */
export interface Proving extends Steps<Proof> {
  /** How far it is. */
  readonly descent: Descent;
  /** Gives up. Out: the undecided proof, with the methods tried. */
  stop(): Proof;
}

/**
 * The same in steps.
 *
 * @internal
 */
export function proofInSteps(n: Integer, options: ProveOptions): Proving {
  assertInteger(n);
  assertOptions(options, PROVE_OPTIONS);
  const given = givenFactors(options);
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
    return finished(
      (yield* decideWithProof(integer, given, tried, (n) => descend(n, descent))) ?? undecided,
    );
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

/**
 * The factors of the options.
 *
 * @throws TypeError or RangeError for invalid options
 * @internal
 */
export function givenFactors(options: ProveOptions): bigint[] {
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
