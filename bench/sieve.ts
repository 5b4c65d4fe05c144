/**
 * How fast are primes in ranges, counted and listed?
 *
 * Beside Debian's primesieve with one thread (apt-get install primesieve-bin) and prime-lib from npm, as far as they are
 * installed. In each round everyone gets a turn; the figures are medians, and every answer is compared with the
 * published one. primesieve is timed by itself, without the start of its process. Prints only.
 *
 * Usage: npm run bench -- sieve [--rounds N] [--workers N] [name…]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { countPrimes, PrimePool, primes, primesBetween } from 'primepool';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, workers: { type: 'string', default: '2' } },
});

const TEN = 10n;
const LAST = 2n ** 64n - 1n;

/** Name, interval, and how many primes it has. */
const COUNTS: readonly (readonly [name: string, from: bigint, to: bigint, count: number])[] = [
  ['10^9', 0n, TEN ** 9n, 50847534],
  ['10^10', 0n, TEN ** 10n, 455052511],
  ['10^12 + 10^9', TEN ** 12n, TEN ** 12n + TEN ** 9n, 36190991],
  ['10^15 + 10^9', TEN ** 15n, TEN ** 15n + TEN ** 9n, 28946421],
  ['10^18 + 10^8', TEN ** 18n, TEN ** 18n + TEN ** 8n, 2414886],
  ['10^18 + 10^9', TEN ** 18n, TEN ** 18n + TEN ** 9n, 24127085],
  ['2^64 - 10^7', LAST - TEN ** 7n, LAST, 225271],
  ['2^64 - 10^8', LAST - TEN ** 8n, LAST, 2253052],
];

/** Times of everyone, in milliseconds. */
type Times = Map<string, number[]>;

const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const pool = new PrimePool({ workers: Number(values.workers) });
const native = spawnSync('primesieve', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0];
console.log(`${native ?? 'primesieve is not installed'}; ${values.workers} workers\n`);
try {
  await pool.start();
  for (const [name, from, to, count] of COUNTS) {
    if (!wanted(name)) continue;
    const times: Times = new Map();
    for (let round = 0; round < Number(values.rounds); round++) {
      if (native !== undefined) nativeTurn(times, from, to, count);
      await turn(times, 'countPrimes', count, () => Number(countPrimes(from, to)));
      await turn(times, 'the pool', count, async () => Number(await pool.countPrimes(from, to)));
    }
    show(name, times);
  }
  if (wanted('list')) await lists();
} finally {
  await pool.close();
}

/** Lists to 10^8, in numbers. */
async function lists(): Promise<void> {
  const times: Times = new Map();
  const to = 10 ** 8;
  const count = 5761455;
  const rival = await primeLib();
  for (let round = 0; round < Number(values.rounds); round++) {
    await turn(times, 'primesBetween', count, () => primesBetween(0, to).length);
    await turn(times, 'primes', count, () => {
      let found = 0;
      for (const _ of primes(0, to)) found++;
      return found;
    });
    await turn(times, 'pool.primes', count, async () => {
      let found = 0;
      for await (const list of pool.primes(0, to)) found += list.length;
      return found;
    });
    if (rival !== undefined) await turn(times, 'prime-lib', count, () => rival(to));
  }
  show('list to 10^8', times);
}

/** Counts what prime-lib generates; undefined if it is not installed. */
async function primeLib(): Promise<((to: number) => number) | undefined> {
  const name = 'prime-lib';
  try {
    const { generatePrimes } = (await import(name)) as {
      generatePrimes(options: { readonly boost: number }): Iterator<number>;
    };
    return (to) => {
      let found = 0;
      // It stops by itself after so many primes, or is asked for one too many.
      const iterator = generatePrimes({ boost: 5761456 });
      while (Number(iterator.next().value) <= to) found++;
      return found;
    };
  } catch {
    return undefined;
  }
}

async function turn(
  times: Times,
  name: string,
  expected: number,
  work: () => number | Promise<number>,
): Promise<void> {
  const start = performance.now();
  const found = await work();
  record(times, name, performance.now() - start);
  if (found !== expected) throw new Error(`${name}: ${found}, not ${expected}`);
}

function nativeTurn(times: Times, from: bigint, to: bigint, count: number): void {
  const words = [`${from}`, `${to}`, '-t1', '--no-status', '--time'];
  const { stdout } = spawnSync('primesieve', words, { encoding: 'utf8' });
  if (Number(/Primes: (\d+)/.exec(stdout)?.[1]) !== count) throw new Error(stdout);
  record(times, 'primesieve -t1', 1000 * Number(/Seconds: ([\d.]+)/.exec(stdout)?.[1]));
}

function record(times: Times, name: string, elapsed: number): void {
  times.set(name, [...(times.get(name) ?? []), elapsed]);
}

/** The medians, and what each is as a multiple of the first. */
function show(title: string, times: Times): void {
  console.log(title);
  let first: number | undefined;
  for (const [name, elapsed] of times) {
    elapsed.sort((a, b) => a - b);
    const median = elapsed[elapsed.length >> 1] ?? 0;
    first ??= median;
    const [least, most] = [elapsed[0] ?? 0, elapsed.at(-1) ?? 0].map((ms) => ms.toFixed(0));
    console.log(
      `  ${name.padEnd(15)} ${median.toFixed(0).padStart(6)} ms  ${(median / first).toFixed(2)} (${least} to ${most})`,
    );
  }
}
