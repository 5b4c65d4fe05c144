// The other subjects' functions, on all cores.

export {
  PoolClosedError,
  RelationsError,
  WorkerFailedError,
  WorkerLostError,
} from './input/errors.js';
export type { Batch } from './input/integers.js';
export type { RelationStore } from './input/relation-store.js';
export type {
  CallOptions,
  CheckOptions,
  PoolFactorOptions,
  PoolOptions,
  SearchOptions,
} from './pool/options.js';
export { PrimePool } from './pool/pool.js';
export type { PoolInfo } from './pool/reports/info.js';
export type { Progress } from './pool/reports/progress.js';
export type { BatchResult, CheckReport, PoolResult } from './pool/reports/results.js';
export type { PoolStats, WorkerShare } from './pool/reports/stats.js';
export type { Batches } from './pool/streams/batch-stream.js';
