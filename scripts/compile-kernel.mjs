// A thread of build-kernel.mjs: compiles the modules that it is sent, one after another.

import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import asc from 'assemblyscript/asc';
import { withWideProducts } from './wide-products.mjs';

parentPort?.on('message', async (/** @type {import('./build-kernel.mjs').Task} */ task) => {
  await compile(task);
  parentPort?.postMessage('done');
});

/** @param {import('./build-kernel.mjs').Task} task */
async function compile({ file, options, wideProducts }) {
  /** @type {Uint8Array | undefined} */
  let module;
  const { error, stderr } = await asc.main([...options, '--outFile', 'kernel.wasm'], {
    writeFile: (name, contents) => {
      if (name.endsWith('kernel.wasm') && typeof contents !== 'string') module = contents;
    },
  });
  process.stderr.write(stderr.toString());
  if (error) throw error;
  if (module === undefined) throw new Error(`no module was written for ${file}`);
  writeFileSync(file, wideProducts ? withWideProducts(module) : module);
}
