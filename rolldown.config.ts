import { defineConfig, type RolldownOptions } from 'rolldown';

/** A file for Node that stands alone, with the kernel in it as text. */
const node = (name: string, input: string): RolldownOptions => ({
  input: { [name]: input },
  platform: 'node',
  moduleTypes: { '.wasm': 'base64' },
  output: { dir: 'dist/node', format: 'esm' },
});

export default defineConfig([
  node('index', 'src/index.ts'),
  node('worker', 'src/pool/worker-node.ts'),
]);
