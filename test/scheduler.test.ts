// What keeps workers from starting may pass: then they do the work again, and not the calling thread.

import { expect, test, vi } from 'vitest';
import { RESTART_DELAY } from '../src/config.js';
import { spawnInProcess } from '../src/pool/in-process.js';
import type { Platform } from '../src/pool/platform.js';
import { type Job, Scheduler } from '../src/pool/scheduler.js';

test('the stand-in gives way when workers can be started again', async () => {
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  let obstacle = false;
  const workers: { lose(cause: Error): void }[] = [];
  const platform: Platform = {
    pause,
    origin: { source: 'file' },
    spawn: (_, events) => {
      if (obstacle) throw new Error('no memory for a thread');
      workers.push({ lose: events.onLost });
      return spawnInProcess(pause, events);
    },
  };
  const scheduler = new Scheduler(1, platform, 60_000);
  const doers: number[] = [];
  const work = async (): Promise<number | undefined> => {
    let left = 1;
    const job: Job = {
      cost: 1,
      request: (id) => ({ type: 'job', id, timed: false, numbers: BigUint64Array.of(97n) }),
      done: (_, worker) => doers.push(worker),
    };
    await scheduler.run(
      {
        next: () => (left-- > 0 ? job : undefined),
        get exhausted() {
          return left <= 0;
        },
      },
      undefined,
    );
    return doers.at(-1);
  };

  expect(await work()).toBe(1);
  obstacle = true;
  workers[0]?.lose(new Error('killed'));
  expect(await work()).toBe(0);
  expect(scheduler.info.mode).toBe('in-process');
  obstacle = false;
  const later = performance.now() + RESTART_DELAY;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
  try {
    expect(await work()).toBe(1);
    expect(scheduler.info).toMatchObject({ mode: 'workers', running: 1 });
  } finally {
    clock.mockRestore();
    await scheduler.close();
  }
});
