// The entry points through which a number reaches the kernel. The same cases go through each.

import { arePrime, check, type Integer, type Integers, isPrime, PrimePool } from 'primepool';
import { loadKernel } from './word-kernels.js';

/** One way to decide numbers. */
export interface Door {
  readonly name: string;
  /** Whether this way accepts a number, and decides it in reasonable time. */
  accepts(n: bigint): boolean;
  /** The verdicts, in order. */
  decide(ns: readonly bigint[]): Promise<boolean[]>;
}

/** Numbers in a batch. */
const BATCH = 500;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

const anyNumber = (): boolean => true;
/** What the kernel of words accepts, and a BigUint64Array holds. */
const isWord = (n: bigint): boolean => n < 2n ** 64n;
const isSafe = (n: bigint): boolean => n <= MAX_SAFE;
/** Trial division to √n takes 3 ms for n = 2^48, and 1 s for 2^64. */
const isCheap = (n: bigint): boolean => n < 2n ** 34n || (n < 2n ** 64n && hasTinyFactor(n));

/** Entry points of one thread. */
export const LOCAL_DOORS: readonly Door[] = [
  {
    name: 'the kernel, one by one',
    accepts: isWord,
    decide: async (ns) => {
      const kernel = loadKernel('baseline');
      return ns.map((n) => kernel.isPrime(n) !== 0);
    },
  },
  {
    name: 'the kernel, in batches',
    accepts: isWord,
    decide: async (ns) => loadKernel('baseline').decide(ns),
  },
  {
    name: 'the debug kernel, whose assertions trap',
    accepts: isWord,
    decide: async (ns) => {
      const kernel = loadKernel('debug');
      return ns.map((n) => kernel.isPrime(n) !== 0);
    },
  },
  {
    name: 'the debug kernel, in batches',
    accepts: isWord,
    decide: async (ns) => loadKernel('debug').decide(ns),
  },
  oneByOne('isPrime(number)', isSafe, (n) => isPrime(Number(n))),
  oneByOne('isPrime(bigint)', anyNumber, (n) => isPrime(n)),
  oneByOne('check(number)', isSafe, (n) => check(Number(n)).prime),
  oneByOne('check(bigint)', anyNumber, (n) => check(n).prime),
  oneByOne('check by trial division', isCheap, (n) => check(n, { method: 'trial-division' }).prime),
  ...listDoors('arePrime', async (ns) => arePrime(ns)),
];

let shared: PrimePool | undefined;

/**
 * One pool for all entry points: starting two workers takes longer than most of their work. An idle
 * pool keeps no process alive.
 */
function pool(): PrimePool {
  shared ??= new PrimePool({ workers: 2 });
  return shared;
}

/** Entry points of a pool with two workers. */
export const POOL_DOORS: readonly Door[] = [
  {
    name: 'pool.check',
    accepts: anyNumber,
    decide: async (ns) => {
      const verdicts: boolean[] = new Array(ns.length);
      for await (const { index, prime } of pool().check(ns)) verdicts[index] = prime;
      return verdicts;
    },
  },
  {
    name: 'pool.checkAll',
    accepts: anyNumber,
    decide: async (ns) => {
      return (await pool().checkAll(ns)).results.map(({ prime }) => prime);
    },
  },
  {
    name: 'pool.checkAll by trial division',
    accepts: isCheap,
    decide: async (ns) => {
      const { results } = await pool().checkAll(ns, { method: 'trial-division' });
      return results.map(({ prime }) => prime);
    },
  },
  {
    name: 'pool.checkBatches(arrays of bigints)',
    accepts: anyNumber,
    decide: async (ns) => {
      const verdicts: boolean[] = new Array(ns.length);
      const batches = Array.from({ length: Math.ceil(ns.length / BATCH) }, (_, k) =>
        ns.slice(BATCH * k, BATCH * (k + 1)),
      );
      for await (const result of pool().checkBatches(batches)) {
        for (const [i, verdict] of result.verdicts.entries()) {
          verdicts[BATCH * result.index + i] = verdict === 1;
        }
      }
      return verdicts;
    },
  },
  ...listDoors('pool.arePrime', (ns) => pool().arePrime(ns)),
];

/** Every entry point. */
export const DOORS: readonly Door[] = [...LOCAL_DOORS, ...POOL_DOORS];

function oneByOne(
  name: string,
  accepts: (n: bigint) => boolean,
  decide: (n: bigint) => boolean,
): Door {
  return { name, accepts, decide: async (ns) => ns.map(decide) };
}

/** An entry point for each form that a list may have. */
function listDoors(name: string, decide: (ns: Integers) => Promise<Uint8Array>): Door[] {
  const door = (
    form: string,
    accepts: (n: bigint) => boolean,
    make: (ns: readonly bigint[]) => Integers,
  ): Door => ({
    name: `${name}(${form})`,
    accepts,
    decide: async (ns) => Array.from(await decide(make(ns)), (verdict) => verdict === 1),
  });
  return [
    door('BigUint64Array', isWord, (ns) => BigUint64Array.from(ns)),
    door(
      'Uint32Array',
      (n) => n < 2n ** 32n,
      (ns) => Uint32Array.from(ns, Number),
    ),
    door('Float64Array', isSafe, (ns) => Float64Array.from(ns, Number)),
    door('array of numbers', isSafe, (ns) => ns.map(Number)),
    door('array of bigints', anyNumber, (ns) => ns),
    door('array of both', anyNumber, (ns) => ns.map(numberIfOdd)),
    door('generator', anyNumber, (ns) => generate(ns)),
  ];
}

/** Every second safe integer becomes a number. */
function numberIfOdd(n: bigint, place: number): Integer {
  return isSafe(n) && place % 2 === 1 ? Number(n) : n;
}

function* generate(ns: readonly bigint[]): Generator<bigint> {
  yield* ns;
}

function hasTinyFactor(n: bigint): boolean {
  return [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n].some((p) => n % p === 0n);
}
