/**
 * Has the kernel become slower?
 *
 * Its times are divided by those of a loop that never changes, measured in turn, and the ratios are
 * compared with those on file for the same variant of the kernel (`regression.json`). Each figure
 * is the fastest of many rounds in several processes, because noise only makes rounds slower. (On a
 * busy machine, the lanes, which keep the arithmetic units busy, take up to 1.4 times as long,
 * scalar code 1.2 times.)
 *
 * It fails at 1.8 times the ratio on file. In every run, one task does its work twice, which must
 * be caught. Another kind of machine may need its own figures (--update).
 *
 * Usage: npm run bench -- regression [--update]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { arePrime, check, isPrime, kernelInfo } from 'primepool';
import { instantiateLoop } from './support/loops.js';
import { makeWorkload } from './support/workloads.js';

/** Ratios by variant and by task. */
type Ratios = Record<string, Record<string, number>>;

const FILE = new URL('./regression.json', import.meta.url);
const PROCESSES = 4;
/** In each process. */
const ROUNDS = 12;
const TOLERANCE = 1.8;
const REFERENCE_TURNS = 2_000_000;

const { values } = parseArgs({
  options: {
    update: { type: 'boolean', default: false },
    child: { type: 'boolean', default: false },
  },
});
const { variant } = kernelInfo();
const TWICE = 'twice the work, which must be caught';

const isPrime64 = single('primes-64', 2048);
const tasks: Record<string, () => void> = {
  'arePrime, 64-bit primes': batch('primes-64', 4096),
  'arePrime, random 64-bit': batch('random-64', 65_536),
  'arePrime, 49-bit primes': batch('primes-49', 8192),
  'arePrime, 32-bit primes': batch('primes-32', 16_384),
  'isPrime, 64-bit primes': isPrime64,
  'isPrime, 53-bit primes as numbers': singleNumbers('primes-53', 2048),
  'trial division': () => expect(check(3333333333333301n, { method: 'trial-division' }).prime),
  [TWICE]: () => {
    isPrime64();
    isPrime64();
  },
};

if (values.child) {
  console.log(JSON.stringify(await measure()));
} else {
  const ratios = fastestOf(Array.from({ length: PROCESSES }, measureInChild));
  const known = JSON.parse(readFileSync(FILE, 'utf8')) as Ratios;
  if (values.update) {
    const { [TWICE]: _, ...kept } = ratios;
    writeFileSync(FILE, `${JSON.stringify({ ...known, [variant]: kept }, null, 2)}\n`);
    console.log(`The ratios of the ${variant} variant are now on file.`);
  } else {
    compare(ratios, known[variant]);
  }
}

/** Ratios measured in a separate process of the same program. */
function measureInChild(): Record<string, number> {
  const program = process.argv[1] ?? '';
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--child'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, number>;
}

function fastestOf(measured: readonly Record<string, number>[]): Record<string, number> {
  const names = Object.keys(measured[0] ?? {});
  const fastest = (name: string) => Math.min(...measured.map((one) => one[name] ?? Number.NaN));
  return Object.fromEntries(names.map((name) => [name, fastest(name)]));
}

/** Ratios of the fastest rounds to the fastest round of the reference. */
async function measure(): Promise<Record<string, number>> {
  const { run } = (await instantiateLoop('reference.ts')) as { run(turns: number): bigint };
  const best = new Map<string, number>();
  let reference = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    reference = Math.min(
      reference,
      timeOf(() => run(REFERENCE_TURNS)),
    );
    for (const [name, task] of Object.entries(tasks)) {
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, timeOf(task)));
    }
  }
  return Object.fromEntries(
    Array.from(best, ([name, time]) => [name, Number((time / reference).toPrecision(3))]),
  );
}

function compare(
  measured: Record<string, number>,
  onFile: Record<string, number> | undefined,
): void {
  if (onFile === undefined) throw new Error(`no ratios on file for the ${variant} variant`);
  let wrong = 0;
  for (const [name, ratio] of Object.entries(measured)) {
    const expected = name === TWICE ? onFile['isPrime, 64-bit primes'] : onFile[name];
    const change = ratio / (expected ?? Number.NaN);
    // A task without a ratio on file compares as NaN, which must not pass.
    const good = name === TWICE ? change >= TOLERANCE : change < TOLERANCE;
    if (!good) wrong++;
    console.log(
      `  ${name}: ${change.toFixed(2)} times the ratio on file${good ? '' : '  <-- WRONG'}`,
    );
  }
  console.log(
    `${variant} variant: ${Object.keys(measured).length - wrong} passed, ${wrong} failed`,
  );
  if (wrong > 0) process.exitCode = 1;
}

function batch(workload: Parameters<typeof makeWorkload>[0], count: number): () => void {
  const { numbers, answers } = makeWorkload(workload);
  const part = numbers.slice(0, count);
  const right = Buffer.from(answers.slice(0, count));
  return () => expect(right.equals(arePrime(part)));
}

function single(workload: Parameters<typeof makeWorkload>[0], count: number): () => void {
  const integers = Array.from(makeWorkload(workload).numbers.subarray(0, count));
  return () => expect(integers.every((n) => isPrime(n)));
}

function singleNumbers(workload: Parameters<typeof makeWorkload>[0], count: number): () => void {
  const integers = Array.from(makeWorkload(workload).numbers.subarray(0, count), Number);
  return () => expect(integers.every((n) => isPrime(n)));
}

function expect(right: boolean): void {
  if (!right) throw new Error('a wrong answer is not timed');
}

/** Milliseconds. */
function timeOf(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}
