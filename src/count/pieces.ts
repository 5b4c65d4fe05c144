// π(x) as stages with ranges, and a model of the work along each range. It lets parts have equal
// work, and progress be proportional to time. The figures are fitted to 10^13 to 10^19 on one
// server at 4 GHz; no answer depends on them.

import { SEGMENT_NUMBERS } from './count-kernel.js';
import type { Parameters } from './parameters.js';

/** The stages in the order of execution. The last one ends with the smallest steps. */
const STAGES = ['ordinary', 'table', 'easy', 'segments'] as const;

export type Stage = (typeof STAGES)[number];

/** A range of one stage; `to` is excluded. */
export interface Piece {
  readonly stage: Stage;
  readonly from: number;
  readonly to: number;
}

/**
 * Parts of a segment of easy leaves, with equally many primes: most leaves are in the first
 * segment.
 */
export const SLICES = 64;

/** All stages with their whole ranges. */
export function allPieces(parameters: Parameters): Piece[] {
  return STAGES.map((stage) => ({ stage, from: 0, to: lengthOf(stage, parameters) }));
}

/**
 * Blocks of square-free numbers; numbers up to x*; slices of segments up to √x; segments up to x/y.
 */
function lengthOf(stage: Stage, { x, y, z, star, rootX }: Parameters): number {
  switch (stage) {
    case 'ordinary':
      return Math.floor(z / 30) + 1;
    case 'table':
      return star + 1;
    case 'easy':
      // The values x/pq in A are at most x/x*², those in C below x*².
      return SLICES * (Math.floor(Math.max(rootX, star * star) / SEGMENT_NUMBERS) + 1);
    case 'segments':
      return Number(x / BigInt(y) / BigInt(SEGMENT_NUMBERS)) + 1;
  }
}

/** Expected milliseconds of pieces. */
export function costOf(parameters: Parameters, pieces: readonly Piece[]): number {
  const model = new CostModel(parameters);
  return pieces.reduce((sum, piece) => sum + model.cost(piece), 0);
}

/**
 * Cuts pieces that are expected to take `budget` milliseconds, or a little more, off the front of a
 * list.
 */
export function cutPieces(
  parameters: Parameters,
  pieces: readonly Piece[],
  budget: number,
): readonly [front: Piece[], rest: Piece[]] {
  const model = new CostModel(parameters);
  const front: Piece[] = [];
  const rest = [...pieces];
  let left = budget;
  for (let piece = rest.shift(); piece !== undefined; piece = rest.shift()) {
    const { stage, from, to } = piece;
    let [low, high] = [from + 1, to];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (model.cost({ stage, from, to: middle }) < left) low = middle + 1;
      else high = middle;
    }
    front.push({ stage, from, to: low });
    left -= model.cost({ stage, from, to: low });
    if (low < to) rest.unshift({ stage, from: low, to });
    if (left <= 0) break;
  }
  return [front, rest];
}

/** The share of x that a list of pieces represents, which equals its share of the work. */
export function sizeOf(parameters: Parameters, pieces: readonly Piece[]): number {
  const model = new CostModel(parameters);
  const all = model.before({ stage: 'segments', at: Number.POSITIVE_INFINITY });
  const place = (stage: Stage, at: number) =>
    Math.floor(Number(parameters.x) * Math.min(1, model.before({ stage, at }) / all));
  return pieces.reduce(
    (sum, { stage, from, to }) => sum + place(stage, to) - place(stage, from),
    0,
  );
}

/** The expected work for one x. */
class CostModel {
  readonly #ratio: number;
  readonly #lengths: Record<Stage, number>;
  readonly #hardSegments: number;

  constructor(parameters: Parameters) {
    const { x } = parameters;
    this.#ratio = Number(x) / 1e15;
    const lengths = STAGES.map((stage) => [stage, lengthOf(stage, parameters)]);
    this.#lengths = Object.fromEntries(lengths) as Record<Stage, number>;
    this.#hardSegments = Number(x / BigInt(parameters.z)) / SEGMENT_NUMBERS + 1;
  }

  cost({ stage, from, to }: Piece): number {
    return this.#upTo(stage, to) - this.#upTo(stage, from);
  }

  /** All work before a place in a stage. */
  before({ stage, at }: { readonly stage: Stage; readonly at: number }): number {
    let sum = 0;
    for (const other of STAGES) {
      const length = this.#lengths[other];
      if (other === stage) return sum + this.#upTo(stage, Math.min(at, length));
      sum += this.#upTo(other, length);
    }
    return sum;
  }

  /** The work of a stage before a place in it. */
  #upTo(stage: Stage, at: number): number {
    const ratio = this.#ratio;
    const share = at / this.#lengths[stage];
    switch (stage) {
      case 'ordinary':
        return 5 * ratio ** 0.35 * share;
      case 'table':
        // Small primes have no such leaves.
        return 95 * ratio ** 0.61 * Math.max(0.01 * share, (share - 0.2) / 0.8) ** 2;
      case 'easy': {
        // The work of a segment falls as the square of its index, more slowly for large x.
        const middle = 1.6 * SLICES * (ratio / 100) ** (1 / 3);
        const whole = 235 * ratio ** 0.63;
        return (whole * share * (this.#lengths.easy + middle)) / (at + middle);
      }
      case 'segments':
        return this.#segmentsUpTo(at);
    }
  }

  /** Each segment has a fixed cost, and the leaves fall as 1/index after an early peak. */
  #segmentsUpTo(at: number): number {
    const ratio = this.#ratio;
    const peak = 1.2 * ratio ** 0.4;
    const leaves = Math.min(at, peak) / peak + Math.log(Math.max(at, peak) / peak);
    const hard = Math.min(at, this.#hardSegments) * 0.23 * ratio ** 0.2;
    return at * 0.42 * ratio ** 0.13 + hard + 55 * ratio ** 0.62 * leaves;
  }
}
