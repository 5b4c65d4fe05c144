// Every runtime gives the same right verdicts, through every entry point, and chooses the fastest
// kernel that is right there.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuntimeReport } from '../hosts/runtimes/shared-cases.js';
import { INSTALL_RUNTIMES, isInstalled, RUNTIMES, runIn } from '../hosts/runtimes.js';
import { everyCase } from '../oracle/families.js';
import { bundle } from '../support/bundle.js';
import { encodeCases } from '../support/cases.js';
import { EXERCISED } from '../support/exercised.js';
import { installPackage } from '../support/packed.js';
import { record } from '../support/records.js';
import { needs } from '../support/required.js';
import { ANSWERS } from '../support/subjects.mjs';

const folder = mkdtempSync(join(tmpdir(), 'primepool-runtimes-'));
const program = join(folder, 'shared-cases.mjs');
const cases = everyCase();
const casesFile = join(folder, 'cases.bin');

beforeAll(async () => {
  writeFileSync(casesFile, encodeCases(cases));
  writeFileSync(
    program,
    await bundle(new URL('../hosts/runtimes/shared-cases.ts', import.meta.url)),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const runtime of RUNTIMES) {
  test(runtime.name, async (context) => {
    needs(context, isInstalled(runtime), runtime.name, INSTALL_RUNTIMES);
    const line = await runIn(runtime, program, casesFile);
    const report: RuntimeReport = JSON.parse(line);
    console.log(summary(report));

    expect(report).toMatchObject({ cases: cases.numbers.length, workers: true, wrong: [] });
    expect(report.variant).toBe(runtime.variant);
    expect(report.subjects).toEqual([ANSWERS, ANSWERS]);
    // No right variant was rejected, and no wrong one chosen.
    const valid = report.kernels.filter(({ valid }) => valid);
    expect(valid.every(({ answers }) => answers > report.cases)).toBe(true);
    const wrong = valid.filter(({ wrong }) => wrong.length > 0).map(({ variant }) => variant);
    const right = valid.map(({ variant }) => variant).filter((variant) => !wrong.includes(variant));
    expect(wrong.sort()).toEqual(runtime.unfused.toSorted());
    expect(report.rejected.map(({ variant }) => variant)).toEqual(expect.arrayContaining(wrong));
    expect(right).toContain(report.variant);
    expect(report.rejected.filter(({ variant }) => right.includes(variant))).toEqual([]);

    const { version, variant } = report;
    record({
      kind: 'runtime',
      name: runtime.name,
      version,
      variant,
      pool: 'workers',
      cases: report.cases,
      wrong: report.wrong.length,
    });
  });
}

/** The same work as in the pages of the bundlers, with the package installed from its tarball. */
describe('the packed package', () => {
  const installed = join(folder, 'installed');
  const exercise = join(installed, 'exercise.mjs');
  beforeAll(() => {
    mkdirSync(installed);
    installPackage(installed);
    const source = readFileSync(new URL('../hosts/fixtures/exercise.js', import.meta.url), 'utf8');
    const print = 'console.log(JSON.stringify(await exercise()));';
    writeFileSync(exercise, `${source}\n${print}\n`);
  });

  for (const runtime of RUNTIMES) {
    test(runtime.name, async (context) => {
      needs(context, isInstalled(runtime), runtime.name, INSTALL_RUNTIMES);
      expect(JSON.parse(await runIn(runtime, exercise))).toEqual({
        ...EXERCISED,
        variant: runtime.variant,
        source: 'file',
      });
    });
  }
});

function summary({ kernels, wrong, ...report }: RuntimeReport): string {
  return JSON.stringify({ ...report, wrong: wrong.length });
}
