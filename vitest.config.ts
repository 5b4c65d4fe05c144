import { defineConfig } from 'vitest/config';
import { kernelSources } from './scripts/kernel-sources.js';
import { IN_BOTH_MODES } from './test/support/modes.js';

/**
 * The files of each mode. `alone`: tests that a page stays responsive, while no other test runs.
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
      // The default leaves one core free, which is half of two.
      maxWorkers: mode === 'alone' ? 1 : 2,
      // No test leaves state behind that affects another; a process for each file would take a
      // sixth longer.
      isolate: slow,
      // Generous: a busy machine must not fail a test. No test asserts times.
      testTimeout: slow ? 3_600_000 : 60_000,
      hookTimeout: 60_000,
    },
  };
});
