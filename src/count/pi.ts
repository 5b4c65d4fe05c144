// π(x) on one thread.

import { Counter, type Range, type Steps } from './counter.js';
import { type Parameters, parametersOf } from './parameters.js';
import { addEasy, total } from './total.js';

/** The number of primes up to x, in steps. */
export function* countByFormula(parameters: Parameters, parts = 1): Steps<bigint> {
  const counter = yield* Counter.prepare(parameters);
  let leaves = yield* counter.ordinary(counter.ordinaryRange);
  leaves += yield* counter.table(counter.tableRange);
  const easy = [];
  for (const range of cut(counter.easyRange, parts)) easy.push(yield* counter.easy(range));
  leaves += addEasy(easy);
  const segments = [];
  for (const range of cut(counter.segmentsRange, parts)) {
    segments.push(yield* counter.segments(range));
  }
  return total(counter, leaves, segments);
}

function cut({ from, to }: Range, parts: number): Range[] {
  const edge = (k: number) => from + Math.floor(((to - from) * k) / parts);
  return Array.from({ length: parts }, (_, k) => ({ from: edge(k), to: edge(k + 1) }));
}

export function pi(x: bigint): bigint {
  const steps = countByFormula(parametersOf(x));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
