/**
 * How fast are π(x) and the n-th prime, beside primecount and prime-lib?
 *
 * On one thread, each side in turn, the median of the rounds: primepool, Debian's primecount with
 * one thread as it times itself (if it is here), and prime-lib up to 10^11. Also the pool with two
 * workers. Answers are compared with published values first.
 *
 * Usage: npm run bench -- count [--to EXPONENT] [--rounds N]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

import { countPrimes, nthPrime, PrimePool } from 'primepool';
import { countPrimes as countByRival } from './rivals/prime-lib.js';

/**
 * π(10^k) for k from 9 on (OEIS A006880), and the 10^k-th primes for k from 9 on (OEIS A006988).
 */
const COUNTS = [
  50847534n,
  455052511n,
  4118054813n,
  37607912018n,
  346065536839n,
  3204941750802n,
  29844570422669n,
];
const PRIMES = [22801763489n, 252097800623n, 2760727302517n, 29996224275833n];
const FIRST = 9;

/**
 * The greatest exponent for prime-lib, which takes 2 s there, and ten times as long for each more.
 */
const RIVAL_LIMIT = 11;

interface Side {
  readonly name: string;
  /** Computes, and answers how many milliseconds that took. */
  readonly run: () => Promise<{ readonly answer: bigint; readonly elapsed: number }>;
}

const { values } = parseArgs({
  options: { to: { type: 'string', default: '14' }, rounds: { type: 'string', default: '5' } },
});
const last = Math.min(Number(values.to), FIRST + COUNTS.length - 1);
const rounds = Number(values.rounds);
const hasNative = spawnSync('primecount', ['--version']).status === 0;
if (!hasNative) console.log('There is no primecount here: apt-get install primecount-bin');

const pool = new PrimePool({ workers: 2, idleTimeout: 2 ** 31 - 1 });
await pool.start();

console.log('milliseconds, and as a multiple of primecount\n');
for (const [i, count] of COUNTS.entries()) {
  const k = FIRST + i;
  if (k > last) break;
  const x = 10n ** BigInt(k);
  await compare(`π(10^${k})`, count, [
    timed('primepool', () => countPrimes(0n, x)),
    timed('pool of 2', () => pool.countPrimes(0n, x)),
    ...native([String(x)]),
    ...(k <= RIVAL_LIMIT ? [timed('prime-lib', () => countByRival(Number(x)))] : []),
  ]);
}
for (const [i, prime] of PRIMES.entries()) {
  const n = 10n ** BigInt(FIRST + i);
  await compare(`p(10^${FIRST + i})`, prime, [
    timed('primepool', () => nthPrime(n)),
    timed('pool of 2', () => pool.nthPrime(n)),
    ...native(['--nth-prime', String(n)]),
  ]);
}

await pool.close();

/** @throws if an answer is wrong: it has no speed */
async function compare(what: string, right: bigint, sides: readonly Side[]): Promise<void> {
  const times = new Map(sides.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of sides) {
      const list = times.get(name) ?? [];
      // What takes seconds is asked once.
      if ((list[0] ?? 0) > 3000) continue;
      const { answer, elapsed } = await run();
      if (answer !== right) throw new Error(`${name} says ${answer} for ${what}`);
      list.push(elapsed);
    }
  }
  const reference = median(times.get('primecount') ?? []);
  const columns = [...times].map(([name, list]) => {
    const time = median(list);
    const ratio = Number.isNaN(reference) ? '' : ` (${(time / reference).toFixed(2)})`;
    return `${name} ${time.toFixed(1)}${ratio}`;
  });
  console.log(`${what.padEnd(9)}  ${columns.join('   ')}`);
}

function timed(name: string, work: () => number | bigint | Promise<number | bigint>): Side {
  return {
    name,
    run: async () => {
      const start = performance.now();
      const answer = await work();
      return { answer: BigInt(answer), elapsed: performance.now() - start };
    },
  };
}

/** primecount, whose own time leaves out the start of its process. */
function native(words: readonly string[]): Side[] {
  if (!hasNative) return [];
  const run = async () => {
    const { stdout } = spawnSync('primecount', [...words, '--threads=1', '--time'], {
      encoding: 'utf8',
    });
    const [, answer = '', seconds = ''] = /(\d+)\s+Seconds: (\S+)/.exec(stdout) ?? [];
    return { answer: BigInt(answer), elapsed: 1000 * Number(seconds) };
  };
  return [{ name: 'primecount', run }];
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
