/**
 * Is this version faster or slower than another?
 *
 * Another checkout, already built, and this one, in turn: lists and single calls on one thread, a
 * list and the sample on a pool, and a program that imports the package. Only prints.
 *
 * Usage: npm run bench -- versions FOLDER [--rounds N]
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type * as primepool from 'primepool';
import { formatTime } from './support/format.js';
import { ask, type Side } from './support/question.js';
import { makeWorkload } from './support/workloads.js';

type Library = Pick<typeof primepool, 'arePrime' | 'isPrime' | 'PrimePool' | 'SAMPLE'>;
type Pool = InstanceType<Library['PrimePool']>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '21' } },
});
const [other] = positionals;
if (other === undefined) throw new Error('usage: npm run bench -- versions FOLDER');
const own = fileURLToPath(new URL('../', import.meta.url));
const folders = [own, resolve(other)];

const programs = folders.map((folder) => pathToFileURL(`${folder}/dist/node/index.js`).href);
const libraries = await Promise.all(programs.map((url): Promise<Library> => import(url)));
const pools = libraries.map(({ PrimePool }) => new PrimePool({ idleTimeout: 2 ** 31 - 1 }));
for (const pool of pools) await pool.start();

const random = makeWorkload('random-64').numbers;
const primes = makeWorkload('primes-64').numbers;
const many = BigUint64Array.from({ length: 1_000_000 }, (_, i) => random[i % random.length] ?? 0n);
const bigints = Array.from(primes);
const start = (url: string): string => `import { isPrime } from '${url}'; console.log(isPrime(97))`;

await compare('arePrime, random', undefined, (k) => sum(libraries[k]?.arePrime(random)));
await compare('arePrime, primes', undefined, (k) => sum(libraries[k]?.arePrime(primes)));
await compare('isPrime, primes', undefined, (k) => {
  const isPrime = libraries[k]?.isPrime;
  return String(bigints.filter((n) => isPrime?.(n)).length);
});
await compare('pool.arePrime', undefined, async (k) => sum(await pools[k]?.arePrime(many)));
await compare('pool.checkAll, the sample', undefined, async (k) => {
  const options = { method: 'trial-division' } as const;
  const done = await (pools[k] as Pool).checkAll(libraries[k]?.SAMPLE ?? [], options);
  return String(done.results.filter(({ prime }) => prime).length);
});
await compare('a program that imports it', 'true\n', (k) => {
  const words = ['--input-type=module', '-e', start(programs[k] ?? '')];
  return spawnSync(process.execPath, words, { encoding: 'utf8' }).stdout;
});
for (const pool of pools) await pool.close();

/** @param right the right answer; by default, that of the first side */
async function compare(
  name: string,
  right: string | undefined,
  work: (which: number) => string | Promise<string>,
): Promise<void> {
  const expected = right ?? (await work(0));
  const isRight = (answer: string): boolean => answer === expected;
  const sides = folders.map((folder, k): Side => {
    return { name: folder, version: '', kind: 'javascript', answer: () => work(k) };
  });
  const options = { rounds: Number(values.rounds), module: 'word' };
  const { rows } = await ask({ name, bits: 64, isRight }, sides, options);
  const [now = Number.NaN, before = Number.NaN] = rows.map((row) => row.nsPerNumber);
  const ratio = (now / before).toFixed(3);
  console.log(`  ${name}: ${formatTime(now)}, the other ${formatTime(before)}, ratio ${ratio}`);
}

function sum(verdicts: Uint8Array | undefined): string {
  return String(verdicts?.reduce((count, verdict) => count + verdict, 0));
}
