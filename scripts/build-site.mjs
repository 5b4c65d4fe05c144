// Builds the page into site/dist/: files that any host can serve, from any path. Build the package
// first: the page uses it as any program does.

import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const FOLDER = path('site/dist');

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
await build({
  input: {
    main: path('site/main.ts'),
    'number-worker': path('site/number-worker.ts'),
    'list-worker': path('site/list-worker.ts'),
    'benchmark-worker': path('site/benchmark-worker.ts'),
  },
  platform: 'browser',
  tsconfig: false,
  resolve: { alias: { primepool: path('dist/web/index.js') } },
  logLevel: 'warn',
  output: {
    dir: FOLDER,
    format: 'esm',
    minify: true,
    // All in one folder, where the pool and the page look for their workers.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
});
for (const name of ['index.html', 'style.css', 'icon.svg']) {
  await cp(path(`site/${name}`), join(FOLDER, name));
}
await cp(path('dist/web/worker.js'), join(FOLDER, 'worker.js'));
