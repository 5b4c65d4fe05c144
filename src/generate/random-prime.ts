// Random primes.

import { OptionRangeError, OptionTypeError } from '../input/errors.js';
import { MAX_BITS } from '../input/limits.js';
import { assertOptions, assertSignal, type Known } from '../input/options.js';
import { show } from '../input/show.js';
import { throwIfAborted } from '../input/signal.js';
import { isPrimeInSteps, isSafePrimeInSteps } from '../primality/decide.js';
import { Pacer } from '../steps/pacer.js';
import type { Steps } from '../steps/steps.js';
import { randomCandidates } from './candidates.js';

/** Which random prime is wanted. */
export interface RandomPrimeOptions {
  /** Whether (p - 1)/2 has to be prime as well; then it takes far longer: minutes for 2048 bits. Default: false. */
  readonly safe?: boolean | undefined;
  /** Ends the search, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

const RANDOM_PRIME_OPTIONS: Known<RandomPrimeOptions> = { safe: true, signal: true };

/**
 * A random prime of exactly so many bits, each of them with the same probability: candidates are drawn one
 * after another, each uniformly and by itself, from Web Crypto, until one is prime. (A search from a random
 * place would prefer the primes after long gaps.) {@link isPrime} says how sure it is; for a random integer, the
 * probability that the answer is wrong is beyond all imagination small.
 *
 * On this thread, in parts of some milliseconds: 1024 bits take 0.1 s or so, 2048 bits a second;
 * `pool.randomPrime` uses all cores. How long it takes depends on the numbers, and they stay in memory:
 * see the README before you make keys of them.
 *
 * @param bits from 2 (for a safe prime, 3) to 131,072
 * @throws TypeError or RangeError for bits or options that cannot be; the signal's reason
 * @example await randomPrime(256)
 */
export async function randomPrime(bits: number, options: RandomPrimeOptions = {}): Promise<bigint> {
  const { safe, signal } = randomPrimeOptions(bits, options);
  const pacer = new Pacer(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    throwIfAborted(signal);
  });
  return pacer.finish(firstRandomPrime(bits, safe));
}

/** Checks what a random prime is asked for with. @internal */
export function randomPrimeOptions(
  bits: number,
  options: RandomPrimeOptions,
): { readonly safe: boolean; readonly signal: AbortSignal | undefined } {
  assertOptions(options, RANDOM_PRIME_OPTIONS);
  const { safe = false, signal } = options;
  if (typeof safe !== 'boolean') {
    throw new OptionTypeError(`safe is ${show(safe)}: pass true or false`);
  }
  assertSignal(signal);
  const least = safe ? 3 : 2;
  const advice = `pass an integer from ${least} to ${MAX_BITS}`;
  if (typeof bits !== 'number') throw new OptionTypeError(`bits is ${show(bits)}: ${advice}`);
  if (!Number.isInteger(bits) || bits < least || bits > MAX_BITS) {
    throw new OptionRangeError(`bits is ${bits}: ${advice}${safe ? ' for a safe prime' : ''}`);
  }
  throwIfAborted(signal);
  return { safe, signal };
}

/** The first prime among random candidates, in steps. @internal */
export function* firstRandomPrime(bits: number, safe: boolean): Steps<bigint> {
  for (const n of randomCandidates(bits, safe)) {
    if (yield* isPrimeCandidate(n, safe)) return n;
    yield;
  }
  throw new Error('candidates are without end');
}

/** Whether a candidate for a random prime is one. @internal */
export function isPrimeCandidate(n: bigint, safe: boolean): Steps<boolean> {
  return safe ? isSafePrimeInSteps(n) : isPrimeInSteps(n);
}
