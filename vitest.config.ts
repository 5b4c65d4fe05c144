import { defineConfig } from 'vitest/config';
import { kernelSources } from './scripts/kernel-sources.js';
import { IN_BOTH_MODES } from './test/support/modes.js';

/**
 * The files of each mode. `alone`: where a page has to stay alive, no other test takes its cores.
 */
const FILES: Record<string, { include: string[]; exclude: string[] }> = {
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'test/hosts/*/node_modules/**'],
  },
  slow: {
    include: ['slow', ...IN_BOTH_MODES].map((folder) => `test/${folder}/*.test.ts`),
    exclude: [],
  },
  alone: { include: ['test/slow/alone/*.test.ts'], exclude: [] },
};

/**
 * `vitest run` runs the fast tests, `--mode slow` and `--mode alone` the exhaustive ones in
 * `test/slow/`.
 */
export default defineConfig(({ mode }) => {
  const slow = mode !== 'test';
  return {
    // The package as it is published: its workers are files of dist/, which the build writes.
    resolve: { alias: { primepool: new URL('dist/node/index.js', import.meta.url).pathname } },
    plugins: [kernelSources('embedded')],
    test: {
      ...FILES[mode],
      provide: { slow },
      globalSetup: slow ? [] : ['test/support/missing.ts'],
      // By default one core is left free, which of two would be half.
      maxWorkers: mode === 'alone' ? 1 : 2,
      // No test leaves anything behind that another would notice: a process for each file would add
      // a sixth to the time.
      isolate: slow,
      // Generous: a busy machine must not turn a test red. No test asserts how long something
      // takes.
      testTimeout: slow ? 3_600_000 : 60_000,
      hookTimeout: 60_000,
    },
  };
});
