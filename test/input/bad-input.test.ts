// What is not an integer, or cannot be decided exactly, is refused with advice, never rounded.

import {
  arePrime,
  check,
  type Integer,
  IntegerRangeError,
  type Integers,
  IntegerTypeError,
  isPrime,
  MAX_BITS,
  nextPrime,
  OptionTypeError,
  PrimePool,
  previousPrime,
} from 'primepool';
import { afterAll, describe, expect, test } from 'vitest';
import { drain, rejectionOf, thrownBy } from '../support/outcomes.js';

/**
 * Numbers that are not safe integers, and bigints that are too large, as messages show them.
 */
const OUT_OF_RANGE: readonly (readonly [shown: string, value: unknown])[] = [
  ['NaN', Number.NaN],
  ['1.5', 1.5],
  ['-1.5', -1.5],
  ['0.1', 0.1],
  ['5e-324', 5e-324],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['9007199254740992', 2 ** 53],
  ['-9007199254740992', -(2 ** 53)],
  ['1e+300', 1e300],
  ['more than 131072 bits', 2n ** 131_072n],
  ['more than 131072 bits', 2n ** 200_000n + 7n],
];

const WRONG_TYPE: readonly (readonly [shown: string, value: unknown])[] = [
  ['"97"', '97'],
  ['null', null],
  ['undefined', undefined],
  ['an object', {}],
  ['an object', Object(97n)],
  ['an array', [97]],
  ['true', true],
  ['a symbol', Symbol('97')],
  ['a function', () => 97],
];

const BAD = [
  ...OUT_OF_RANGE.map(([shown, value]) => ({ shown, value, error: IntegerRangeError })),
  ...WRONG_TYPE.map(([shown, value]) => ({ shown, value, error: IntegerTypeError })),
];

/** What each error must be: a standard error with a stable code. */
function expectRefusal(error: Error, kind: unknown, shown: string, value: unknown): void {
  expect(error).toBeInstanceOf(kind);
  expect(error).toBeInstanceOf(kind === IntegerRangeError ? RangeError : TypeError);
  expect(error).toHaveProperty(
    'code',
    kind === IntegerRangeError ? 'ERR_INTEGER_RANGE' : 'ERR_INTEGER_TYPE',
  );
  expect(error.message).toContain(shown);
  if (typeof value === 'number') expect(error.message).toMatch(/pass .* as a bigint/);
  if (typeof value === 'bigint') expect(error.message).toContain(`the limit is ${MAX_BITS} bits`);
}

const pool = new PrimePool({ workers: 2 });
afterAll(() => pool.close());

/** Functions that take one number. */
const SINGLE: Record<string, (n: Integer) => unknown> = {
  isPrime,
  check,
  'check by trial division': (n) => check(n, { method: 'trial-division' }),
};

/** Functions that take a list, each in a form of its own. */
const LISTS: Record<string, (ns: Integer[]) => Promise<unknown>> = {
  arePrime: async (ns) => arePrime(ns),
  'arePrime of a generator': async (ns) => arePrime(ns.values()),
  'pool.check': (ns) => drain(pool.check(ns)),
  'pool.check of a generator': (ns) => drain(pool.check(ns.values())),
  'pool.check of an async generator': (ns) => drain(pool.check(generateLater(ns))),
  'pool.check by trial division': (ns) => drain(pool.check(ns, { method: 'trial-division' })),
  'pool.checkAll': (ns) => pool.checkAll(ns),
  'pool.checkAll of a generator': (ns) => pool.checkAll(ns.values()),
  'pool.arePrime': (ns) => pool.arePrime(ns),
  'pool.arePrime of a generator': (ns) => pool.arePrime(ns.values()),
};

describe.each(Object.entries(SINGLE))('%s', (_, call) => {
  test.each(BAD)('refuses $shown', ({ shown, value, error }) => {
    const thrown = thrownBy(() => call(value as Integer));
    expectRefusal(thrown, error, shown, value);
    expect(thrown.message).not.toContain('index');
  });

  test.each([-7, -1, 0, 1, -0, -(2 ** 53 - 1), -7n, -(2n ** 64n), -(2n ** 200n)])(
    'takes %s, which is not prime',
    (n) => {
      const verdict = call(n);
      expect(verdict === false || (verdict as { prime: boolean }).prime === false).toBe(true);
    },
  );
});

describe.each(Object.entries(LISTS))('%s', (_, call) => {
  test.each(BAD)('refuses $shown in a list, with its index', async ({ shown, value, error }) => {
    const rejection = await rejectionOf(call([2, 3n, 5, value as Integer, 7]));
    expectRefusal(rejection, error, shown, value);
    expect(rejection.message).toContain('index 3');
  });

  test('refuses one bad entry far into a long list', async () => {
    const ns: Integer[] = Array.from({ length: 50_000 }, (_, n) => n);
    ns[40_000] = 0.5;
    expect((await rejectionOf(call(ns))).message).toContain('index 40000');
  });

  test('takes negative integers in a list', async () => {
    await expect(call([-7, -7n, -(2n ** 70n), -0])).resolves.toBeDefined();
  });
});

describe('a value that is not a list', () => {
  test.each<readonly [string, unknown]>([
    ['a string', '97'],
    ['an empty string', ''],
    ['a number', 97],
    ['a bigint', 97n],
    ['null', null],
    ['undefined', undefined],
    ['an object', {}],
    ['true', true],
    ['a symbol', Symbol.iterator],
    ['a function', () => [97]],
  ])('%s', async (_, value) => {
    const ns = value as unknown as Integer[];
    expect(thrownBy(() => arePrime(ns))).toBeInstanceOf(IntegerTypeError);
    expect(await rejectionOf(pool.checkAll(ns))).toBeInstanceOf(IntegerTypeError);
    expect(await rejectionOf(pool.arePrime(ns))).toBeInstanceOf(IntegerTypeError);
    expect(await rejectionOf(drain(pool.check(ns)))).toBeInstanceOf(IntegerTypeError);
  });

  test('a string is refused although it can be iterated', () => {
    const error = thrownBy(() => arePrime('23' as unknown as Integers));
    expect(error.message).toContain('"23"');
    expect(error).toHaveProperty('code', 'ERR_INTEGER_TYPE');
  });
});

describe('other shapes of lists', () => {
  test('a hole in an array is refused as undefined', () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    const holey = [2, , 3] as Integer[];
    expect(thrownBy(() => arePrime(holey)).message).toMatch(/undefined.*index 1/);
  });

  test('a fraction in a Float64Array is refused', async () => {
    const ns = Float64Array.of(2, 3, 2.5);
    expect(thrownBy(() => arePrime(ns)).message).toMatch(/2\.5.*index 2/);
    expect((await rejectionOf(pool.arePrime(ns))).message).toMatch(/2\.5.*index 2/);
  });

  test('a bigint of a million digits is refused without being written out', () => {
    const huge = 1n << 3_000_000n;
    expect(thrownBy(() => isPrime(huge)).message.length).toBeLessThan(300);
    expect(thrownBy(() => isPrime(huge)).message).toContain('more than 131072 bits');
    expect(isPrime(-huge)).toBe(false);
  });
});

describe('the greatest possible bigint', () => {
  /** Whatever the engine's limit is: 2^30 bits in V8. */
  const huge = 1n << (2n ** 30n - 1n);

  test('is refused without being copied', async () => {
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 100; i++) {
      expect(thrownBy(() => isPrime(huge)).message).toContain('more than 131072 bits');
      expect(thrownBy(() => arePrime([2, huge])).message).toContain('index 1');
    }
    expect((await rejectionOf(pool.nextPrime(huge))).message).toContain('too large');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });

  test('is not prime if it is negative', async () => {
    // Its copy for a worker would take 128 MiB; a smaller integer shows the same.
    const negative = -(1n << 10_000_000n);
    expect(isPrime(negative)).toBe(false);
    expect(check(negative)).toMatchObject({ prime: false });
    expect(arePrime([negative, 3])).toEqual(Uint8Array.of(0, 1));
    expect(await pool.isPrime(negative)).toBe(false);
    expect(nextPrime(negative)).toBe(2n);
    expect(previousPrime(negative)).toBeUndefined();
  });
});

describe('the greatest sizes', () => {
  const even = 2n ** BigInt(MAX_BITS) - 2n;

  test('an integer of the maximum bit length is accepted', async () => {
    expect(isPrime(even)).toBe(false);
    expect(arePrime([2, even])).toEqual(Uint8Array.of(1, 0));
    expect(await pool.arePrime([2, even])).toEqual(Uint8Array.of(1, 0));
    expect((await pool.checkAll([even])).results[0]).toMatchObject({ n: even, prime: false });
  });

  test('a search refuses the same integers as a test', async () => {
    for (const n of [2n ** BigInt(MAX_BITS), 0.5, '7'] as Integer[]) {
      expect(thrownBy(() => nextPrime(n))).toHaveProperty('code');
      expect(thrownBy(() => previousPrime(n))).toHaveProperty('code');
      expect(await rejectionOf(pool.nextPrime(n))).toHaveProperty('code');
      expect(await rejectionOf(pool.previousPrime(n))).toHaveProperty('code');
    }
  });

  test('trial division ends at 2^64, and the message says what to do', async () => {
    const n = 2n ** 64n + 13n;
    const method = 'trial-division';
    const errors = [
      thrownBy(() => check(n, { method })),
      await rejectionOf(pool.checkAll([2n, n], { method })),
      await rejectionOf(drain(pool.check([2n, n].values(), { method }))),
      await rejectionOf(drain(pool.checkBatches([[2n, n]], { method }))),
    ];
    for (const error of errors) {
      expect(error).toBeInstanceOf(IntegerRangeError);
      expect(error.message).toMatch(/65 bits.* too large for trial division.* 'bpsw'/);
    }
    for (const error of errors.slice(1)) expect(error.message).toContain('index 1');
  });
});

describe.each(Object.entries({ isPrime, check }))('%s as a callback', (_, call) => {
  const one = call as (...args: readonly unknown[]) => unknown;
  const isVerdict = (verdict: unknown): boolean =>
    typeof verdict === 'boolean' ? verdict : (verdict as { prime: boolean }).prime;

  test('of an array method does not take the index as options', () => {
    expect([4, 5, 2n ** 64n + 13n].map(one).map(isVerdict)).toEqual([false, true, true]);
    expect(
      Array.from(Uint32Array.of(4, 5).map((...args) => Number(isVerdict(one(...args))))),
    ).toEqual([0, 1]);
  });

  test.each([0, 1, 40])('refuses %d as rounds, and says what to write', (rounds) => {
    const error = thrownBy(() => one(97, rounds));
    expect(error).toBeInstanceOf(OptionTypeError);
    expect(error.message).toContain(`pass an object, { rounds: ${rounds} }`);
    expect(error.message).toContain('(n) => isPrime(n)');
  });

  test('refuses the index that Array.from passes alone', () => {
    expect(thrownBy(() => Array.from([4, 5], one))).toBeInstanceOf(OptionTypeError);
  });
});

describe('isPrime as a callback', () => {
  test('of filter does not take the index as options', () => {
    expect([1, 2, 3, 4n, 2n ** 64n + 13n].filter(isPrime)).toEqual([2, 3, 2n ** 64n + 13n]);
  });

  test('refuses anything else in the place of options', () => {
    for (const options of [null, 'fips', true] as unknown as object[]) {
      expect(thrownBy(() => isPrime(97, options))).toBeInstanceOf(OptionTypeError);
    }
  });
});

describe('no work is done before a whole list is checked', () => {
  test('there is no progress, and no result', async () => {
    const ns: Integer[] = Array.from({ length: 100_000 }, (_, n) => n);
    ns[99_999] = 1.5;
    let reports = 0;
    const onProgress = (): void => {
      reports++;
    };
    await rejectionOf(pool.checkAll(ns, { onProgress }));
    await rejectionOf(pool.arePrime(ns, { onProgress }));
    const first = pool.check(ns, { onProgress })[Symbol.asyncIterator]().next();
    await expect(first).rejects.toThrow('index 99999');
    expect(reports).toBe(0);
  });
});

async function* generateLater(ns: Iterable<Integer>): AsyncGenerator<Integer> {
  for (const n of ns) {
    await null;
    yield n;
  }
}
