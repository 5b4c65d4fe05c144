// Workers that fail in every way: no result is lost or comes twice, and every promise settles.

import type { Worker } from 'node:worker_threads';
import { isPrime, type PoolResult, PrimePool } from 'primepool';
import { afterEach, describe, expect, test } from 'vitest';
import { type Ending, runModule } from '../support/child.js';
import { SLOW, some } from '../support/extent.js';
import { copyWithWorkers } from '../support/patched.js';
import { manyIntegers, PRIMES_BELOW_50_000 } from '../support/workloads.js';

/** Is called for each new worker, to make some of them fail. */
type Sabotage = (worker: Worker, count: number) => void;

let listener: ((worker: Worker) => void) | undefined;

afterEach(() => {
  if (listener !== undefined) process.off('worker', listener);
});

function sabotage(spoil: Sabotage): void {
  let count = 0;
  listener = (worker) => spoil(worker, ++count);
  process.on('worker', listener);
}

async function expectAllOnce(pool: PrimePool): Promise<void> {
  const results: PoolResult[] = [];
  for await (const result of pool.check(manyIntegers())) results.push(result);
  expect(results).toHaveLength(50_000);
  expect(new Set(results.map(({ index }) => index)).size).toBe(50_000);
  expect(results.filter(({ n, prime }) => prime !== isPrime(n))).toEqual([]);
}

describe('a worker that is lost', () => {
  test.runIf(SLOW)(
    'and still answers: its jobs run again, and its late answer is ignored',
    async () => {
      sabotage((worker, count) => {
        let answers = 0;
        // The error overtakes the answer, as it may: they come by different channels.
        worker.prependListener('message', () => {
          if (++answers === 3 && count <= 2) worker.emit('error', new Error('overtaking'));
        });
      });
      await using pool = new PrimePool({ workers: 2 });
      await expectAllOnce(pool);
    },
  );

  test.runIf(SLOW)('because its message could not be read is ended', async () => {
    const ended: Promise<unknown>[] = [];
    sabotage((worker, count) => {
      if (count > 2) return;
      ended.push(new Promise((resolve) => worker.once('exit', resolve)));
      worker.once('message', () => worker.emit('messageerror', new Error('unreadable')));
    });
    await using pool = new PrimePool({ workers: 2 });
    await expectAllOnce(pool);
    await Promise.all(ended);
  });
});

/** A program that uses a pool, and prints the results and the state of the pool. */
const PROGRAM = `
  const pool = new PrimePool({ workers: 2 });
  const many = Array.from({ length: 50_000 }, (_, n) => n);
  const [verdicts, expensive] = await Promise.all([
    pool.arePrime(many),
    pool.checkAll(SAMPLE, { method: 'trial-division' }),
  ]);
  const { mode, running, cause } = pool.info;
  console.log(verdicts.filter(Boolean).length, expensive.primes, mode, running, cause?.message ?? '');
`;
const DONE = `${PRIMES_BELOW_50_000} 9`;

async function runWithWorkers(prelude: string | undefined, program = PROGRAM): Promise<Ending> {
  using copy = copyWithWorkers(prelude);
  return await runModule(`import { PrimePool, SAMPLE } from '${copy.url}';\n${program}`);
}

describe('workers that cannot start', () => {
  test('because their file is missing: this thread does the work, and info says why', async () => {
    const { code, output, errors } = await runWithWorkers(undefined);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(new RegExp(`^${DONE} in-process 0 Cannot find module`));
  });

  test.runIf(SLOW)('because their program throws', async () => {
    const { code, output, errors } = await runWithWorkers(`throw new Error('not here');`);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(`${DONE} in-process 0 not here`);
  });

  test.runIf(SLOW)('because their program exits', async () => {
    const { code, output, errors } = await runWithWorkers('process.exit(3);');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(`${DONE} in-process 0 the worker exited with code 3`);
  });

  const blocked = (after: number): string => `
    import threads from 'node:worker_threads';
    import { syncBuiltinESMExports } from 'node:module';
    const { Worker } = threads;
    let count = 0;
    threads.Worker = function (...args) {
      if (++count > ${after}) throw new Error('blocked');
      return new Worker(...args);
    };
    syncBuiltinESMExports();`;

  test.runIf(SLOW)('because a policy forbids it', async () => {
    const { code, output, errors } = await runWithWorkers('', blocked(0) + PROGRAM);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(`${DONE} in-process 0 blocked`);
  });

  test.runIf(SLOW)('beyond the first: the pool works with one, and info counts it', async () => {
    const { code, output, errors } = await runWithWorkers('', blocked(1) + PROGRAM);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(`${DONE} workers 1`);
  });

  test.runIf(SLOW)('do not block the event loop, and an abort takes effect', async () => {
    const { code, output, errors } = await runWithWorkers(
      undefined,
      `const pool = new PrimePool({ workers: 2 });
       let turns = 0;
       const timer = setInterval(() => turns++, 1);
       await pool.checkAll(SAMPLE, { method: 'trial-division' });
       console.log(turns > 3);
       const signal = AbortSignal.timeout(50);
       const ns = new Array(100).fill(2n ** 64n - 59n);
       await pool.checkAll(ns, { method: 'trial-division', signal }).catch(({ name }) => console.log(name));
       clearInterval(timer);
       await pool.close();`,
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe('true\nTimeoutError');
  });
});

describe('workers that die during their work', () => {
  // Each lives through a job or two, so that the work gets done in the end.
  const DEATHS = [
    ['exit', `setTimeout(() => process.exit(1), 40 + 40 * Math.random());`],
    ['throw', `setTimeout(() => { throw new Error('no reason'); }, 40 + 40 * Math.random());`],
    [
      'reject',
      `setTimeout(() => { Promise.reject(new Error('no reason')); }, 40 + 40 * Math.random());`,
    ],
  ] as const;
  test.each(some(DEATHS, 3))('because they %s', async (_, prelude) => {
    const { code, output, errors } = await runWithWorkers(
      prelude,
      `const pool = new PrimePool({ workers: 2 });
       const many = BigUint64Array.from({ length: 3_000_000 }, (_, n) => BigInt(n));
       const verdicts = await pool.arePrime(many);
       console.log(verdicts.reduce((sum, verdict) => sum + verdict, 0));`,
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe('216816');
  });

  test.runIf(SLOW)(
    'from the same job, repeatedly: its call fails with the reason, others continue',
    async () => {
      const { code, output, errors } = await runWithWorkers(
        `import { parentPort as pool } from 'node:worker_threads';
       pool.on('message', ({ args }) => {
         if (args?.method === 'trial-division') throw new Error('struck by lightning');
       });`,
        `const pool = new PrimePool({ workers: 2 });
       const fatal = pool.checkAll(SAMPLE, { method: 'trial-division' });
       const verdicts = pool.arePrime(Array.from({ length: 50_000 }, (_, n) => n));
       await fatal.catch(({ code, message }) => console.log(code, message));
       console.log((await verdicts).filter(Boolean).length, pool.info.mode);`,
      );
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(output).toBe(
        `ERR_WORKER_LOST the job failed after it lost 3 workers: struck by lightning\n${PRIMES_BELOW_50_000} workers`,
      );
    },
  );

  test.runIf(SLOW)('because they run out of memory', async () => {
    const { code, output, errors } = await runWithWorkers(
      `const hoard = [];
       setTimeout(() => { for (;;) hoard.push(new Array(1e5).fill(hoard.length)); }, 100);`,
      `import threads from 'node:worker_threads';
       import { syncBuiltinESMExports } from 'node:module';
       threads.Worker = class extends threads.Worker {
         constructor(url, options) {
           super(url, { ...options, resourceLimits: { maxOldGenerationSizeMb: 16 } });
         }
       };
       syncBuiltinESMExports();
       const pool = new PrimePool({ workers: 1 });
       const ns = new Array(4).fill(2n ** 64n - 59n);
       await pool.checkAll(ns, { method: 'trial-division' }).catch(({ code, cause }) => console.log(code, cause.code));`,
    );
    expect(code, errors).toBe(0);
    expect(output).toBe('ERR_WORKER_LOST ERR_WORKER_OUT_OF_MEMORY');
  });
});

test.runIf(SLOW)(
  'a kernel that cannot be compiled is the error of the call, whatever the method',
  async () => {
    const { code, output, errors } = await runWithWorkers(
      '',
      `WebAssembly.Module = function () { throw new Error('forbidden'); };
     const pool = new PrimePool({ workers: 2 });
     const many = new Array(50_000).fill(2);
     for (const call of [() => pool.start(), () => pool.checkAll(many), () => pool.arePrime(many)]) {
       await call().catch(({ code, cause }) => console.log(code, cause.message));
     }
     try {
       for await (const _ of pool.check(many));
     } catch ({ code, cause }) {
       console.log(code, cause.message);
     }`,
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output.split('\n')).toEqual(new Array(4).fill('ERR_KERNEL forbidden'));
  },
);
