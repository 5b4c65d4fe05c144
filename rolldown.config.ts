import { defineConfig, type RolldownOptions } from 'rolldown';
import { bundledLicenses } from './scripts/bundled-licenses.js';

/** A file for Node that stands alone, with the kernel in it as text. */
const node = (name: string, input: string): RolldownOptions => ({
  input: { [name]: input },
  platform: 'node',
  moduleTypes: { '.wasm': 'base64' },
  plugins: [bundledLicenses(`${name}.licenses.txt`)],
  output: { dir: 'dist/node', format: 'esm' },
});

export default defineConfig([
  node('index', 'src/index.ts'),
  node('worker', 'src/pool/worker-node.ts'),
  // The command uses the package as any other program does.
  { ...node('cli', 'src/cli/main.ts'), external: ['primepool'] },
]);
