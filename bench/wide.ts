/**
 * How much faster are single calls with 128-bit products (wide arithmetic)?
 *
 * The kernel's `isPrime` on 64-bit primes with these products (`wide`) and without (`fused`), in
 * Chromium with its flag. Writes `results/wide.json`.
 *
 * Usage: npm run bench -- wide [--rounds N]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CHROMIUM_WIDE, openPage } from '../test/hosts/browsers.js';
import { serve } from '../test/hosts/site.js';
import { bundle } from '../test/support/bundle.js';
import { encodeCases } from '../test/support/cases.js';
import { KERNEL_FILES } from '../test/support/word-kernels.js';
import type { Measurement } from './support/measure.js';
import { describe, ownVersion, writeResult } from './support/results.js';
import type { Times } from './support/single-calls.js';
import { makeWorkload } from './support/workloads.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '41' } } });
/** Passes over 4096 primes, about 3 ms each. */
const TURN = 8;

const workload = makeWorkload('primes-64');
const site = await serve(
  new Map<string, string | Uint8Array>([
    ['single-calls.js', await bundle(new URL('./support/single-calls.ts', import.meta.url))],
    [
      'cases.bin',
      encodeCases({
        numbers: Array.from(workload.numbers),
        prime: Array.from(workload.answers, Boolean),
      }),
    ],
    ['fused.wasm', readFileSync(KERNEL_FILES.fused)],
    ['wide.wasm', readFileSync(KERNEL_FILES.wide)],
  ]),
);
const { evaluate, version, close } = await openPage(CHROMIUM_WIDE, site.url);
try {
  const times = (await evaluate(
    `import('./single-calls.js').then(({ timeSingleCalls }) =>
      timeSingleCalls(['fused', 'wide'], ${Number(values.rounds)}, ${TURN}))`,
  )) as Times;
  const rows = Object.entries(times).map(([variant, times]) => summarize(variant, times));
  for (const { contestant, nsPerNumber } of rows) {
    console.log(`  ${contestant}: ${nsPerNumber.toFixed(0)} ns`);
  }
  const [fused, wide] = rows.map(({ nsPerNumber }) => nsPerNumber);
  const ratio = (fused ?? Number.NaN) / (wide ?? Number.NaN);
  console.log(`  with wide arithmetic ${ratio.toFixed(2)} times as fast, in ${version}`);
  const result = describe(workload, rows, new Date());
  writeResult('wide', {
    ...result,
    variant: 'fused or wide',
    engine: { ...result.engine, browser: version },
  });
} finally {
  await close();
  await site.close();
}

function summarize(variant: string, times: readonly number[]): Measurement {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    contestant: `primepool kernel, ${variant}`,
    version: ownVersion(),
    kind: 'primepool',
    numbers: workload.numbers.length,
    rounds: times.length,
    nsPerNumber: sorted[times.length >> 1] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  };
}
