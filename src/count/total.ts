// Parts of π(x) as they run on any thread, and π(x) from them.

import type { Steps } from '../steps/steps.js';
import { Counter, type SegmentsPart } from './counter.js';
import { parametersOf } from './parameters.js';
import type { Piece } from './pieces.js';

/** The result of some pieces. Sums are modulo 2^64. */
export interface PiPart {
  /** The sum of all but segments, and Σ with the first piece. */
  readonly sum: bigint;
  /** π(y) with the first piece, else 0. */
  readonly countOfY: bigint;
  readonly segments: readonly (SegmentsPart & { readonly from: number })[];
}

/** Computes some pieces of π(x). In: x within the limits of the formula. */
export function* runPieces(x: bigint, pieces: readonly Piece[]): Steps<PiPart> {
  const counter = yield* takeCounter(x);
  const part = yield* piecesWith(counter, pieces);
  held = { x, counter };
  return part;
}

/** The same with given tables. */
export function* piecesWith(counter: Counter, pieces: readonly Piece[]): Steps<PiPart> {
  let sum = 0n;
  let countOfY = 0n;
  const segments: (SegmentsPart & { from: number })[] = [];
  for (const piece of pieces) {
    if (piece.stage === 'segments') {
      segments.push({ ...(yield* counter.segments(piece)), from: piece.from });
      continue;
    }
    sum += yield* counter[piece.stage](piece);
    if (piece.stage !== 'ordinary' || piece.from > 0) continue;
    sum += counter.sigma();
    countOfY = counter.countOfY;
  }
  return { sum: BigInt.asIntN(64, sum), countOfY, segments };
}

/** The tables of the last part, for the next one: about 2 MB at 10^15, 20 MB at 10^18. */
let held: { readonly x: bigint; readonly counter: Counter } | undefined;

/** Tables for x that no other computation uses. */
function* takeCounter(x: bigint): Steps<Counter> {
  const last = held;
  held = undefined;
  return last?.x === x ? last.counter : yield* Counter.prepare(parametersOf(x));
}

/** π(x), from parts that together have all pieces, in any order. */
export function total(parts: readonly PiPart[]): bigint {
  let sum = 0n;
  let countOfRoot = 0n;
  for (const part of parts) {
    sum += part.sum;
    countOfRoot += part.countOfY;
  }
  const segments = parts.flatMap((part) => part.segments).sort((a, b) => a.from - b.from);
  let primes = 0n;
  let totals: BigInt64Array | undefined;
  for (const segment of segments) {
    // D - B
    sum += segment.hard - segment.semiprimes - primes * segment.terms;
    primes += segment.primes;
    // The primes from y, excluded, to √x.
    countOfRoot += segment.terms;
    totals ??= new BigInt64Array(segment.totals.length);
    for (const [b, before] of totals.entries()) {
      sum += before * (segment.signs[b] ?? 0n);
      totals[b] = before + (segment.totals[b] ?? 0n);
    }
  }
  sum += (countOfRoot * (countOfRoot - 1n)) / 2n;
  // The sums are right modulo 2^64, and so is the result.
  return BigInt.asUintN(64, sum);
}
