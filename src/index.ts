// The public API, and nothing else.

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
export type { Integer, Integers } from './integer.js';
export { kernelInfo } from './kernel.js';
export type { Method } from './options.js';
export type { PoolInfo } from './pool/info.js';
export {
  type CallOptions,
  type CheckOptions,
  type PoolOptions,
  PrimePool,
} from './pool/pool.js';
export type { Progress } from './pool/progress.js';
export type { BatchResult, CheckReport, PoolResult } from './pool/results.js';
export type { PoolStats, WorkerShare } from './pool/stats.js';
export { arePrime, type CheckMethod, type CheckResult, check, isPrime } from './primality.js';
export { SAMPLE } from './sample.js';
export type { KernelInfo, Variant } from './variant.js';
