/**
 * How fast are primes in ranges, counted and listed?
 *
 * - Counts, compared with Debian's primesieve with one thread, which times itself. Answers are
 *   checked against published ones. Writes `results/sieve-NAME.json`.
 * - All primes up to 10^6, 10^7, 10^8 and 10^9 as numbers, compared with packages from npm and
 *   primesieve's iterator (apt-get install libprimesieve-dev). Writes `results/list-EXPONENT.json`.
 *
 * Usage: npm run bench -- sieve [--rounds N] [sieve-NAME|list-EXPONENT…]
 */
import { parseArgs } from 'node:util';
import { countPrimes, PrimePool, primes, primesBetween } from 'primepool';
import { generatorsUpTo } from './rivals/generators.js';
import { primesieveIterator } from './rivals/primesieve-iterator.js';
import { timedByItself, versionOfNative } from './support/native-time.js';
import { askAndFile, type Side } from './support/question.js';
import { ownVersion } from './support/results.js';

/** The residue class of all integers: with a class, the sieve counts instead of the formula. */
const ALL = { modulus: 1 };
const LAST = 2n ** 64n - 1n;

/** The file's name, the first number, the length, and the number of primes. */
const COUNTS = [
  ['10^9', 0n, 10n ** 9n, 50847534],
  ['10^10', 0n, 10n ** 10n, 455052511],
  ['10^12+10^9', 10n ** 12n, 10n ** 9n, 36190991],
  ['10^15+10^9', 10n ** 15n, 10n ** 9n, 28946421],
  ['10^18+10^9', 10n ** 18n, 10n ** 9n, 24127085],
  ['2^64-10^8', LAST - 10n ** 8n, 10n ** 8n, 2253052],
] as const;

/** Exponents and numbers of primes (OEIS A006880). */
const LISTS = [
  [6, 78498],
  [7, 664579],
  [8, 5761455],
  [9, 50847534],
] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const version = ownVersion();
const rounds = Number(values.rounds);
const pool = new PrimePool({ workers: 2, idleTimeout: 2 ** 31 - 1 });
await pool.start();
const native = versionOfNative('primesieve');

for (const [name, from, length, count] of COUNTS) {
  const to = from + length;
  await compare(`sieve-${name}`, name, to, count, [
    ours('primepool countPrimes', () => Number(countPrimes(from, to, ALL))),
    ours('primepool, pool of 2', async () => Number(await pool.countPrimes(from, to, ALL))),
    ...byPrimesieve([`${from}`, `${to}`]),
  ]);
}
for (const [exponent, count] of LISTS) {
  const to = 10 ** exponent;
  await compare(`list-${exponent}`, `primes to 10^${exponent}`, BigInt(to), count, [
    ours('primepool primesBetween', () => primesBetween(0, to).length),
    ours('primepool primes', () => {
      let found = 0;
      for (const _ of primes(0, to)) found++;
      return found;
    }),
    ours('primepool pool.primes, pool of 2', async () => {
      let found = 0;
      for await (const list of pool.primes(0, to)) found += list.length;
      return found;
    }),
    ...generatorsUpTo(to, count),
    ...primesieveIterator(to),
  ]);
}
await pool.close();

async function compare(
  file: string,
  name: string,
  to: bigint,
  count: number,
  sides: readonly Side[],
): Promise<void> {
  if (positionals.length > 0 && !positionals.includes(file)) return;
  const bits = to.toString(2).length;
  const isRight = (answer: string): boolean => answer === String(count);
  await askAndFile(file, { name, bits, isRight }, sides, { rounds, module: 'sieve' });
}

function ours(name: string, work: () => number | Promise<number>): Side {
  return { name, version, kind: 'primepool', answer: async () => String(await work()) };
}

function byPrimesieve(words: readonly string[]): Side[] {
  if (native === undefined) return [];
  return [
    {
      ...{ name: 'primesieve -t1', version: native, kind: 'native' },
      answer: () => timedByItself('primesieve', [...words, '-t1', '--no-status', '--time']),
    },
  ];
}
