// The tests' configuration with one line of the checker of certificates broken, which MUTANT names.

import { defineConfig, mergeConfig } from 'vitest/config';
import configOf from '../../vitest.config.js';
import { CHECKER_MUTANTS } from './checker-mutants.js';

const mutant = CHECKER_MUTANTS.find(({ name }) => name === process.env.MUTANT);

export default defineConfig(async (env) =>
  mergeConfig(await configOf(env), {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform(code: string, id: string): string | undefined {
          if (mutant === undefined || !id.endsWith('certificate/verify.ts')) return undefined;
          const parts = code.split(mutant.find);
          if (parts.length === 2) return parts.join(mutant.replace);
          throw new Error(`"${mutant.name}" does not fit any more: adapt the table of mutants`);
        },
      },
    ],
  }),
);
