// Every kind of parallel work, by its name. Workers look up jobs here.

import { checkIntegers } from './check-integers.js';
import { checkWords } from './check-words.js';
import { countInRange } from './count-in-range.js';
import { divisor } from './divisor.js';
import { curves } from './factor/curves.js';
import { factorWords } from './factor/factor-words.js';
import { firstPrime } from './first-prime.js';
import type { JobKind } from './kind.js';
import { primeCount } from './prime-count.js';
import { primeNear } from './prime-near.js';
import { primesInRange } from './primes-in-range.js';
import { group, orders, points, proof } from './proof.js';
import { relations } from './relations.js';
import { verdicts } from './verdicts.js';

const KINDS: readonly JobKind<never, object>[] = [
  verdicts,
  checkWords,
  checkIntegers,
  divisor,
  firstPrime,
  proof,
  orders,
  group,
  points,
  countInRange,
  primesInRange,
  primeCount,
  primeNear,
  factorWords,
  curves,
  relations,
];

const BY_NAME = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** The kind of this name. */
export function kindNamed(name: string): JobKind<never, object> {
  const kind = BY_NAME.get(name);
  if (kind === undefined) {
    throw new Error(`the kind of work "${name}" is unknown: the worker has another version`);
  }
  return kind;
}
