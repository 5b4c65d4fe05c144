// Bundles what rolldown.config.ts says, without the talk that its command makes.

import { rmSync } from 'node:fs';
import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

process.stderr.write('Bundling the JavaScript …\n');
const config = await loadConfig('rolldown.config.ts');
// Names of shared files change, and what an earlier build left would be published.
for (const host of ['node', 'web', 'workerd'])
  rmSync(`dist/${host}`, { recursive: true, force: true });
// One after another: a worker's file is embedded in another.
for (const options of [config].flat()) await build(options);
