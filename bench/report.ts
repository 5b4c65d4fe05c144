/**
 * Draws `results/NAME.svg` for each result, and rewrites the tables of the README and the demonstration in
 * it, which is run for that.
 *
 * Usage: node bench/run.mjs report
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plot } from './plot.ts';
import { readResults } from './results.ts';
import { rewriteTables } from './table.ts';

const README = new URL('../README.md', import.meta.url);
const DEMO = /<!-- demo -->[\s\S]*<!-- \/demo -->/;

const results = readResults();
for (const [workload, result] of results) {
  writeFileSync(new URL(`./results/${workload}.svg`, import.meta.url), plot(result));
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
