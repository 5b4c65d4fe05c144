// Decides the cases in a runtime, by every entry point of the built package and of each variant of
// the kernel. Prints one line, a RuntimeReport. Bundled for runtimes without TypeScript.
//
// Usage: RUNTIME shared-cases.mjs CASES

import { readFileSync, writeFileSync } from 'node:fs';
import * as primepool from 'primepool';
import { type KernelInfo, kernelInfo, PrimePool } from 'primepool';
import { type Cases, decodeCases } from '../../support/cases.js';
import { DOORS, type Door } from '../../support/doors.js';
import { type Judgement, judgeVariants } from '../../support/judge.js';
import { answersOf } from '../../support/subjects.mjs';
import { wrongThrough } from '../../support/verdicts.js';
import { KERNEL_FILES } from '../../support/word-kernels.js';

/** Results of a runtime. */
export interface RuntimeReport {
  readonly runtime: string;
  readonly version: string;
  readonly variant: KernelInfo['variant'];
  readonly rejected: KernelInfo['rejected'];
  /** Numbers. */
  readonly cases: number;
  /** Whether the pool really used workers. */
  readonly workers: boolean;
  /** Results of each variant of the kernel, chosen or not. */
  readonly kernels: readonly Judgement[];
  /** Wrong verdicts of the package, the first few of each entry point. */
  readonly wrong: readonly string[];
  /** Answers of every subject, on one thread and by a pool. */
  readonly subjects: readonly Record<string, string>[];
}

const file = process.argv[2];
if (file === undefined) throw new Error('usage: shared-cases.mjs CASES');
const cases = decodeCases(readFileSync(file));

const wrong: string[] = [];
for (const door of DOORS) wrong.push(...(await mistakes(door, cases)));
const [runtime, version] = identity();
const report: RuntimeReport = {
  runtime,
  version,
  ...kernelInfo(),
  cases: cases.numbers.length,
  workers: await startsWorkers(cases),
  kernels: judgeVariants(variants(), cases),
  wrong,
  subjects: await everySubject(),
};
writeFileSync(1, `${JSON.stringify(report)}\n`);

async function mistakes(door: Door, cases: Cases): Promise<string[]> {
  const wrong = await wrongThrough(door, { name: 'all cases', ...cases });
  return wrong.map((text) => `${door.name}: ${text}`);
}

async function everySubject(): Promise<Record<string, string>[]> {
  await using pool = new PrimePool({ workers: 2 });
  return [await answersOf(primepool), await answersOf(pool)];
}

/** Enough numbers that a pool does not decide them on the calling thread. */
async function startsWorkers({ numbers }: Cases): Promise<boolean> {
  await using pool = new PrimePool({ workers: 2 });
  await pool.arePrime(numbers);
  return pool.info.mode === 'workers' && pool.stats().perWorker.some(({ worker }) => worker > 0);
}

function variants(): Map<string, Uint8Array<ArrayBuffer>> {
  const { baseline, fused, wide } = KERNEL_FILES;
  return new Map(
    Object.entries({ baseline, fused, wide }).map(([variant, file]) => [
      variant,
      Uint8Array.from(readFileSync(file)),
    ]),
  );
}

/** Bun and Deno also call themselves Node. */
function identity(): [name: string, version: string] {
  const { bun, deno, node } = process.versions;
  if (bun !== undefined) return ['bun', bun];
  if (deno !== undefined) return ['deno', deno];
  return ['node', node];
}
