/**
 * Runs a TypeScript program of this folder: `node bench/run.mjs compare [argument…]`.
 *
 * Node 20 runs no TypeScript, so rolldown, which builds the package too, first makes JavaScript of it
 * in a temporary folder. Packages stay where they are, found from the file that imports them: rivals
 * live in `thirdparty/node_modules`. The program runs in a process of its own, with nothing else in it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const [program, ...args] = process.argv.slice(2);
if (program === undefined) throw new Error('usage: node bench/run.mjs PROGRAM [ARGUMENT…]');

/** @type {import('rolldown').Plugin} */
const asIfInPlace = {
  name: 'as-if-in-place',
  async resolveId(source, importer) {
    if (/^[./]/.test(source) || isBuiltin(source)) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    // One that is not installed is the program's to miss, when it imports it.
    if (found === null) return { id: source, external: true };
    if (found.external) return null;
    return { id: pathToFileURL(found.id).href, external: 'absolute' };
  },
  transform(code, id) {
    const url = JSON.stringify(pathToFileURL(id).href);
    return { code: code.replaceAll('import.meta.url', url), map: null };
  },
};

const folder = mkdtempSync(join(tmpdir(), 'primepool-bench-'));
try {
  await build({
    input: fileURLToPath(new URL(`./${program}.ts`, import.meta.url)),
    platform: 'node',
    // Its paths are for the type checker; here the package is the built one.
    tsconfig: false,
    plugins: [asIfInPlace],
    output: {
      dir: folder,
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name].mjs',
      sourcemap: true,
    },
    logLevel: 'warn',
  });
  const { status } = spawnSync(
    process.execPath,
    ['--enable-source-maps', join(folder, `${program}.mjs`), ...args],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
