// What a kind of work is to those that run it in shards.

import type { PrimePool, ShardJob } from 'primepool';
import type { Place } from './place.js';

/** Where to begin, and where to end. */
export interface Stretch {
  /** The range of the shard, both ends included. */
  readonly from: bigint;
  readonly to: bigint;
  /** What has been done before ends before this. */
  readonly next: bigint;
  /** The SHA-256 of the input up to there. */
  readonly read: string;
  /** Seconds between two times that what has been done is stored. */
  readonly checkpoint: number;
}

/** What follows what has been done. */
export interface Piece {
  /** What comes after it begins here. */
  readonly next: bigint;
  /** What it adds to the sums. */
  readonly sums: Readonly<Record<string, bigint>>;
  /** Lines of answers. */
  readonly answers?: Uint8Array | string;
  /** The SHA-256 of the input of the shard up to the end of the piece. */
  readonly read?: string;
}

export interface Work {
  readonly job: ShardJob;
  /** The sums, all 0. */
  readonly sums: readonly string[];
  /** Whether it reads a file, and whether it writes lines. */
  readonly reads: boolean;
  readonly answers: boolean;
  /** The range of a shard, both ends included. */
  rangeOf(place: Place): { readonly from: bigint; readonly to: bigint };
  /** The work in pieces, each of seconds at most, and of a checkpoint's, where it can be. */
  pieces(pool: PrimePool, stretch: Stretch, signal: AbortSignal): AsyncIterable<Piece>;
}
