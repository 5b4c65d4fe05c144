/**
 * How fast is the pool, compared with one thread and with general pools that run the same kernel?
 *
 * All pools have as many workers as there are cores, and are warm. Writes one result file for each
 * contest:
 *
 * - `pool-many`: the verdicts for 1,000,000 random 64-bit integers. The others get them in chunks
 *   of 62,500, transferred. Threads that already have the numbers show what the machine can do.
 * - `pool-sample`: the sample by trial division, timed number by number. For the others each number
 *   is a task, in the sample's order.
 * - `pool-singles`: 100,000 random 64-bit integers, each with a result that has its number, verdict
 *   and time. For the others each is a task, and all are started at once; primepool gets them as
 *   one list, or from a generator one by one, and yields 100,000 results.
 *
 * Usage: npm run bench -- pool [--rounds N] [pool-many|pool-sample|pool-singles|latency…]
 */
import { parseArgs } from 'node:util';
import { arePrime, check, type Integer, PrimePool, SAMPLE } from 'primepool';
import { isPrimeBigInt } from '../test/oracle/bigint-primality.js';
import { openRivalPools, type RivalPool } from './rivals/pools.js';
import type { Contestant, Pass } from './support/contestant.js';
import { measure } from './support/measure.js';
import { PoolBound } from './support/pool-bound.js';
import { splitMix64 } from './support/random.js';
import { describe, ownVersion, writeResult } from './support/results.js';
import { DEFAULT_SEED, makeWorkload, type Workload } from './support/workloads.js';

const CHUNK = 62_500;
const METHOD = 'trial-division';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const version = ownVersion();
const pool = new PrimePool({ idleTimeout: 2 ** 31 - 1 });
const bound = new PoolBound(pool.workers);

interface Contest {
  workload(): Workload;
  /** For the other pools: long tasks are best alone; for short ones, 1, 4, 16 and 64 were tried. */
  readonly tasksPerWorker: number;
  contestants(rivals: readonly RivalPool[]): Contestant[];
}

const CONTESTS: Record<string, Contest> = {
  'pool-many': {
    workload: () => randomIntegers(1_000_000),
    tasksPerWorker: 1,
    contestants: (rivals) => [
      ours('pool.arePrime', (numbers) => async () => ({ answers: await pool.arePrime(numbers) })),
      ours('arePrime, one thread', (numbers) => () => ({ answers: arePrime(numbers) })),
      bound.contestant,
      ...rivals.map((rival) => theirs(rival, (numbers) => () => decideInChunks(rival, numbers))),
    ],
  },
  'pool-sample': {
    workload: () => makeWorkload('sample'),
    tasksPerWorker: 1,
    contestants: (rivals) => [
      ours('pool.checkAll', (numbers) => async () => {
        const { results } = await pool.checkAll(numbers, { method: METHOD });
        return answersOf(results);
      }),
      ours(
        'check, one thread',
        (numbers) => () => answersOf(Array.from(numbers, (n) => check(n, { method: METHOD }))),
      ),
      ...rivals.map((rival) =>
        theirs(
          rival,
          (numbers) => async () =>
            answersOf(
              await Promise.all(Array.from(numbers, (n) => rival.check(n, 'checkByTrialDivision'))),
            ),
        ),
      ),
    ],
  },
  'pool-singles': {
    workload: () => randomIntegers(100_000),
    tasksPerWorker: 16,
    contestants: (rivals) => [
      ours('pool.check of a list', (numbers) => () => checkStream(numbers, numbers.length)),
      ours(
        'pool.check of a generator',
        (numbers) => () => checkStream(numbers.values(), numbers.length),
      ),
      ours('check, one thread', (numbers) => () => answersOf(Array.from(numbers, (n) => check(n)))),
      ...rivals.map((rival) =>
        theirs(
          rival,
          (numbers) => async () =>
            answersOf(
              await Promise.all(Array.from(numbers, (n) => rival.check(n, 'checkByFastMethod'))),
            ),
        ),
      ),
    ],
  },
};

for (const [name, contest] of Object.entries(CONTESTS)) {
  if (positionals.length === 0 || positionals.includes(name)) await hold(name, contest);
}
if (positionals.length === 0 || positionals.includes('latency')) await reportLatencies();
await pool.close();
await bound.close();

async function hold(
  name: string,
  { workload, tasksPerWorker, contestants }: Contest,
): Promise<void> {
  const made = workload();
  const rivals = openRivalPools(pool.workers, tasksPerWorker);
  const rows = await measure(made, contestants(rivals), {
    rounds: Number(values.rounds),
    // Each decides all numbers, however long that takes.
    patience: Number.POSITIVE_INFINITY,
  });
  for (const rival of rivals) await rival.close();
  console.log(`\n${name}`);
  const first = rows[0]?.nsPerNumber ?? Number.NaN;
  for (const { contestant, nsPerNumber, min, numbers } of rows) {
    const [median, best] = [nsPerNumber, min].map((ns) => ((ns * numbers) / 1e6).toFixed(1));
    const ratio = (nsPerNumber / first).toFixed(2);
    console.log(`  ${contestant}: ${median} ms (best ${best}), ${ratio} times the first`);
  }
  writeResult(name, describe(made, rows, new Date()));
}

function ours(name: string, prepare: (numbers: BigUint64Array) => Pass): Contestant {
  return { name: `primepool ${name}`, version, kind: 'primepool', prepare };
}

function theirs(
  { name, version, note }: RivalPool,
  prepare: (numbers: BigUint64Array) => Pass,
): Contestant {
  return { name, version, kind: 'javascript', note, prepare };
}

async function decideInChunks(
  rival: RivalPool,
  numbers: BigUint64Array,
): Promise<{ answers: Uint8Array }> {
  const answers = new Uint8Array(numbers.length);
  const tasks: PromiseLike<void>[] = [];
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const chunk = new BigUint64Array(numbers.subarray(start, start + CHUNK));
    tasks.push(rival.decideMany(chunk).then((verdicts) => answers.set(verdicts, start)));
  }
  await Promise.all(tasks);
  return { answers };
}

async function checkStream(
  numbers: Iterable<Integer>,
  count: number,
): Promise<{ answers: Uint8Array }> {
  const answers = new Uint8Array(count);
  for await (const { index, prime } of pool.check(numbers)) answers[index] = Number(prime);
  return { answers };
}

function answersOf(results: readonly { readonly prime: boolean }[]): { answers: Uint8Array } {
  return { answers: Uint8Array.from(results, ({ prime }) => Number(prime)) };
}

/** Exactly 64 bits each. All of them are representative, so no pass takes fewer. */
function randomIntegers(count: number): Workload {
  const next = splitMix64(DEFAULT_SEED);
  const numbers = BigUint64Array.from({ length: count }, () => next() | (1n << 63n));
  return {
    name: 'random-64',
    bits: 64,
    seed: DEFAULT_SEED,
    numbers,
    answers: Uint8Array.from(numbers, (_, i) => Number(isPrimeBigInt(numbers[i] ?? 0n))),
    representative: count,
  };
}

/** Latency is not throughput, and is printed only. */
async function reportLatencies(): Promise<void> {
  const rounds = 51;
  const warm: number[] = [];
  const cold: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await pool.checkAll(SAMPLE);
    warm.push(performance.now() - start);
  }
  for (let round = 0; round < rounds; round++) {
    const fresh = new PrimePool();
    const start = performance.now();
    for await (const { worker } of fresh.check(SAMPLE, { method: METHOD })) {
      if (worker > 0) break;
    }
    cold.push(performance.now() - start);
    await fresh.close();
  }
  console.log('\nlatency, median and slowest of 51');
  for (const [name, times] of Object.entries({ 'the sample, warm': warm, 'a cold pool': cold })) {
    const sorted = times.toSorted((a, b) => a - b);
    console.log(`  ${name}: ${sorted[25]?.toFixed(2)} ms, ${sorted.at(-1)?.toFixed(2)} ms`);
  }
}
