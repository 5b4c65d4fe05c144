// Bundles what rolldown.config.ts describes, without the output of rolldown's command.

import { rmSync } from 'node:fs';
import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

process.stderr.write('Bundling the JavaScript …\n');
const config = await loadConfig('rolldown.config.ts');
// The names of shared files change: files of an earlier build would be published.
for (const host of ['node', 'web', 'workerd'])
  rmSync(`dist/${host}`, { recursive: true, force: true });
// One after another: a worker's file is embedded in a later bundle.
for (const options of [config].flat()) await build(options);
