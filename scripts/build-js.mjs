// Bundles what rolldown.config.ts says, without the talk that its command makes.

import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

const config = await loadConfig('rolldown.config.ts');
// One after another: a worker's file is embedded in another.
for (const options of [config].flat()) await build(options);
