/**
 * What has been measured? Draws the charts and rewrites the tables of README.md and doc/.
 *
 * Writes `results/NAME.svg` if a page shows it, one for all sizes of the same question. It also
 * runs the demonstration for doc/command.md.
 *
 * Usage: npm run bench -- report
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plot } from './support/plot.js';
import { plotSizes } from './support/plot-sizes.js';
import { nameOf, readResults } from './support/results.js';
import { rewriteTables } from './support/table.js';

/** The pages with tables of results. */
const PAGES = ['README.md', 'doc/benchmarks.md'];
/** The page that shows the demonstration. */
const COMMAND = page('doc/command.md');
const DEMO = /<!-- demo -->[\s\S]*<!-- \/demo -->/;

const BY_BITS = 'Time per number by bits, both scales logarithmic, lower is better';
const BY_SIZE_OF_X = 'Time on logarithmic scales, lower is better';

/** Results that differ only in size, drawn with a line for each contestant. */
const BY_SIZE = [
  { name: 'large', title: 'Testing primes', subtitle: BY_BITS, scale: 'log' },
  { name: 'large-power', title: 'One modular exponentiation', subtitle: BY_BITS, scale: 'log' },
  { name: 'modular-power', title: 'One power of 2', subtitle: BY_BITS, scale: 'log' },
  { name: 'pow-mod', title: 'Powers modulo an integer', subtitle: BY_BITS, scale: 'log' },
  { name: 'pi', title: 'Counting primes', subtitle: BY_SIZE_OF_X, scale: 'linear' },
  { name: 'nth-prime', title: 'The n-th prime', subtitle: BY_SIZE_OF_X, scale: 'linear' },
  { name: 'list', title: 'Listing primes', subtitle: BY_SIZE_OF_X, scale: 'linear' },
  {
    name: 'proof',
    title: 'Proving primality',
    subtitle: 'Time per prime by digits, both scales logarithmic, lower is better',
    scale: 'log',
  },
  {
    name: 'factor',
    title: 'Factoring semiprimes',
    subtitle: 'Time per number by bits on a logarithmic scale, lower is better',
    scale: 'linear',
  },
] as const;

const results = readResults();
const drawn = new Set<string>();
for (const chart of BY_SIZE) {
  const { name } = chart;
  for (const variant of ['baseline', 'fused']) {
    const sizes = Array.from(results).filter(([file]) => {
      const bits = file.slice(name.length + 1).split('.')[0] ?? '';
      return /^\d+$/.test(bits) && file === nameOf(`${name}-${bits}`, variant);
    });
    if (sizes.length === 0) continue;
    for (const [file] of sizes) drawn.add(file);
    draw(
      nameOf(name, variant),
      plotSizes(
        chart,
        sizes.map(([, result]) => result),
      ),
    );
  }
}
for (const [file, result] of results) if (!drawn.has(file)) draw(file, plot(result));
for (const file of PAGES.map(page)) rewrite(file, (text) => rewriteTables(text, results));
const shown = `<!-- demo -->\n\n\`\`\`text\n${demonstration()}\`\`\`\n\n<!-- /demo -->`;
rewrite(COMMAND, (text) => text.replace(DEMO, () => shown));

function page(name: string): URL {
  return new URL(`../${name}`, import.meta.url);
}

function rewrite(file: URL, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** Only for charts that a page shows. */
function draw(name: string, svg: string): void {
  const isShown = PAGES.some((file) => readFileSync(page(file), 'utf8').includes(`/${name}.svg)`));
  if (!isShown) return;
  writeFileSync(new URL(`./results/${name}.svg`, import.meta.url), svg);
}

/** The current output of the demonstration. */
function demonstration(): string {
  const cli = fileURLToPath(new URL('../dist/node/cli.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'demo'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
