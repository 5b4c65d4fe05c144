// Compiles the kernels: their variants for the package, each of one source, and for the tests the baseline with
// its preconditions checked. The big kernel, for integers from 2^64 on, is a module of its own, as few need it.

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { withWideProducts } from './wide-products.mjs';

const SMALL = 'assembly/index.ts';
const BIG = 'assembly/big/index.ts';
const FUSED = ['--enable', 'relaxed-simd'];
const GROWING = ['--initialMemory', '1', '--maximumMemory', '65536'];

mkdirSync('build', { recursive: true });
mkdirSync('dist', { recursive: true });
writeFileSync('build/baseline.wasm', await compile(SMALL, 'release'));
writeFileSync('build/fused.wasm', await compile(SMALL, 'release', FUSED));
// AssemblyScript does not know the instruction for wide products, Binaryen does.
writeFileSync(
  'build/wide.wasm',
  withWideProducts(await compile(SMALL, 'release', [...FUSED, '--use', 'WIDE=1'])),
);
writeFileSync('build/debug.wasm', await compile(SMALL, 'debug'));
writeFileSync('build/big-baseline.wasm', await compile(BIG, 'release', GROWING));
writeFileSync('build/big-fused.wasm', await compile(BIG, 'release', [...GROWING, ...FUSED]));
writeFileSync('build/big-debug.wasm', await compile(BIG, 'debug', GROWING));
copyFileSync('build/baseline.wasm', 'dist/kernel.wasm');
copyFileSync('build/big-baseline.wasm', 'dist/big-kernel.wasm');

/**
 * @param {string} entry
 * @param {'release' | 'debug'} target
 * @param {string[]} options
 * @returns {Promise<Uint8Array>}
 */
async function compile(entry, target, options = []) {
  /** @type {Uint8Array | undefined} */
  let module;
  const { error, stderr } = await asc.main(
    [entry, '--target', target, '--outFile', 'kernel.wasm', ...options],
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
