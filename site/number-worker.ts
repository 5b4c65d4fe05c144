// The number's worker: it times what the page has already answered, and answers for numbers that
// may take long. One request at a time; the page terminates the worker when it no longer needs the
// answer.

import {
  check,
  type Explanation,
  explain,
  isExtraStrongLucasProbablePrime,
  isPrime,
  isStrongProbablePrime,
} from 'primepool';
import { messageOf } from './dom.js';
import { type Neighbours, neighboursOf } from './neighbours.js';

/** A request for the full answer, or for the times only. */
export interface NumberRequest {
  readonly id: number;
  readonly n: bigint;
  readonly timesOnly: boolean;
}

/** Milliseconds of the library's verdict, and of the test in each step that has one. */
export interface Times {
  readonly verdict: number;
  readonly second: number | undefined;
  readonly third: number | undefined;
}

/** The parts of an answer, each as soon as it is known. */
export type NumberReply = { readonly id: number } & (
  | { readonly type: 'verdict'; readonly prime: boolean; readonly probable: boolean }
  | { readonly type: 'explanation'; readonly explanation: Explanation }
  | { readonly type: 'neighbours'; readonly neighbours: Neighbours }
  | { readonly type: 'times'; readonly times: Times }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'done' }
);

/** Milliseconds over which a measurement repeats: browser clocks may advance in steps of 1 ms. */
const SPAN = 12;

type Reply = NumberReply extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id'>
    : never
  : never;

addEventListener('message', ({ data }: MessageEvent<NumberRequest>) => {
  const { id, n, timesOnly } = data;
  const reply = (message: Reply): void => postMessage({ id, ...message });
  try {
    if (!timesOnly) {
      const { prime, probable = false } = check(n);
      reply({ type: 'verdict', prime, probable });
    }
    const explanation = explain(n);
    if (!timesOnly) {
      reply({ type: 'explanation', explanation });
      reply({ type: 'neighbours', neighbours: neighboursOf(n) });
    }
    reply({ type: 'times', times: timesOf(explanation) });
  } catch (error) {
    reply({ type: 'failed', message: messageOf(error) });
  }
  reply({ type: 'done' });
});

function timesOf({ n, reasons }: Explanation): Times {
  const has = (kind: string): boolean => reasons.some((reason) => reason.kind === kind);
  const verdict = timeOf(() => isPrime(n));
  const strong = has('strong') ? timeOf(() => isStrongProbablePrime(n, 2)) : undefined;
  const lucas = has('extra-strong-lucas')
    ? timeOf(() => isExtraStrongLucasProbablePrime(n))
    : undefined;
  // The theorem for a special form alone gives the verdict.
  const isSpecial = has('lucas-lehmer') || has('proth');
  return { verdict, second: isSpecial ? verdict : strong, third: lucas };
}

/**
 * Milliseconds per call, from enough calls for the clock to measure. The best of three spans:
 * during the first the engine is still compiling.
 */
function timeOf(work: () => unknown): number {
  let calls = 1;
  let elapsed = spanOf(work, calls);
  while (elapsed < SPAN) {
    calls *= elapsed < SPAN / 16 ? 8 : 2;
    elapsed = spanOf(work, calls);
  }
  // A long call needs no second measurement.
  if (calls === 1) return elapsed;
  return Math.min(elapsed, spanOf(work, calls), spanOf(work, calls)) / calls;
}

function spanOf(work: () => unknown, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) work();
  return performance.now() - start;
}
