// Work cut into shards that any scheduler can run, and the merge of their results.

export {
  IntegerRangeError,
  IntegerTypeError,
  OptionRangeError,
  OptionTypeError,
  ShardError,
} from './input/errors.js';
export type { Integer } from './input/integer.js';
export type { Plain } from './shard/digest.js';
export { type CompleteShards, type IncompleteShards, mergeShards } from './shard/merge.js';
export {
  type SealedShard,
  type ShardJob,
  type ShardResult,
  sealShard,
  shardName,
} from './shard/seal.js';
export { type ShardRange, splitRange } from './shard/split.js';
export { verifyShard } from './shard/verify.js';
