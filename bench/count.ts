/**
 * How fast are π(x) and the n-th prime?
 *
 * Compared with Debian's primecount with one thread, which times itself, and with prime-lib up to
 * 10^12, where it takes up to half a minute and is measured once. Answers are checked against
 * published ones. Writes `results/pi-EXPONENT.json` and `results/nth-prime-EXPONENT.json`.
 *
 * Usage: npm run bench -- count [--rounds N] [pi-EXPONENT|nth-prime-EXPONENT…]
 */
import { parseArgs } from 'node:util';
import { countPrimes, nthPrime, PrimePool } from 'primepool';
import { countPrimes as countByPrimeLib } from './rivals/prime-lib.js';
import { versionOf } from './rivals/version.js';
import { timedByItself, versionOfNative } from './support/native-time.js';
import { askAndFile, type Side } from './support/question.js';
import { ownVersion } from './support/results.js';

/** π(10^k) for k from 9 on (OEIS A006880), and the 10^k-th primes (OEIS A006988). */
const COUNTS = [
  ...[50847534n, 455052511n, 4118054813n, 37607912018n, 346065536839n, 3204941750802n],
  29844570422669n,
];
const PRIMES = [22801763489n, 252097800623n, 2760727302517n, 29996224275833n];
const FIRST = 9;
const PRIME_LIB_LIMIT = 10n ** 12n;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' } },
});
const version = ownVersion();
const pool = new PrimePool({ workers: 2, idleTimeout: 2 ** 31 - 1 });
await pool.start();
const native = versionOfNative('primecount');

for (const [i, count] of COUNTS.entries()) {
  const x = 10n ** BigInt(FIRST + i);
  await compare(`pi-${FIRST + i}`, `π(10^${FIRST + i})`, x, count, [
    ours('primepool countPrimes', () => countPrimes(0n, x)),
    ours('primepool, pool of 2', () => pool.countPrimes(0n, x)),
    ...byPrimecount([String(x)]),
    ...(x <= PRIME_LIB_LIMIT ? [byPrimeLib(x)] : []),
  ]);
}
for (const [i, prime] of PRIMES.entries()) {
  const n = 10n ** BigInt(FIRST + i);
  await compare(`nth-prime-${FIRST + i}`, `p(10^${FIRST + i})`, n, prime, [
    ours('primepool nthPrime', () => nthPrime(n)),
    ours('primepool, pool of 2', () => pool.nthPrime(n)),
    ...byPrimecount(['--nth-prime', String(n)]),
  ]);
}
await pool.close();

async function compare(
  file: string,
  name: string,
  size: bigint,
  right: bigint,
  sides: readonly Side[],
): Promise<void> {
  if (positionals.length > 0 && !positionals.includes(file)) return;
  const bits = size.toString(2).length;
  const isRight = (answer: string): boolean => answer === String(right);
  const rounds = Number(values.rounds);
  await askAndFile(file, { name, bits, isRight }, sides, { rounds, module: 'count' });
}

function ours(name: string, work: () => number | bigint | Promise<number | bigint>): Side {
  return { name, version, kind: 'primepool', answer: async () => String(await work()) };
}

function byPrimeLib(x: bigint): Side {
  return {
    ...{ name: 'prime-lib', version: versionOf('prime-lib'), kind: 'javascript' },
    answer: () => String(countByPrimeLib(Number(x))),
  };
}

function byPrimecount(words: readonly string[]): Side[] {
  if (native === undefined) return [];
  return [
    {
      ...{ name: 'primecount -t1', version: native, kind: 'native' },
      answer: () => timedByItself('primecount', [...words, '--threads=1', '--time']),
    },
  ];
}
