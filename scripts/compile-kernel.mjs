// A thread of build-kernel.mjs: compiles one kernel.

import { writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import asc from 'assemblyscript/asc';
import { withWideProducts } from './wide-products.mjs';

/** @type {import('./build-kernel.mjs').Kernel} */
const { file, entry, target, options = [], wideProducts = false } = workerData;

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
if (module === undefined) throw new Error(`no module was written for ${file}`);
writeFileSync(file, wideProducts ? withWideProducts(module) : module);
