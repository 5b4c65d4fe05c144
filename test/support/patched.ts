// A copy of the built package whose workers fail, to be imported as in any program.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/node/', import.meta.url));

/** A copy, in a folder of its own. */
export interface Copy extends Disposable {
  /** The address to import. */
  readonly url: string;
}

/**
 * @param prelude runs in each worker before the worker's own program; undefined leaves the workers
 *   without their file
 */
export function copyWithWorkers(prelude: string | undefined): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'primepool-'));
  const isWorker = (file: string): boolean => file.endsWith('worker.js');
  cpSync(DIST, folder, { recursive: true, filter: (file) => !isWorker(file) });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  if (prelude !== undefined) {
    const program = readFileSync(join(DIST, 'worker.js'), 'utf8');
    writeFileSync(join(folder, 'worker.js'), `${prelude}\n${program}`);
  }
  return {
    url: pathToFileURL(join(folder, 'index.js')).href,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
