// Compiles, on all cores, the modules of kernels.mjs whose sources have changed:
//
//   node scripts/build-kernel.mjs [--debug]    with --debug also the builds that only tests use

import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { compilerOptions, kernelFile, MODULES } from './kernels.mjs';

/**
 * @typedef {object} Task
 * @property {string} file to write
 * @property {string[]} options of the compiler
 * @property {boolean} wideProducts whether it uses the instruction for 128-bit products
 * @property {number} size of the sources, by which the longest compilation starts first
 * @property {string} hash of everything that the file depends on
 */

/** Holds the hash of each compiled file. */
const STAMPS = 'build/kernels.json';

/** The files that every module depends on. */
const TOOLS = [
  'asconfig.json',
  'scripts/compile-kernel.mjs',
  'scripts/wide-products.mjs',
  fileURLToPath(import.meta.resolve('assemblyscript/package.json')),
  fileURLToPath(import.meta.resolve('binaryen/package.json')),
];

mkdirSync('build', { recursive: true });
mkdirSync('dist', { recursive: true });
const stamps = readStamps();
const queue = tasks(process.argv.includes('--debug'))
  .filter(({ file, hash }) => stamps[file] !== hash || !existsSync(file))
  .sort((a, b) => b.size - a.size);
await compileAll(queue);
for (const { name } of MODULES) copyFileSync(kernelFile(name, 'baseline'), `dist/${name}.wasm`);

/**
 * @param {boolean} debug
 * @returns {Task[]}
 */
function tasks(debug) {
  return MODULES.flatMap((module) => {
    const sources = sourcesOf(module.entry);
    const size = sources.reduce((sum, source) => sum + statSync(source).size, 0);
    /** @type {import('./kernels.mjs').Build[]} */
    const builds = debug ? [...module.variants, 'debug'] : [...module.variants];
    return builds.map((build) => {
      const options = compilerOptions(module, build);
      return {
        file: kernelFile(module.name, build),
        options,
        wideProducts: build === 'wide',
        // Its products are inserted afterwards, and it is optimised again.
        size: build === 'wide' ? 2 * size : size,
        hash: hashOf([...sources, ...TOOLS], options),
      };
    });
  });
}

/**
 * An entry and all files that it imports.
 *
 * @param {string} entry
 */
function sourcesOf(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)';/g)) {
      found.add(`${join(dirname(file), path)}.ts`);
    }
  }
  return [...found].sort();
}

/**
 * @param {readonly string[]} files
 * @param {readonly string[]} options
 */
function hashOf(files, options) {
  const sum = createHash('sha256').update(JSON.stringify(options));
  for (const file of files) sum.update(`\n${readFileSync(file, 'utf8')}`);
  return sum.digest('hex');
}

/** @returns {Record<string, string>} */
function readStamps() {
  return existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, 'utf8')) : {};
}

/**
 * Each thread compiles several modules, because the compiler is faster when it is warm.
 *
 * @param {readonly Task[]} tasks
 */
async function compileAll(tasks) {
  const waiting = [...tasks];
  let done = 0;
  const threads = Math.min(availableParallelism(), waiting.length);
  if (threads > 0) report(`Compiling ${tasks.length} WebAssembly modules …`);
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL('./compile-kernel.mjs', import.meta.url));
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        const began = performance.now();
        await compile(worker, task);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        report(`  ${++done}/${tasks.length} ${task.file} (${seconds} s)`);
        stamps[task.file] = task.hash;
        writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
      }
      await worker.terminate();
    }),
  );
}

/**
 * @param {Worker} worker
 * @param {Task} task
 * @returns {Promise<void>}
 */
function compile(worker, task) {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', () => {
      worker.off('error', reject);
      resolve();
    });
    worker.postMessage(task);
  });
}

/** @param {string} line */
function report(line) {
  process.stderr.write(`${line}\n`);
}
