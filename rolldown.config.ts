import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';
import { bundledLicenses } from './scripts/bundled-licenses.js';

/** A file for Node that stands alone, with the kernel in it as text. */
const node = (name: string, input: string, ...plugins: Plugin[]): RolldownOptions => ({
  input: { [name]: input },
  platform: 'node',
  moduleTypes: { '.wasm': 'base64' },
  plugins: [bundledLicenses(`${name}.licenses.txt`), ...plugins],
  output: { dir: 'dist/node', format: 'esm' },
});

/** A worker is sent the compiled kernel and needs no copy of its own. */
const withoutKernel: Plugin = {
  name: 'without-kernel',
  load: (id) => (id.endsWith('.wasm') ? { code: 'export default "";', moduleType: 'js' } : null),
};

export default defineConfig([
  node('index', 'src/index.ts'),
  node('worker', 'src/pool/worker-node.ts', withoutKernel),
  // The command uses the package as any other program does.
  { ...node('cli', 'src/cli/main.ts'), external: ['primepool'] },
]);
