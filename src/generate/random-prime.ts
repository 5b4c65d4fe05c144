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

/** Options of a random prime. */
export interface RandomPrimeOptions {
  /**
   * With `true`, (p - 1)/2 is prime too. That takes far longer: minutes at 2048 bits.
   *
   * @default false
   */
  readonly safe?: boolean | undefined;
  /** Ends the search, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

const RANDOM_PRIME_OPTIONS: Known<RandomPrimeOptions> = { safe: true, signal: true };

/**
 * A uniformly random prime of exactly the given bit length. Candidates are drawn independently and
 * uniformly from Web Crypto until one is prime. (A search upwards from a random integer would
 * favour primes that follow long gaps.) Primality is decided as by {@link isPrime}; for a random
 * integer, the probability of a composite is negligible.
 *
 * Runs on this thread in parts of a few milliseconds: about 0.1 s at 1024 bits, 1 s at 2048;
 * `pool.randomPrime` uses all cores. The time depends on the numbers, which stay in memory: do not
 * generate keys where an attacker can observe timing.
 *
 * @param bits from 2 (for a safe prime, 3) to 131,072
 * @throws TypeError or RangeError for invalid bits or options; the signal's reason
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
