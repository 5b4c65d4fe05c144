// Compiles the kernel: for the package, and with its preconditions checked, for the tests.

import { copyFileSync, mkdirSync } from 'node:fs';
import asc from 'assemblyscript/asc';

for (const target of ['release', 'debug']) {
  const { error, stderr } = await asc.main(['assembly/index.ts', '--target', target]);
  process.stderr.write(stderr.toString());
  if (error) throw error;
}
mkdirSync('dist', { recursive: true });
copyFileSync('build/kernel.wasm', 'dist/kernel.wasm');
