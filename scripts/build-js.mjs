// Bundles what rolldown.config.ts says, without the talk that its command makes.

import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

const config = await loadConfig('rolldown.config.ts');
await build(Array.isArray(config) ? config : [config]);
