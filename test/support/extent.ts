// How many cases a test has: the folders of modes.ts run in both modes, with all cases in the slow
// one.

import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    slow: boolean;
  }
}

/** Whether this is a run of the slow tests. */
export const SLOW = inject('slow');

/** All of them in a slow run; otherwise the first and every `step`-th after it. */
export function some<T>(all: readonly T[], step: number): T[] {
  return all.filter((_, place) => SLOW || place % step === 0);
}
