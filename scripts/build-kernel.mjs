// Compiles the kernels: their variants for the package, each of one source, and for the tests the baseline with
// its preconditions checked. The big kernel, for integers from 2^64 on, is a module of its own, as few need it.
// That takes most of a minute of a processor: it is done on all cores, and only if something has changed.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * @typedef {object} Kernel
 * @property {string} file where it is written
 * @property {string} entry
 * @property {'release' | 'debug'} target
 * @property {string[]} [options] of the compiler
 * @property {boolean} [wideProducts] whether it has the instruction for 128-bit products
 */

const SMALL = 'assembly/modules/word.ts';
const BIG = 'assembly/modules/multiword.ts';
const FUSED = ['--enable', 'relaxed-simd'];
const GROWING = ['--initialMemory', '1', '--maximumMemory', '65536'];

/** @type {readonly Kernel[]} Those that take longest come first. */
const KERNELS = [
  {
    file: 'build/wide.wasm',
    entry: SMALL,
    target: 'release',
    options: [...FUSED, '--use', 'WIDE=1'],
    wideProducts: true,
  },
  { file: 'build/fused.wasm', entry: SMALL, target: 'release', options: FUSED },
  { file: 'build/baseline.wasm', entry: SMALL, target: 'release' },
  {
    file: 'build/big-fused.wasm',
    entry: BIG,
    target: 'release',
    options: [...GROWING, ...FUSED],
  },
  { file: 'build/big-baseline.wasm', entry: BIG, target: 'release', options: GROWING },
  { file: 'build/debug.wasm', entry: SMALL, target: 'debug' },
  { file: 'build/big-debug.wasm', entry: BIG, target: 'debug', options: GROWING },
];

/** Holds the hash of all that the kernels were made of. */
const STAMP = 'build/kernels.sha256';

mkdirSync('build', { recursive: true });
mkdirSync('dist', { recursive: true });
const hash = hashOf([
  ...readdirSync('assembly', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `assembly/${name}`)
    .sort(),
  'asconfig.json',
  'package-lock.json',
  'scripts/build-kernel.mjs',
  'scripts/compile-kernel.mjs',
  'scripts/wide-products.mjs',
]);
if (!isUpToDate()) {
  rmSync(STAMP, { force: true });
  const queue = [...KERNELS];
  const threads = Math.min(availableParallelism(), queue.length);
  process.stderr.write(`Compiling ${queue.length} kernels, which takes a while …\n`);
  await Promise.all(Array.from({ length: threads }, () => compileAll(queue)));
  writeFileSync(STAMP, hash);
}
copyFileSync('build/baseline.wasm', 'dist/kernel.wasm');
copyFileSync('build/big-baseline.wasm', 'dist/big-kernel.wasm');

/** @param {readonly string[]} files */
function hashOf(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(`${file}\n`).update(readFileSync(file));
  return sum.digest('hex');
}

function isUpToDate() {
  return (
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === hash &&
    KERNELS.every(({ file }) => existsSync(file))
  );
}

/** @param {Kernel[]} queue */
async function compileAll(queue) {
  for (let kernel = queue.shift(); kernel !== undefined; kernel = queue.shift()) {
    const worker = new Worker(new URL('./compile-kernel.mjs', import.meta.url), {
      workerData: kernel,
    });
    const [code] = await once(worker, 'exit');
    if (code !== 0) throw new Error(`${kernel.file} was not compiled`);
  }
}
