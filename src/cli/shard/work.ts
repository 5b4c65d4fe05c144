// The interface of a kind of work that runs in shards.

import type { PrimePool, ShardJob } from 'primepool';
import type { Place } from './place.js';

/** The range left to compute. */
export interface Stretch {
  /** The range of the shard, both ends included. */
  readonly from: bigint;
  readonly to: bigint;
  /** Everything below this is done. */
  readonly next: bigint;
  /** The SHA-256 of the input up to there. */
  readonly read: string;
  /** Seconds between two checkpoints. */
  readonly checkpoint: number;
}

/** One step of the work. */
export interface Piece {
  /** The next step begins here. */
  readonly next: bigint;
  /** Added to the sums. */
  readonly sums: Readonly<Record<string, bigint>>;
  /** Lines of answers. */
  readonly answers?: Uint8Array | string;
  /** The SHA-256 of the input of the shard up to the end of the piece. */
  readonly read?: string;
}

export interface Work {
  readonly job: ShardJob;
  /** The names of the sums. */
  readonly sums: readonly string[];
  /** Whether it reads a file, and whether it writes lines. */
  readonly reads: boolean;
  readonly answers: boolean;
  /** The range of a shard, both ends included. */
  rangeOf(place: Place): { readonly from: bigint; readonly to: bigint };
  /** The work in steps of seconds, at most the interval of checkpoints where possible. */
  pieces(pool: PrimePool, stretch: Stretch, signal: AbortSignal): AsyncIterable<Piece>;
}
