// Workers without memory for the kernels of a subject: their work runs elsewhere.

import { describe, expect, test } from 'vitest';
import { runModule, runProgram } from '../support/child.js';
import { outcomesOf } from '../support/every-subject.js';
import { SLOW } from '../support/extent.js';
import { copyWithWorkers } from '../support/patched.js';
import { ANSWERS } from '../support/subjects.mjs';

/** In a worker: all instances beyond this many fail, as in an engine without addresses. */
const limited = (instances: number): string => `{
  const { Instance } = WebAssembly;
  let count = 0;
  WebAssembly.Instance = function (...args) {
    if (++count > ${instances}) throw new RangeError('WebAssembly.Instance(): Out of memory');
    return new Instance(...args);
  };
}`;

describe('workers without memory', () => {
  test.runIf(SLOW)('for a second kernel: every subject is answered', async () => {
    using copy = copyWithWorkers(limited(1));
    const { code, output, errors } = await runProgram('every-subject.mjs', 'pool', 'all', copy.url);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(outcomesOf(output)).toEqual(ANSWERS);
  });

  test.runIf(SLOW)('for an array: every subject is answered', async () => {
    using copy = copyWithWorkers(`
      globalThis.Uint8Array = class extends Uint8Array {
        constructor(...args) {
          if (args[0] > 30) throw new RangeError('Array buffer allocation failed');
          super(...args);
        }
      };`);
    const { code, output, errors } = await runProgram(
      ...['every-subject.mjs', 'pool', 'factors of words', copy.url],
    );
    expect({ code, output, errors }).toEqual({
      code: 0,
      output: 'factors of words: 60000',
      errors: '',
    });
  });

  test('are ended, no others start at once, and info says why', async () => {
    using copy = copyWithWorkers(limited(1));
    const { code, output, errors } = await runModule(`
      import { PrimePool } from '${copy.url}';
      // Others are tried after a second, which must not pass on a slow machine.
      const now = performance.now.bind(performance);
      performance.now = () => now() / 1000;
      let started = 0;
      process.on('worker', () => started++);
      const pool = new PrimePool({ workers: 2 });
      const counts = await Promise.all(
        Array.from({ length: 8 }, () => pool.countPrimes(10 ** 14, 10 ** 14 + 10 ** 6)),
      );
      const { mode, running, cause } = pool.info;
      console.log(new Set(counts).size, counts[0], started <= 2, mode, running, cause.message);
    `);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^1 30892 true in-process 0 there is not enough memory here: use/);
  });
});

test.runIf(SLOW)('one worker without memory leaves the work to the other', async () => {
  using copy = copyWithWorkers(`
    import { threadId } from 'node:worker_threads';
    if (threadId === 2) ${limited(1)}`);
  const { code, output, errors } = await runModule(`
    import { PrimePool } from '${copy.url}';
    const pool = new PrimePool({ workers: 2 });
    await pool.start();
    const counts = await Promise.all(
      Array.from({ length: 8 }, () => pool.countPrimes(10 ** 14, 10 ** 14 + 10 ** 6)),
    );
    const { mode, running } = pool.info;
    console.log(new Set(counts).size, counts[0], mode, running);
  `);
  expect({ code, output, errors }).toEqual({ code: 0, output: '1 30892 workers 1', errors: '' });
});

test.runIf(SLOW)(
  'if no thread has the memory, the call fails with a KernelError that says what to do',
  async () => {
    using copy = copyWithWorkers(limited(1));
    const { code, output, errors } = await runModule(`
    ${limited(1)}
    const { PrimePool } = await import('${copy.url}');
    const pool = new PrimePool({ workers: 2 });
    for (const call of [
      () => pool.countPrimes(10 ** 15, 10 ** 15 + 10 ** 7),
      () => pool.factorAll(Array.from({ length: 60_000 }, (_, i) => i + 1)),
      () => pool.factor((10n ** 22n + 9n) * (10n ** 20n + 39n)),
    ]) {
      await call().catch((error) => console.log(error.code, error.constructor.name, error.message));
    }
    await pool.close();
  `);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const lines = output.split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^ERR_KERNEL KernelError .* raise its limit/);
  },
);

test.runIf(SLOW)(
  'a call that fits nowhere fails while another keeps a worker busy, and that one continues',
  async () => {
    using copy = copyWithWorkers(limited(2));
    const { code, output, errors } = await runModule(`
    ${limited(2)}
    const { PrimePool } = await import('${copy.url}');
    const pool = new PrimePool({ workers: 2 });
    const ended = [];
    const controller = new AbortController();
    const tested = pool
      .isPrime(2n ** 44497n - 1n, { signal: controller.signal })
      .catch(({ name }) => name)
      .then((outcome) => ended.push(outcome));
    await pool
      .countPrimes(10 ** 14, 10 ** 14 + 10 ** 6)
      .catch(({ code, message }) => ended.push(code, /raise its limit/.test(message)));
    controller.abort();
    await tested;
    console.log(...ended);
    await pool.close();
  `);
    expect({ code, output, errors }).toEqual({
      code: 0,
      output: 'ERR_KERNEL true AbortError',
      errors: '',
    });
  },
);
