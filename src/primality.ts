// Whether integers are prime.

export { nextPrime, previousPrime } from './generate/next-prime.js';
export { type RandomPrimeOptions, randomPrime } from './generate/random-prime.js';
export {
  IntegerRangeError,
  IntegerTypeError,
  KernelError,
  OptionRangeError,
  OptionTypeError,
} from './input/errors.js';
export type { Integer } from './input/integer.js';
export type { Integers } from './input/integers.js';
export { MAX_BITS } from './input/limits.js';
export type { Certainty, Method, Rounds } from './input/options.js';
export { arePrime } from './primality/are-prime.js';
export { type CheckMethod, type CheckResult, check } from './primality/check.js';
export {
  type Explanation,
  explain,
  type LucasReason,
  type MersenneReason,
  type ProthReason,
  type Reason,
  type StrongReason,
} from './primality/explain.js';
export { isPrime } from './primality/is-prime.js';
export { SAMPLE } from './primality/sample.js';
export type { KernelInfo, ModuleInfo, Variant } from './wasm/kernel-info.js';
export { kernelInfo } from './wasm/word.js';
