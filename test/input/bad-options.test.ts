// Invalid options are refused before any work.

import {
  arePrime,
  type CheckOptions,
  check,
  isPrime,
  MAX_BITS,
  type Method,
  OptionRangeError,
  OptionTypeError,
  PrimePool,
  randomPrime,
} from 'primepool';
import { afterAll, describe, expect, test } from 'vitest';
import { drain, rejectionOf, thrownBy } from '../support/outcomes.js';

const pool = new PrimePool({ workers: 1 });
afterAll(() => pool.close());

function expectOptionError(error: Error, isType: boolean, shown: string): void {
  expect(error).toBeInstanceOf(isType ? OptionTypeError : OptionRangeError);
  expect(error).toBeInstanceOf(isType ? TypeError : RangeError);
  expect(error).toHaveProperty('code', isType ? 'ERR_OPTION_TYPE' : 'ERR_OPTION_RANGE');
  expect(error.message).toContain(shown);
}

describe('workers', () => {
  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 2 ** 53])('%d', (workers) => {
    expectOptionError(
      thrownBy(() => new PrimePool({ workers })),
      false,
      `${workers}`,
    );
  });

  test.each([
    ['"x"', 'x'],
    ['"2"', '2'],
    ['null', null],
    ['2', 2n],
    ['true', true],
    ['an object', {}],
  ])('%s', (shown, workers) => {
    const options = { workers: workers as unknown as number };
    expectOptionError(
      thrownBy(() => new PrimePool(options)),
      true,
      shown,
    );
  });

  test('is at least one by default', () => {
    expect(new PrimePool().workers).toBeGreaterThanOrEqual(1);
    expect(new PrimePool({ workers: undefined }).workers).toBe(new PrimePool().workers);
    expect(new PrimePool({ workers: 3 }).workers).toBe(3);
  });
});

describe('workerUrl', () => {
  test.each([
    ['2', 2],
    ['null', null],
    ['an object', {}],
  ])('%s', (shown, workerUrl) => {
    const options = { workerUrl: workerUrl as unknown as string };
    expectOptionError(
      thrownBy(() => new PrimePool(options)),
      true,
      shown,
    );
  });

  test.each([
    './worker.js',
    'worker.js',
    '',
    'https://example.com/worker.js',
    'data:text/javascript,',
  ])('%s, which is not a file: URL', (workerUrl) => {
    const error = thrownBy(() => new PrimePool({ workerUrl }));
    expectOptionError(error, false, workerUrl);
    expect(error.message).toContain('file: URL');
  });

  test.each([
    ['a URL', (url: URL) => url],
    ['a string', String],
  ])('may be %s of a copy of the file', async (_, form) => {
    const workerUrl = form(new URL('../../dist/node/worker.js', import.meta.url));
    await using pool = new PrimePool({ workers: 1, workerUrl });
    await pool.start();
    expect(pool.info).toEqual({ mode: 'workers', running: 1, source: 'file' });
  });

  test('of a missing file: the work runs on this thread', async () => {
    const workerUrl = new URL('no-worker.js', import.meta.url);
    await using pool = new PrimePool({ workers: 2, workerUrl });
    await pool.start();
    expect(pool.info).toMatchObject({ mode: 'in-process', running: 0 });
  });
});

describe('idleTimeout', () => {
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('%d', (idleTimeout) => {
    const error = thrownBy(() => new PrimePool({ idleTimeout }));
    expectOptionError(error, false, `${idleTimeout}`);
  });

  test('a string', () => {
    const options = { idleTimeout: '10' as unknown as number };
    expectOptionError(
      thrownBy(() => new PrimePool(options)),
      true,
      '"10"',
    );
  });
});

/** Ways to call a pool with options. */
const CALLS: Record<string, (options: CheckOptions) => Promise<unknown>> = {
  'pool.check': (options) => drain(pool.check([2, 3], options)),
  'pool.checkAll': (options) => pool.checkAll([2, 3], options),
};

describe('method', () => {
  test.each([
    ['"fermat"', 'fermat'],
    ['"BPSW"', 'BPSW'],
    ['""', ''],
    ['null', null],
    ['1', 1],
    ['"toString"', 'toString'],
  ])('%s', async (shown, value) => {
    const method = value as Method;
    expectOptionError(
      thrownBy(() => check(97, { method })),
      false,
      shown,
    );
    for (const call of Object.values(CALLS)) {
      expectOptionError(await rejectionOf(call({ method })), false, shown);
    }
  });

  test('undefined is the default', async () => {
    expect(check(97, { method: undefined }).prime).toBe(true);
    for (const call of Object.values(CALLS)) {
      await expect(call({ method: undefined })).resolves.toBeDefined();
    }
  });
});

describe('rounds', () => {
  const calls: Record<string, (options: CheckOptions) => unknown> = {
    ...CALLS,
    isPrime: async (options) => isPrime(97, options),
    arePrime: async (options) => arePrime([97], options),
    check: async (options) => check(97, options),
    'pool.arePrime': (options) => pool.arePrime([97], options),
    'pool.checkBatches': (options) => drain(pool.checkBatches([[97n]], options)),
  };

  describe.each(Object.entries(calls))('%s', (_, call) => {
    test.each([-1, 1.5, 1025, Number.NaN, Number.POSITIVE_INFINITY, 'FIPS', ''])(
      'refuses %j as out of range',
      async (value) => {
        const rounds = value as number;
        const shown = typeof value === 'string' ? JSON.stringify(value) : `${value}`;
        expectOptionError(await rejectionOf(call({ rounds }) as Promise<unknown>), false, shown);
      },
    );

    test.each([
      ['null', null],
      ['2', 2n],
      ['true', true],
    ])('refuses %s, which is not a number', async (shown, value) => {
      const rounds = value as unknown as number;
      const rejection = await rejectionOf((async () => call({ rounds }))());
      if (shown === '2') expect(rejection.message).toContain('rounds is 2');
      expectOptionError(rejection, true, shown);
    });

    test.each([0, 1024, 'fips', undefined] as const)('takes %s', async (rounds) => {
      await expect(call({ rounds })).resolves.toBeDefined();
    });
  });
});

describe('randomPrime', () => {
  const calls = { randomPrime, 'pool.randomPrime': pool.randomPrime.bind(pool) };

  describe.each(Object.entries(calls))('%s', (_, call) => {
    test.each([0, 1, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_BITS + 1])(
      'refuses %d bits',
      async (bits) => {
        expectOptionError(await rejectionOf(call(bits)), false, `${bits}`);
      },
    );

    test('refuses safe primes of 2 bits, because there are none', async () => {
      expectOptionError(await rejectionOf(call(2, { safe: true })), false, 'from 3');
    });

    test.each([
      ['"64"', '64'],
      ['64', 64n],
      ['undefined', undefined],
    ])('refuses %s as bits', async (shown, bits) => {
      expectOptionError(await rejectionOf(call(bits as unknown as number)), true, shown);
    });

    test.each([{ safe: 1 }, { safe: 'yes' }, { signal: {} }, { signal: null }])(
      'refuses %j',
      async (options) => {
        const error = await rejectionOf(call(64, options as object));
        expect(error).toBeInstanceOf(OptionTypeError);
      },
    );

    test('refuses a number in the place of options', async () => {
      expectOptionError(await rejectionOf(call(64, 1 as unknown as object)), true, 'options is 1');
    });
  });
});

describe.each(
  Object.entries({
    ...CALLS,
    'pool.arePrime': (options: CheckOptions) => pool.arePrime([2, 3], options),
  }),
)('%s', (_, call) => {
  test.each([
    ['null', null],
    ['"signal"', 'signal'],
    ['an object', {}],
    ['an object', { aborted: false }],
    ['an object', new EventTarget()],
  ])('refuses %s as a signal', async (shown, signal) => {
    const options = { signal: signal as unknown as AbortSignal };
    expectOptionError(await rejectionOf(call(options)), true, shown);
  });

  test.each([
    ['null', null],
    ['"log"', 'log'],
    ['an object', {}],
    ['1', 1],
  ])('refuses %s as onProgress', async (shown, onProgress) => {
    const options = { onProgress: onProgress as unknown as () => void };
    expectOptionError(await rejectionOf(call(options)), true, shown);
  });
});
