import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { kernelInfo } from 'primepool';
import type { Integers } from './contestant.js';
import type { Measurement } from './measure.js';
import type { Workload } from './workloads.js';

/** What was measured, and where: a file `results/NAME.json`. */
export interface Result {
  /** ISO 8601. */
  readonly date: string;
  /** Commit of the repository, with `-dirty` if a tracked file differed from it. */
  readonly commit: string;
  readonly machine: Machine;
  readonly engine: { readonly node: string; readonly v8: string; readonly browser?: string };
  /** The variant of primepool's module that ran. */
  readonly variant: string;
  readonly workload: {
    readonly name: string;
    readonly bits: number;
    /** In decimal, because JSON numbers are doubles. */
    readonly seed?: string;
    readonly numbers: number;
    /** How many of the numbers are prime, if they are decided. */
    readonly primes?: number;
  };
  readonly rows: readonly Measurement[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
}

const FOLDER = new URL('../results/', import.meta.url);

/**
 * The variant of a module in use on this thread.
 *
 * @param module a name in `kernelInfo().modules`
 * @throws {Error} if this thread has not used it
 */
export function variantOf(module: string): string {
  const info = kernelInfo().modules[module];
  if (info === undefined) throw new Error(`the module "${module}" has not been used`);
  return info.variant;
}

/** The name of a result's file, with the variant in it if that is not the baseline. */
export function nameOf(name: string, variant: string): string {
  return variant === 'baseline' ? name : `${name}.${variant}`;
}

/**
 * @param date the time of the measurement
 * @param variant of the module that was measured
 */
export function describe(
  workload: Workload<Integers>,
  rows: readonly Measurement[],
  date: Date,
  variant = variantOf('word'),
): Result {
  const { name, bits, seed, numbers, answers } = workload;
  const primes = answers.reduce((sum, answer) => sum + answer, 0);
  return resultIn({ name, bits, seed, numbers: numbers.length, primes }, rows, date, variant);
}

/**
 * A result of this machine at this moment.
 *
 * @param module the module of primepool that was measured
 */
export function resultOf(workload: Measured, rows: readonly Measurement[], module: string): Result {
  return resultIn(workload, rows, new Date(), variantOf(module));
}

type Measured = Omit<Result['workload'], 'seed'> & { readonly seed?: bigint | undefined };

function resultIn(
  { seed, ...workload }: Measured,
  rows: readonly Measurement[],
  date: Date,
  variant: string,
): Result {
  const { node, v8 } = process.versions;
  return {
    date: date.toISOString(),
    commit: commit(),
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      system: `${platform()} ${arch()}`,
    },
    engine: { node, v8 },
    variant,
    workload: { ...workload, ...(seed !== undefined && { seed: seed.toString() }) },
    rows,
  };
}

/** @param name of the file: the workload's, unless another benchmark uses that workload too */
export function writeResult(name: string, result: Result): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${name}.json`, FOLDER), `${JSON.stringify(result, null, 2)}\n`);
}

/** The version in package.json. */
export function ownVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}

/** Every result on file, by name. */
export function readResults(): Map<string, Result> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => {
      const result: Result = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
      return [file.replace('.json', ''), result];
    }),
  );
}

/** What benchmarks write: changes there do not make the tree dirty. */
const OUTPUT = ['bench/results', 'README.md', 'doc'].map((path) => `:(top,exclude)${path}`);

function commit(): string {
  const head = git('rev-parse', '--short=12', 'HEAD');
  if (head === undefined) return 'unknown';
  const changes = git('status', '--porcelain', '--untracked-files=no', '--', ':(top)', ...OUTPUT);
  return changes === '' ? head : `${head}-dirty`;
}

/** @returns what git prints, or undefined if there is no repository or no git */
function git(...args: string[]): string | undefined {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
