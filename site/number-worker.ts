// The number's worker: it times what the page has answered already, and answers for numbers that
// may take long. One request at a time; the page ends the worker if it does not want the answer any
// more.

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

/** What is asked for: all there is to say, or the times only. */
export interface NumberRequest {
  readonly id: number;
  readonly n: bigint;
  readonly timesOnly: boolean;
}

/** Milliseconds that the library's verdict takes, and the test of each step that has one. */
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

/** Milliseconds over which a part is repeated: clocks of browsers go forward by one at a time. */
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
  // The theorem of a special form is all of the verdict.
  const isSpecial = has('lucas-lehmer') || has('proth');
  return { verdict, second: isSpecial ? verdict : strong, third: lucas };
}

/**
 * Milliseconds for one call, by as many as make a span that the clock can measure. The best of
 * three spans: in the first one the engine is still compiling.
 */
function timeOf(work: () => unknown): number {
  let calls = 1;
  let elapsed = spanOf(work, calls);
  while (elapsed < SPAN) {
    calls *= elapsed < SPAN / 16 ? 8 : 2;
    elapsed = spanOf(work, calls);
  }
  // What takes long needs no second look.
  if (calls === 1) return elapsed;
  return Math.min(elapsed, spanOf(work, calls), spanOf(work, calls)) / calls;
}

function spanOf(work: () => unknown, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) work();
  return performance.now() - start;
}
