// Lists of any origin: every entry point accepts and refuses the same ones, with the same messages.

import { runInNewContext } from 'node:vm';
import { arePrime, type Integer, type Integers, PrimePool } from 'primepool';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { factorAll } from '../../src/factor/factor-all.js';
import { isStrongProbablePrime } from '../../src/tests/named/powers.js';
import { drain, rejectionOf } from '../support/outcomes.js';

const pool = new PrimePool({ workers: 2 });
afterAll(() => pool.close());

/** The entry points, each with the values that it found in the list, in order. */
type Door = (list: unknown) => Promise<readonly bigint[]>;

/** The values of every accepted list. */
const VALUES = [4n, 97n, 91n] as const;

const DOORS: Record<string, Door> = {
  arePrime: async (list) => primesTold(arePrime(list as Integers)),
  'pool.arePrime': async (list) => primesTold(await pool.arePrime(list as Integers)),
  'pool.checkAll': async (list) => {
    const { results } = await pool.checkAll(list as Iterable<Integer>);
    return results.map(({ n }) => n);
  },
  'pool.check': async (list) => inOrder(await drain(pool.check(list as Iterable<Integer>))),
  factorAll: async (list) => productsOf(factorAll(list as Integers)),
  'pool.factorAll': async (list) => productsOf(await pool.factorAll(list as Integers)),
};

/** The values in the list, if the verdicts are right. */
function primesTold(verdicts: Uint8Array): readonly bigint[] {
  expect(verdicts).toEqual(Uint8Array.of(0, 1, 0));
  return VALUES;
}

function inOrder(results: readonly { index: number; n: bigint }[]): readonly bigint[] {
  return [...results].sort((a, b) => a.index - b.index).map(({ n }) => n);
}

function productsOf(
  factorizations: Iterable<readonly { prime: bigint; exponent: number }[]>,
): readonly bigint[] {
  return Array.from(factorizations, (factors) =>
    factors.reduce((n, { prime, exponent }) => n * prime ** BigInt(exponent), 1n),
  );
}

/** A typed array whose buffer was shrunk later. */
function cut<T>(make: (buffer: ArrayBuffer) => T): T {
  const Resizable = ArrayBuffer as unknown as new (
    length: number,
    options: { readonly maxByteLength: number },
  ) => ArrayBuffer & { resize(length: number): void };
  const buffer = new Resizable(48, { maxByteLength: 64 });
  const list = make(buffer);
  buffer.resize(16);
  return list;
}

function transferred<T extends ArrayBufferView>(list: T): T {
  structuredClone(list, { transfer: [list.buffer as ArrayBuffer] });
  return list;
}

class Longer extends BigUint64Array {
  override get length(): number {
    return 1000;
  }
}

function withIterator(make: unknown, name: symbol = Symbol.iterator): object {
  return { [name]: make };
}

const TAKEN: Record<string, () => unknown> = {
  'an array': () => [...VALUES],
  'an array of both types': () => [4, 97n, 91],
  'a BigUint64Array': () => BigUint64Array.of(...VALUES),
  'a Uint32Array': () => Uint32Array.of(4, 97, 91),
  'a Float64Array': () => Float64Array.of(4, 97, 91),
  'a Uint8Array': () => Uint8Array.of(4, 97, 91),
  'a BigInt64Array': () => BigInt64Array.of(...VALUES),
  'an array of another realm': () => runInNewContext('[4n, 97n, 91n]'),
  'a BigUint64Array of another realm': () => runInNewContext('BigUint64Array.of(4n, 97n, 91n)'),
  'a Uint32Array of another realm': () => runInNewContext('Uint32Array.of(4, 97, 91)'),
  'a Float64Array of another realm': () => runInNewContext('Float64Array.of(4, 97, 91)'),
  'an Int16Array of another realm': () => runInNewContext('Int16Array.of(4, 97, 91)'),
  'a generator of another realm': () =>
    runInNewContext('(function* () { yield 4; yield 97n; yield 91; })()'),
  'a Proxy of an array': () => new Proxy([...VALUES], {}),
  'shared memory': () => {
    const list = new BigUint64Array(new SharedArrayBuffer(24));
    list.set(VALUES);
    return list;
  },
  'a resizable buffer that was shrunk, but not below the end of the list': () => {
    const list = cut((buffer) => new Uint16Array(buffer, 0, 3));
    list.set([4, 97, 91]);
    return list;
  },
  'a list that tracks its buffer, which was shrunk': () => {
    const list = cut((buffer) => new Uint32Array(buffer, 4));
    list.set([4, 97, 91]);
    return list;
  },
  'a subclass with another length': () => Longer.of(...VALUES),
  'a typed array with an iterator of its own': () =>
    Object.assign(BigUint64Array.of(...VALUES), { [Symbol.iterator]: null }),
  'a Set': () => new Set(VALUES),
  'the values of a Map': () => new Map(VALUES.map((n) => [n, n])).values(),
  'a generator': () => VALUES.values(),
  'an array with an asynchronous iterator that is undefined': () =>
    Object.assign([...VALUES], { [Symbol.asyncIterator]: undefined }),
  'an iterable with an asynchronous iterator that is undefined': () => ({
    [Symbol.asyncIterator]: undefined,
    [Symbol.iterator]: () => VALUES.values(),
  }),
  'an iterable with an asynchronous iterator that is null': () => ({
    [Symbol.asyncIterator]: null,
    [Symbol.iterator]: () => VALUES.values(),
  }),
};

/** An array that changes its own length when its second value is read. */
function changing(change: (list: Integer[]) => void): Integer[] {
  const list: Integer[] = [...VALUES];
  Object.defineProperty(list, 1, {
    get: () => {
      change(list);
      return 97n;
    },
  });
  return list;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable([...VALUES], {});
  revoke();
  return proxy;
}

const REFUSED: Record<string, readonly [make: () => unknown, message: RegExp]> = {
  'a BigUint64Array that was transferred': [
    () => transferred(BigUint64Array.of(...VALUES)),
    /^the list is a typed array whose buffer was transferred or shortened: pass an intact one$/,
  ],
  'an Int16Array that was transferred': [
    () => transferred(Int16Array.of(4, 97, 91)),
    /^the list is a typed array whose buffer was transferred or shortened/,
  ],
  'a BigUint64Array that was shrunk': [
    () => cut((buffer) => new BigUint64Array(buffer, 0, 3)),
    /^the list is a typed array whose buffer was transferred or shortened/,
  ],
  'a Uint32Array beyond the end of its buffer': [
    () => cut((buffer) => new Uint32Array(buffer, 24)),
    /^the list is a typed array whose buffer was transferred or shortened/,
  ],
  'an Int8Array beyond the end of its buffer': [
    () => cut((buffer) => new Int8Array(buffer, 24, 3)),
    /^the list is a typed array whose buffer was transferred or shortened/,
  ],
  'a Proxy of a typed array': [
    () => new Proxy(BigUint64Array.of(...VALUES), {}),
    /^the list is a Proxy of a typed array: pass the typed array itself$/,
  ],
  'a Proxy of a typed array of another realm': [
    () => new Proxy(runInNewContext('BigUint64Array.of(4n, 97n)'), {}),
    /^the list is a Proxy of a typed array: pass/,
  ],
  'what only inherits from a typed array': [
    () => Object.create(BigUint64Array.prototype),
    /^the list is a Proxy of a typed array: pass/,
  ],
  'a Proxy that was revoked': [revoked, /^the list is a Proxy that was revoked: pass/],
  'an array that a getter makes longer': [
    () => changing((list) => list.push(5n)),
    /^the list had 3 values and has 4 after reading: pass/,
  ],
  'an array that a getter makes shorter': [
    () =>
      changing((list) => {
        list.length = 2;
      }),
    /^undefined \(at index 2\) is not an integer/,
  ],
  'an array buffer': [() => new ArrayBuffer(8), /^an object is not a list of integers: pass/],
  'a DataView': [() => new DataView(new ArrayBuffer(8)), /^an object is not a list of integers/],
  'an array-like object': [() => ({ length: 1, 0: 7 }), /^an object is not a list of integers/],
  'an iterator that is undefined': [
    () => withIterator(undefined),
    /^an object is not a list of integers: pass/,
  ],
  'an iterator that is not a function': [
    () => withIterator(7),
    /^an object is not a list of integers: pass/,
  ],
  'both iterators undefined': [
    () => ({ [Symbol.iterator]: undefined, [Symbol.asyncIterator]: undefined }),
    /^an object is not a list of integers: pass/,
  ],
  'an iterator that is a number': [
    () => withIterator(() => 7),
    /^the list's iterator is 7: it must be an object with next\(\)$/,
  ],
  'an iterator without next': [
    () => withIterator(() => ({})),
    /^the list's iterator is an object: it must be an object with next\(\)$/,
  ],
  'invalid iterator results': [
    () => withIterator(() => ({ next: () => null })),
    /^the list's iterator returned null: next\(\) must return an object$/,
  ],
  'a string': [() => '97', /^"97" is not a list of integers: pass/],
  null: [() => null, /^null is not a list of integers: pass/],
};

describe.each(Object.entries(DOORS))('%s', (_, door) => {
  test.each(Object.entries(TAKEN))('takes %s', async (_, make) => {
    expect(await door(make())).toEqual(VALUES);
  });

  test.each(Object.entries(REFUSED))('refuses %s', async (_, [make, message]) => {
    const error = await rejectionOf(door(make()));
    expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INTEGER_TYPE' });
    expect(error.message).toMatch(message);
  });

  test('passes on what the list throws', async () => {
    const failure = new Error('the list is broken');
    const fail = (): never => {
      throw failure;
    };
    expect(await rejectionOf(door(Object.defineProperty([...VALUES], 1, { get: fail })))).toBe(
      failure,
    );
    expect(await rejectionOf(door(withIterator(fail)))).toBe(failure);
    expect(await rejectionOf(door(withIterator(() => ({ next: fail }))))).toBe(failure);
  });
});

describe('factorAll', () => {
  test('reads each value once, so that none passes unchecked', async () => {
    let reads = 0;
    const list = Object.defineProperty([6n, 0n], 1, { get: () => (++reads === 1 ? 0n : 6n) });
    await expect(async () => factorAll(list)).rejects.toThrow('0 (at index 1)');
    expect(reads).toBe(1);
  });
});

describe('the bases of the strong test', () => {
  test.each(Object.entries(REFUSED))('refuses %s', (_, [make, message]) => {
    const list = make();
    if (typeof list !== 'object' || list === null) return;
    expect(() => isStrongProbablePrime(101, list as Integer[])).toThrow(message);
  });

  test.each(Object.entries(TAKEN))('takes %s', (_, make) => {
    expect(isStrongProbablePrime(101, make() as Integer[])).toBe(true);
  });
});

describe('a list too long for the memory', () => {
  test.each(Object.entries(DOORS))('%s says so with a code', async (_, door) => {
    // biome-ignore lint/suspicious/noSparseArray: the hole stands for a value that is never read
    const list: unknown = new Proxy([, 4n], { get: huge });
    const error = await rejectionOf(door(list));
    expect(error).toHaveProperty('code', expect.stringMatching(/^ERR_(KERNEL|INTEGER_TYPE)$/));
  });

  test.each(Object.entries(DOORS))(
    '%s refuses the longest array for its first hole, before it allocates memory',
    async (_, door) => {
      const list = [1n, 4n];
      list.length = 2 ** 32 - 1;
      const rooms: unknown[] = [];
      const make = (type: typeof BigUint64Array, args: unknown[], target: never): object => {
        rooms.push(args[0]);
        return Reflect.construct(type, args, target);
      };
      vi.stubGlobal('BigUint64Array', new Proxy(BigUint64Array, { construct: make }));
      const error = await rejectionOf(door(list)).finally(() => vi.unstubAllGlobals());
      expect(error).toMatchObject({
        code: 'ERR_INTEGER_TYPE',
        message: expect.stringMatching(/^undefined .at index 2/),
      });
      expect(rooms).not.toContain(list.length);
    },
  );
});

function huge(list: readonly unknown[], name: string | symbol): unknown {
  return name === 'length' ? 2 ** 52 : Reflect.get(list, name);
}

/** The batches of one source, in the form in which `checkBatches` takes each. */
describe('pool.checkBatches', () => {
  const BATCHES = [
    'an array',
    'a BigUint64Array',
    'an array of another realm',
    'a BigUint64Array of another realm',
    'a Proxy of an array',
    'shared memory',
    'a subclass with another length',
    'a typed array with an iterator of its own',
    'an array with an asynchronous iterator that is undefined',
  ];

  test.each(BATCHES)('takes %s for a batch, and gives it back', async (name) => {
    for (const method of ['bpsw', 'trial-division'] as const) {
      const batch = TAKEN[name]?.() as bigint[];
      const [result, ...others] = await drain(pool.checkBatches([batch], { method }));
      expect(result?.numbers).toBe(batch);
      expect(result?.verdicts).toEqual(Uint8Array.of(0, 1, 0));
      expect(others).toEqual([]);
    }
  });

  const BAD_BATCHES = Object.entries(REFUSED).filter(([name]) => /typed array|Array/.test(name));

  test.each(BAD_BATCHES)('refuses %s for a batch', async (_, [make]) => {
    const batches = [[2n], make()] as bigint[][];
    const error = await rejectionOf(drain(pool.checkBatches(batches)));
    expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INTEGER_TYPE' });
    expect(error.message).toMatch(/batch at index 1|at index 1\)/);
  });

  const SOURCES = [
    'a Proxy of an array',
    'a Set',
    'a generator',
    'an iterable with an asynchronous iterator that is undefined',
    'an iterable with an asynchronous iterator that is null',
  ];

  test.each(SOURCES)('takes its batches from %s', async (name) => {
    const values = TAKEN[name]?.() as Iterable<bigint>;
    const batches = Array.from(values, (n) => [n]);
    const sources: Iterable<bigint[]>[] = [
      new Proxy(batches, {}),
      new Set(batches),
      { [Symbol.asyncIterator]: undefined, [Symbol.iterator]: () => batches.values() } as Iterable<
        bigint[]
      >,
    ];
    for (const source of sources) {
      const results = await drain(pool.checkBatches(source));
      expect(
        inOrder(results.map(({ index, numbers }) => ({ index, n: numbers[0] ?? 0n }))),
      ).toEqual(VALUES);
    }
  });

  test.each(
    Object.entries(REFUSED).filter(([name]) => /iterator|steps|null|string|buffer$/.test(name)),
  )('refuses %s for the source of them', async (_, [make]) => {
    const error = await rejectionOf(drain(pool.checkBatches(make() as bigint[][])));
    expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INTEGER_TYPE' });
  });

  test('reads an array of bigints when it comes, and not again', async () => {
    await pool.start();
    const batch = [2n ** 89n - 1n, 2n ** 107n - 1n];
    const first = pool.checkBatches([batch]).next();
    batch[0] = 'not a number' as unknown as bigint;
    batch.length = 1;
    expect((await first).value?.verdicts).toEqual(Uint8Array.of(1, 1));
  });
});

describe('invalid iterator results of a stream', () => {
  test.each([
    ['null', () => null],
    ['a promise of 7', async () => 7],
    ['a promise of nothing', async () => undefined],
  ])('%s', async (_, next) => {
    const source = withIterator(() => ({ next }), Symbol.asyncIterator) as AsyncIterable<never>;
    for (const stream of [pool.check(source), pool.checkBatches(source)]) {
      const error = await rejectionOf(drain<unknown>(stream));
      expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INTEGER_TYPE' });
      expect(error.message).toMatch(/next\(\) must return an object/);
    }
  });
});
