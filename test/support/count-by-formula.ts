// π(x) with any parameters, in any number of parts.

import { Counter } from '../../src/count/counter.js';
import type { Parameters } from '../../src/count/parameters.js';
import { allPieces, type Piece } from '../../src/count/pieces.js';
import { piecesWith, total } from '../../src/count/total.js';
import { finish } from '../../src/steps/steps.js';

/** @param parts the number of parts of each sum; some may be empty */
export function countByFormula(parameters: Parameters, parts = 1): bigint {
  const counter = finish(Counter.prepare(parameters));
  const pieces = allPieces(parameters).flatMap((piece) => cut(piece, parts));
  // Last part first: the order must not matter.
  return total(pieces.reverse().map((piece) => finish(piecesWith(counter, [piece]))));
}

function cut({ stage, from, to }: Piece, parts: number): Piece[] {
  const edge = (k: number) => from + Math.floor(((to - from) * k) / parts);
  return Array.from({ length: parts }, (_, k) => ({ stage, from: edge(k), to: edge(k + 1) }));
}
