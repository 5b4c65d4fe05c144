/**
 * How long does a program take to give its first answer?
 *
 * Compared with a program that does nothing: medians over whole processes, in alternation.
 *
 * Usage: npm run bench -- startup [--rounds N]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '25' } } });

const PROGRAMS = {
  'an empty script': '',
  'import and isPrime(97)': `
    import { isPrime } from '${new URL('../dist/node/index.js', import.meta.url)}';
    if (!isPrime(97)) throw new Error('97 is prime');`,
};

const folder = mkdtempSync(join(tmpdir(), 'primepool-startup-'));

const times = Object.entries(PROGRAMS).map(([name, program], index) => {
  const file = join(folder, `${index}.mjs`);
  writeFileSync(file, program);
  const elapsed: number[] = [];
  return { name, file, elapsed };
});
for (let round = 0; round < Number(values.rounds); round++) {
  for (const { file, elapsed } of times) elapsed.push(run(file));
}
const medians = times.map(({ elapsed }) => elapsed.sort((a, b) => a - b)[elapsed.length >> 1] ?? 0);
for (const [i, { name }] of times.entries()) console.log(`  ${name}: ${medians[i]?.toFixed(1)} ms`);
const [empty = 0, first = 0] = medians;
console.log(`  the difference: ${(first - empty).toFixed(1)} ms`);
rmSync(folder, { recursive: true });

/** @returns milliseconds of a Node process that runs this file */
function run(file: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}
