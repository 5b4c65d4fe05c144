// The tests' configuration with one place in the sources broken, which MUTANT names.

import { defineConfig, mergeConfig } from 'vitest/config';
import configOf from '../../vitest.config.js';
import { SOURCE_MUTANTS } from './all-source-mutants.js';

const mutant = SOURCE_MUTANTS.get(process.env.MUTANT ?? '');

export default defineConfig(async (env) =>
  mergeConfig(await configOf(env), {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform(code: string, id: string): string | undefined {
          if (mutant === undefined || !id.endsWith(`src/${mutant.file}`)) return undefined;
          const parts = code.split(mutant.find);
          if (parts.length === 2) return parts.join(mutant.replace);
          throw new Error(`"${mutant.name}" does not fit any more: adapt the table of mutants`);
        },
      },
    ],
  }),
);
