// What a worker does between jobs.

import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { serve } from '../../src/pool/hosts/worker/serve.js';
import type { Reply } from '../../src/pool/protocol.js';
import { STEP_DURATION } from '../../src/steps/pacer.js';
import { multiword } from '../../src/wasm/multiword.js';

test('a worker checks for messages every few milliseconds, not after each job', async () => {
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

test('a worker takes the modules of a job that is cancelled before it begins', async () => {
  const use = vi.spyOn(multiword, 'use');
  try {
    const replies: Reply[] = [];
    const handle = serve({ post: (reply) => replies.push(reply), pause: async () => {} });
    const module = multiword.module();
    handle({ type: 'job', id: 0, kind: 'verdicts', args: args(), modules: {} });
    const list = [2n ** 127n - 1n];
    const large = { list, start: 0, end: 1, rounds: 0 };
    const modules = { multiword: module };
    handle({ type: 'job', id: 1, kind: 'check integers', args: large, modules });
    handle({ type: 'cancel', id: 1 });
    await vi.waitFor(() => expect(replies).toHaveLength(3));
    expect(replies.at(-1)).toEqual({ type: 'cancelled', id: 1 });
    expect(use).toHaveBeenCalledWith(module);
  } finally {
    use.mockRestore();
  }
});

test('a list that one call of the kernel decides is abandoned when it is cancelled', async () => {
  const replies: Reply[] = [];
  const handle = serve({
    post: (reply) => replies.push(reply),
    pause: async () => handle({ type: 'cancel', id: 0 }),
  });
  const list = new Array<bigint>(100_000).fill(10n ** 38n + 133n);
  const large = { list, start: 0, end: list.length, rounds: 0 };
  handle({ type: 'job', id: 0, kind: 'check integers', args: large, modules: {} });
  await vi.waitFor(() => expect(replies).toHaveLength(2), { timeout: 10_000 });
  expect(replies.at(-1)).toEqual({ type: 'cancelled', id: 0 });
});

/** One number in a buffer of its own. */
function args(): object {
  return { list: BigUint64Array.of(97n), start: 0, end: 1 };
}
