/**
 * How fast are factorisations, beside GNU factor and PARI/GP?
 *
 * Semiprimes of two equal sizes, and random integers of 64 bits. In each round every program gets the same numbers once;
 * of the native ones the time of a start without numbers is taken off. All must agree.
 *
 * Usage: npm run bench -- factor [--rounds N] [--seed N] [bits…]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { factor, factorAll, isPrime, PrimePool } from 'primepool';
import { formatTime } from './support/format.js';

interface Program {
  readonly name: string;
  /** The greatest size that it is asked for, in bits. */
  readonly limit: number;
  /** The prime factors of each number, ascending. */
  readonly run: (numbers: readonly bigint[]) => Promise<string[]> | string[];
  /** Whether it is a process, whose start is not to count. */
  readonly native?: true;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, seed: { type: 'string', default: '19' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [48, 56, 64, 80, 96, 128, 160];
const rounds = Number(values.rounds);
let state = BigInt(values.seed);

const pool = new PrimePool({ workers: 2 });
await pool.start();

const all: readonly Program[] = [
  { name: 'primepool', limit: 256, run: onThread },
  { name: 'primepool, pool of 2', limit: 256, run: onPool },
  { name: 'GNU factor', limit: 96, native: true, run: byGnu },
  { name: 'PARI/GP', limit: 256, native: true, run: byPari },
];
const programs = all.filter(({ native, run }) => native === undefined || runs(run));

await compare(
  'random integers of 64 bits',
  64,
  Array.from({ length: 5000 }, () => random(64)),
);
for (const bits of sizes) {
  const count = bits <= 64 ? 1000 : Math.max(1, Math.round(40 / 2 ** ((bits - 80) / 16)));
  await compare(
    `semiprimes of ${bits} bits`,
    bits,
    Array.from({ length: count }, () => semiprime(bits)),
  );
}
await pool.close();

/** @throws {Error} if an answer differs */
async function compare(title: string, bits: number, numbers: readonly bigint[]): Promise<void> {
  const able = programs.filter(({ limit }) => bits <= limit);
  const times = able.map((): number[] => []);
  const expected = await onThread(numbers);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { name, run, native }] of able.entries()) {
      const empty = native ? await timed(() => run([])) : 0;
      let answers: string[] = [];
      const time = await timed(async () => {
        answers = await run(numbers);
      });
      if (answers.join() !== expected.join()) throw new Error(`${name} has other answers`);
      times[i]?.push((time - empty) / numbers.length);
    }
  }
  console.log(`\n${numbers.length} ${title}, each`);
  const medians = times.map((list) => list.sort((a, b) => a - b)[rounds >> 1] ?? 0);
  for (const [i, { name }] of able.entries()) {
    const own = medians[0] ?? 1;
    const ratio = ((medians[i] ?? 0) / own).toFixed(2);
    console.log(
      `  ${name.padEnd(22)} ${formatTime((medians[i] ?? 0) * 1e6).padStart(9)}  ${ratio}`,
    );
  }
}

async function timed(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function onThread(numbers: readonly bigint[]): string[] {
  if (numbers.every((n) => n < 2n ** 64n)) return Array.from(factorAll(numbers), lineOf);
  return numbers.map((n) => lineOf(factor(n).factors));
}

async function onPool(numbers: readonly bigint[]): Promise<string[]> {
  if (numbers.every((n) => n < 2n ** 64n)) return Array.from(await pool.factorAll(numbers), lineOf);
  const lines: string[] = [];
  for (const n of numbers) lines.push(lineOf((await pool.factor(n)).factors));
  return lines;
}

function lineOf(factors: readonly { readonly prime: bigint; readonly exponent: number }[]): string {
  return factors.flatMap(({ prime, exponent }) => new Array(exponent).fill(prime)).join(' ');
}

function byGnu(numbers: readonly bigint[]): string[] {
  const lines = output('factor', [], `${numbers.join('\n')}\n`);
  return lines.map((line) => line.replace(/^\d+: ?/, ''));
}

function byPari(numbers: readonly bigint[]): string[] {
  const program = `{v=[${numbers.join(',')}];for(i=1,#v,f=factor(v[i]);for(j=1,#f~,for(k=1,f[j,2],print1(f[j,1]," ")));print())}`;
  return output('gp', ['-q', '-f'], `${program}\n`).map((line) => line.trim());
}

/** @throws {Error} if it cannot be run */
function output(command: string, args: readonly string[], input: string): string[] {
  const { stdout, error } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined) throw error;
  return stdout.split('\n').filter((line) => line !== '');
}

function runs(run: Program['run']): boolean {
  try {
    run([6n]);
    return true;
  } catch {
    return false;
  }
}

/** Random bits of a linear congruential generator, the highest set. */
function random(bits: number): bigint {
  let n = 0n;
  for (let i = 0; i < bits; i += 32) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    n = (n << 32n) | (state >> 32n);
  }
  return BigInt.asUintN(bits, n) | (1n << BigInt(bits - 1));
}

function semiprime(bits: number): bigint {
  for (;;) {
    const half = bits >> 1;
    const [p, q] = [half, bits - half].map((size) => {
      let n = random(size) | 1n;
      while (!isPrime(n)) n += 2n;
      return n;
    });
    const n = (p ?? 0n) * (q ?? 0n);
    if (n >> BigInt(bits - 1) === 1n) return n;
  }
}
