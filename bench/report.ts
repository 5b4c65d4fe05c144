/**
 * Draws `results/NAME.svg` for each result, one for all sizes of large numbers, and rewrites the tables of the README and the demonstration in
 * it, which is run for that.
 *
 * Usage: node bench/run.mjs report
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plot } from './plot.ts';
import { plotSizes } from './plot-sizes.ts';
import { readResults } from './results.ts';
import { rewriteTables } from './table.ts';

const README = new URL('../README.md', import.meta.url);
const DEMO = /<!-- demo -->[\s\S]*<!-- \/demo -->/;

const results = readResults();
for (const [workload, result] of results) {
  if (workload.startsWith('big-')) continue;
  writeFileSync(new URL(`./results/${workload}.svg`, import.meta.url), plot(result));
}
for (const [name, title, pattern] of [
  ['big', 'Testing primes', /^big-\d+$/],
  ['big.fused', 'Testing primes', /^big-\d+\.fused$/],
  ['big-power', 'One modular exponentiation', /^big-power-\d+$/],
  ['big-power.fused', 'One modular exponentiation', /^big-power-\d+\.fused$/],
] as const) {
  const sizes = Array.from(results).filter(([workload]) => pattern.test(workload));
  if (sizes.length === 0) continue;
  const svg = plotSizes(
    title,
    sizes.map(([, result]) => result),
  );
  writeFileSync(new URL(`./results/${name}.svg`, import.meta.url), svg);
}
const tables = rewriteTables(readFileSync(README, 'utf8'), results);
writeFileSync(
  README,
  tables.replace(DEMO, `<!-- demo -->\n\n\`\`\`text\n${demonstration()}\`\`\`\n\n<!-- /demo -->`),
);

/** What the demonstration prints here and now. */
function demonstration(): string {
  const cli = fileURLToPath(new URL('../dist/node/cli.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'demo'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
