// The scheduler with workers that fail in rare ways.

import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { PoolClosedError } from '../../src/input/errors.js';
import { verdicts } from '../../src/jobs/verdicts.js';
import { spawnInProcess } from '../../src/pool/hosts/main/in-process.js';
import type { Platform, PoolWorker, WorkerEvents } from '../../src/pool/hosts/main/platform.js';
import type { Job, Supply } from '../../src/pool/scheduling/job.js';
import { Scheduler } from '../../src/pool/scheduling/scheduler.js';
import { RESTART_DELAY } from '../../src/pool/tunables.js';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A scheduler of one worker, which is started by this function. */
function makeScheduler(spawn: (events: WorkerEvents) => PoolWorker): Scheduler {
  const platform: Platform = {
    pause,
    origin: { source: 'file' },
    spawn: (_, events) => spawn(events),
  };
  const scheduler = new Scheduler(1, platform, 60_000);
  onTestFinished(() => scheduler.close());
  return scheduler;
}

/** One job, which is done when a worker has decided 97. */
function oneJob(done: Job['done'] = () => 1): Supply {
  let left = 1;
  const job: Job = {
    kind: verdicts,
    cost: 1,
    args: () => ({ list: BigUint64Array.of(97n), start: 0, end: 1 }),
    done,
  };
  return {
    next: () => (left-- > 0 ? job : undefined),
    get exhausted() {
      return left <= 0;
    },
  };
}

describe('a worker that could not be started', () => {
  test('causes no wait: the stand-in does the work until workers can start again', async () => {
    await using scene = await blockedScene();
    expect(await scene.work()).toBe(0);
    expect(scene.scheduler.info.mode).toBe('in-process');
    scene.letTimePass();
    expect(await scene.work()).toBe(1);
    expect(scene.scheduler.info).toMatchObject({ mode: 'workers', running: 1 });
  });

  test('may start at any moment, even between two readings of the clock', async () => {
    await using scene = await blockedScene();
    expect(await scene.work()).toBe(0);
    scene.letTimePassAfterNextLook();
    expect(await scene.work()).toBe(0);
    expect(await scene.work()).toBe(1);
  });

  test('leaves its slot to one that start() starts', async () => {
    await using scene = await blockedScene();
    expect(await scene.work()).toBe(0);
    scene.letTimePass();
    await scene.scheduler.start();
    expect(scene.scheduler.info).toMatchObject({ mode: 'workers', running: 1 });
  });
});

/** A scheduler whose only worker is lost when others cannot be started for a while. */
async function blockedScene() {
  let obstacle = false;
  const workers: { lose(cause: Error): void }[] = [];
  const scheduler = makeScheduler((events) => {
    if (obstacle) throw new Error('no memory for a thread');
    workers.push({ lose: events.onLost });
    return spawnInProcess(pause, events);
  });
  const doers: number[] = [];
  const work = async (): Promise<number | undefined> => {
    await scheduler.run(
      oneJob((_output, _busy, worker) => doers.push(worker)),
      undefined,
    );
    return doers.at(-1);
  };
  await work();
  obstacle = true;
  workers[0]?.lose(new Error('killed'));
  await work();
  obstacle = false;
  const clock = vi.spyOn(performance, 'now');
  const later = performance.now() + RESTART_DELAY;
  return {
    scheduler,
    work,
    letTimePass: () => clock.mockReturnValue(later),
    letTimePassAfterNextLook: () => {
      // One reading is the stopwatch's.
      const now = later - RESTART_DELAY;
      clock.mockReturnValue(later).mockReturnValueOnce(now).mockReturnValueOnce(now);
    },
    [Symbol.asyncDispose]: async () => clock.mockRestore(),
  };
}

test('a message that cannot be sent fails its call, and none after it', async () => {
  const refusal = new Error('no memory for a message');
  let refused = false;
  const scheduler = makeScheduler((events) => {
    const worker = spawnInProcess(pause, events);
    return {
      ...worker,
      post: (request) => {
        if (!refused) {
          refused = true;
          throw refusal;
        }
        worker.post(request);
      },
    };
  });
  await expect(scheduler.run(oneJob(), undefined)).rejects.toBe(refusal);
  await scheduler.run(oneJob(), undefined);
});

test('a call that cannot begin rejects instead of throwing', async () => {
  const scheduler = makeScheduler((events) => spawnInProcess(pause, events));
  await scheduler.close();
  const run = scheduler.run(oneJob(), undefined);
  await expect(run).rejects.toBeInstanceOf(PoolClosedError);
});
