// What a worker does between its jobs.

import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { serve } from '../../src/pool/hosts/worker/serve.js';
import type { Reply } from '../../src/pool/protocol.js';
import { STEP_DURATION } from '../../src/steps/pacer.js';

test('a worker looks for messages every few milliseconds, and not after each short job', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  try {
    const replies: Reply[] = [];
    let pauses = 0;
    const handle = serve({
      post: (reply) => replies.push(reply),
      pause: async () => {
        pauses++;
      },
    });
    for (let id = 0; id < 100; id++) {
      handle({ type: 'job', id, kind: 'verdicts', args: args(), modules: {} });
      await setImmediate();
      now += STEP_DURATION / 10;
    }
    expect(replies).toHaveLength(101);
    expect(replies.every(({ type }) => type === 'ready' || type === 'done')).toBe(true);
    expect(pauses).toBe(9);
  } finally {
    clock.mockRestore();
  }
});

/** One number in a buffer of its own. */
function args(): object {
  return { list: BigUint64Array.of(97n), start: 0, end: 1 };
}
