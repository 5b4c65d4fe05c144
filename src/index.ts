// The public API, and nothing else.

export { MAX_BITS } from './config.js';
export {
  IntegerRangeError,
  IntegerTypeError,
  KernelError,
  OptionRangeError,
  OptionTypeError,
  PoolClosedError,
  WorkerFailedError,
  WorkerLostError,
} from './errors.js';
export type { Batch, Integer, Integers } from './integer.js';
export type { KernelInfo, Variant } from './kernel/info.js';
export { kernelInfo } from './kernel.js';
export type { Method, Rounds } from './options.js';
export type { PoolInfo } from './pool/info.js';
export {
  type CallOptions,
  type CheckOptions,
  type PoolOptions,
  PrimePool,
  type SearchOptions,
} from './pool/pool.js';
export type { Progress } from './pool/progress.js';
export type { BatchResult, CheckReport, PoolResult } from './pool/results.js';
export type { PoolStats, WorkerShare } from './pool/stats.js';
export {
  arePrime,
  type Certainty,
  type CheckMethod,
  type CheckResult,
  check,
  isPrime,
} from './primality.js';
export { SAMPLE } from './sample.js';
export { nextPrime, previousPrime } from './search/next-prime.js';
export { type RandomPrimeOptions, randomPrime } from './search/random-prime.js';
