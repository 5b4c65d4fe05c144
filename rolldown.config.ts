import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';
import { bundledLicenses } from './scripts/bundled-licenses.js';

type Host = 'node' | 'web';

/** A file for a host that stands alone, with the kernel in it as text. */
const file = (host: Host, name: string, input: string, ...plugins: Plugin[]): RolldownOptions => ({
  input: { [name]: input },
  platform: host === 'node' ? 'node' : 'browser',
  // Its paths are for the type checker.
  tsconfig: false,
  resolve: { alias: { '#platform': source(`pool/platform-${host}.ts`) } },
  moduleTypes: { '.wasm': 'base64' },
  plugins: [bundledLicenses(`${name}.licenses.txt`), plainWorkerUrl, ...plugins],
  output: { dir: `dist/${host}`, format: 'esm', minify: host === 'web' },
});

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/** Not every bundler knows the worker's file when the minifier has put its name into a template. */
const plainWorkerUrl: Plugin = {
  name: 'plain-worker-url',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace('`./worker.js`', "'./worker.js'");
    }
  },
};

/** A worker is sent the compiled kernel and needs no copy of its own. */
const withoutKernel: Plugin = {
  name: 'without-kernel',
  load: (id) => (id.endsWith('.wasm') ? { code: 'export default "";', moduleType: 'js' } : null),
};

export default defineConfig([
  file('node', 'index', 'src/index.ts'),
  file('node', 'worker', 'src/pool/worker-node.ts', withoutKernel),
  file('web', 'index', 'src/index.ts'),
  file('web', 'worker', 'src/pool/worker-web.ts', withoutKernel),
  // The command uses the package as any other program does.
  { ...file('node', 'cli', 'src/cli/main.ts'), external: ['primepool'] },
]);
