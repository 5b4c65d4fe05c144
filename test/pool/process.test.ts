// How a pool affects its process, and what it does when its workers die.

import { describe, expect, test } from 'vitest';
import { runModule, runProgram } from '../support/child.js';
import { SLOW, some } from '../support/extent.js';
import { PRIMES_BELOW_50_000 } from '../support/workloads.js';

/**
 * Idle workers never time out here: a process that waited for them would hang.
 */
const PRELUDE = `
  import { PrimePool, SAMPLE, arePrime, isPrime } from 'primepool';
  const method = 'trial-division';
  const pool = new PrimePool({ workers: 2, idleTimeout: 2 ** 31 - 1 });
  const many = Array.from({ length: 50_000 }, (_, n) => n);
`;

describe('the process', () => {
  test('ends while a pool that was never closed is idle', async () => {
    const { code, output, errors } = await runModule(`${PRELUDE}
      const { primes } = await pool.checkAll(SAMPLE, { method });
      await pool.arePrime(many);
      console.log(primes);
    `);
    expect({ code, output, errors }).toEqual({ code: 0, output: '9', errors: '' });
  });

  test.runIf(SLOW)('ends with a pool that was never used', async () => {
    expect(await runModule(PRELUDE)).toEqual({ code: 0, output: '', errors: '' });
  });

  const CALLS = [
    [
      'checkAll',
      `pool.checkAll(SAMPLE, { method }).then(({ primes }) => console.log(primes));`,
      '9',
    ],
    [
      'arePrime',
      `pool.arePrime(many).then((verdicts) => console.log(verdicts.filter(Boolean).length));`,
      String(PRIMES_BELOW_50_000),
    ],
    [
      'check',
      `(async () => {
         let primes = 0;
         for await (const { prime } of pool.check(SAMPLE, { method })) if (prime) primes++;
         console.log(primes);
       })();`,
      '9',
    ],
    [
      'a second call after a rest',
      `pool.checkAll(SAMPLE, { method })
         .then(() => new Promise((resolve) => setTimeout(resolve, 50)))
         .then(() => pool.checkAll(SAMPLE, { method }))
         .then(({ primes }) => console.log(primes));`,
      '9',
    ],
  ] as const;
  test.each(SLOW ? CALLS : [])(
    'lives until a busy pool is done: %s',
    async (_, source, expected) => {
      const { code, output, errors } = await runModule(PRELUDE + source);
      expect({ code, output, errors }).toEqual({ code: 0, output: expected, errors: '' });
    },
  );

  test.runIf(SLOW)('ends after calls were aborted or abandoned', async () => {
    const { code, output, errors } = await runModule(`${PRELUDE}
      const endless = new Array(50).fill(2n ** 64n - 59n);
      const signal = AbortSignal.timeout(100);
      await pool.checkAll(endless, { method, signal }).catch((error) => console.log(error.name));
      for await (const { n } of pool.check(SAMPLE, { method })) break;
      for await (const { n } of pool.check(function* () { for (;;) yield 4; }())) break;
      console.log('end');
    `);
    expect({ code, output, errors }).toEqual({ code: 0, output: 'TimeoutError\nend', errors: '' });
  });

  test.runIf(SLOW)('ends after close, with nothing left over', async () => {
    const { code, output, errors } = await runModule(`${PRELUDE}
      const call = pool.checkAll(new Array(50).fill(2n ** 64n - 59n), { method });
      setTimeout(() => pool.close().then(() => console.log('closed')), 100);
      await call.catch((error) => console.log(error.code));
    `);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output.split('\n').sort()).toEqual(['ERR_POOL_CLOSED', 'closed']);
  });
});

describe('in a worker thread', () => {
  test('a pool works, and lets the worker end', async () => {
    const { code, output, errors } = await runProgram('pool-in-worker.mjs');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe('9 primes from workers 1 and 2\nexit 0');
  });

  test.runIf(SLOW)(
    'importing the package leaves no listener behind, and lets the worker end',
    async () => {
      const { code, output, errors } = await runProgram('import-in-worker.mjs');
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(output).toBe('true, 0 listeners\nexit 0');
    },
  );
});

describe('workers that die', () => {
  /** What every call must give in the end, whatever happens to the workers. */
  const calls = `
    const [expensive, checked, verdicts] = await Promise.all([
      pool.checkAll(SAMPLE, { method }),
      pool.checkAll(many),
      pool.arePrime(many),
    ]);
    let streamed = 0;
    for await (const { prime } of pool.check(many.values())) if (prime) streamed++;
    console.log(
      expensive.primes, checked.primes, verdicts.filter(Boolean).length, streamed,
      checked.results.every(({ index, prime }, place) => index === place && prime === isPrime(place)),
    );
  `;
  const complete = `9 ${PRIMES_BELOW_50_000} ${PRIMES_BELOW_50_000} ${PRIMES_BELOW_50_000} true`;

  const DEATHS = [
    ['the first one, as soon as it runs', `if (++count === 1) worker.on('online', kill)`],
    ['the first two, at their first answer', `if (++count <= 2) worker.once('message', kill)`],
    ['the first three, during their work', `if (++count <= 3) setTimeout(kill, 60)`],
    ['every second one, at its third answer', `if (++count % 2) onMessage(worker, 3, kill)`],
    ['all, before they can start: the work is done on this thread', `kill()`],
  ] as const;
  test.each(some(DEATHS, 5))('%s', async (_, killing) => {
    const { code, output, errors } = await runModule(`${PRELUDE}
      let count = 0;
      process.on('worker', (worker) => {
        const kill = () => void worker.terminate();
        ${killing};
      });
      function onMessage(worker, number, then) {
        worker.on('message', () => { if (--number === 0) then(); });
      }
      ${calls}
    `);
    expect({ code, output, errors }).toEqual({ code: 0, output: complete, errors: '' });
  });

  test.runIf(SLOW)('all, repeatedly, during their work: the call is given up', async () => {
    const { code, output, errors } = await runModule(`${PRELUDE}
      process.on('worker', (worker) => worker.once('message', () => setTimeout(() => worker.terminate(), 20)));
      const ns = new Array(20).fill(2n ** 64n - 59n);
      await pool.checkAll(ns, { method }).catch((error) => console.log(error.name, error.code, error.cause instanceof Error));
      await pool.close();
    `);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/ERR_WORKER_LOST true$/);
  });

  test.runIf(SLOW)('while the pool is idle: the next call starts others', async () => {
    const { code, output, errors } = await runModule(`${PRELUDE}
      const workers = [];
      process.on('worker', (worker) => workers.push(worker));
      await pool.checkAll(SAMPLE, { method });
      await Promise.all(workers.map((worker) => worker.terminate()));
      ${calls}
    `);
    expect({ code, output, errors }).toEqual({ code: 0, output: complete, errors: '' });
  });
});
