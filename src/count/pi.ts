// π(x) on one thread.

import type { Steps } from '../steps/steps.js';
import { Counter } from './counter.js';
import { parametersOf } from './parameters.js';
import { allPieces } from './pieces.js';
import { SMALL_LIMIT, smallPi } from './small-table.js';
import { piecesWith, total } from './total.js';

/** The number of primes up to x. In: 0 <= x < 2^64. */
export function* piSteps(x: bigint): Steps<bigint> {
  if (x < SMALL_LIMIT) return BigInt(smallPi(Number(x)));
  const parameters = parametersOf(x);
  const counter = yield* Counter.prepare(parameters);
  return total([yield* piecesWith(counter, allPieces(parameters))]);
}
