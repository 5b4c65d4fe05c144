/**
 * Draws `results/<workload>.svg` for each result and rewrites the tables of the README.
 *
 * Usage: node bench/run.mjs report
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { plot } from './plot.ts';
import { readResults } from './results.ts';
import { rewriteTables } from './table.ts';

const README = new URL('../README.md', import.meta.url);

const results = readResults();
for (const [workload, result] of results) {
  writeFileSync(new URL(`./results/${workload}.svg`, import.meta.url), plot(result));
}
writeFileSync(README, rewriteTables(readFileSync(README, 'utf8'), results));
