// Compiles the kernel: its variants for the package, of one source, and for the tests the baseline with its
// preconditions checked.

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { withWideProducts } from './wide-products.mjs';

const FUSED = ['--enable', 'relaxed-simd'];

mkdirSync('build', { recursive: true });
mkdirSync('dist', { recursive: true });
writeFileSync('build/baseline.wasm', await compile('release'));
writeFileSync('build/fused.wasm', await compile('release', FUSED));
// AssemblyScript does not know the instruction for wide products, Binaryen does.
writeFileSync(
  'build/wide.wasm',
  withWideProducts(await compile('release', [...FUSED, '--use', 'WIDE=1'])),
);
writeFileSync('build/debug.wasm', await compile('debug'));
copyFileSync('build/baseline.wasm', 'dist/kernel.wasm');

/**
 * @param {'release' | 'debug'} target
 * @param {string[]} options
 * @returns {Promise<Uint8Array>}
 */
async function compile(target, options = []) {
  /** @type {Uint8Array | undefined} */
  let module;
  const { error, stderr } = await asc.main(
    ['assembly/index.ts', '--target', target, '--outFile', 'kernel.wasm', ...options],
    {
      writeFile: (name, contents) => {
        if (name.endsWith('kernel.wasm') && typeof contents !== 'string') module = contents;
      },
    },
  );
  // It says so of every large function, and means no harm.
  const complaints = stderr.toString().replaceAll('Last converge was suboptimal.\n', '');
  process.stderr.write(complaints);
  if (error) throw error;
  if (module === undefined) throw new Error(`no module was written for the target ${target}`);
  return module;
}
