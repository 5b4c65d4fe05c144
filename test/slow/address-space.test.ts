// A limited address space, of which V8 reserves 10 GiB for each WebAssembly memory: every subject
// gives its answer or says what to do, and a pool gives up no work that one thread can do.

import { describe, expect, test } from 'vitest';
import { type Ending, runProgramWithin } from '../support/child.js';
import { outcomesOf } from '../support/every-subject.js';
import { ANSWERS } from '../support/subjects.mjs';

const PROGRAM = 'every-subject.mjs';

function expectAnswersOrKernelErrors({ code, output, errors }: Ending): void {
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  const outcomes = outcomesOf(output);
  expect(Object.keys(outcomes)).toEqual(Object.keys(ANSWERS));
  for (const [subject, outcome] of Object.entries(outcomes)) {
    expect([ANSWERS[subject], 'ERR_KERNEL'], subject).toContain(outcome);
  }
}

describe.runIf(process.platform === 'linux')('in a limited address space', () => {
  // In KiB, enough for one kernel beside Node up to four.
  test.each([8_000_000, 14_000_000, 20_000_000, 24_000_000, 30_000_000, 35_000_000, 40_000_000])(
    'of %i KiB: every subject in turn',
    async (addresses) => {
      for (const where of ['one', 'pool']) {
        expectAnswersOrKernelErrors(await runProgramWithin(addresses, PROGRAM, where));
      }
    },
  );

  test.each(Object.keys(ANSWERS))('%s alone: right on a pool as on one thread', async (subject) => {
    for (const addresses of [24_000_000, 35_000_000, 45_000_000]) {
      const outcomes: string[] = [];
      for (const where of ['one', 'pool']) {
        const { code, output, errors } = await runProgramWithin(
          ...([addresses, PROGRAM, where, subject] as const),
        );
        expect({ code, errors }).toEqual({ code: 0, errors: '' });
        outcomes.push(outcomesOf(output)[subject] ?? '');
      }
      const [one, pool] = outcomes;
      const right = ANSWERS[subject];
      expect([right, 'ERR_KERNEL']).toContain(one);
      // The pool also has the kernel of words, which some subjects do not need on one thread.
      const expected = addresses === 45_000_000 ? [right] : [right, 'ERR_KERNEL'];
      expect(expected).toContain(pool);
    }
  });
});
