/**
 * Runs a TypeScript program: `node bench/support/run-typescript.mjs FILE [ARGUMENT…]`.
 *
 * Node 20 does not run TypeScript, so rolldown, which builds the package too, first compiles it to
 * JavaScript in a temporary folder. Packages are not bundled but resolved from the file that
 * imports them: rivals are in `rivals/node_modules`. The program runs in a separate process, with
 * nothing else in it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: run-typescript.mjs FILE [ARGUMENT…]');

/** @type {import('rolldown').Plugin} */
const asIfInPlace = {
  name: 'as-if-in-place',
  async resolveId(source, importer) {
    if (/^[./]/.test(source) || isBuiltin(source) || source.startsWith('kernel:')) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    // If it is not installed, the program's own import fails.
    if (found === null) return { id: source, external: true };
    if (found.external) return null;
    return { id: pathToFileURL(found.id).href, external: 'absolute' };
  },
  transform(code, id) {
    const url = JSON.stringify(pathToFileURL(id).href);
    return { code: code.replaceAll('import.meta.url', url), map: null };
  },
};

/**
 * Code that a program imports from `src/`, beside the built package, has no kernels of its own.
 *
 * @type {import('rolldown').Plugin}
 */
const withoutKernels = {
  name: 'without-kernels',
  resolveId: (source) => (source.startsWith('kernel:') ? source : null),
  load: (id) =>
    id.startsWith('kernel:') ? { code: 'export default () => [];', moduleType: 'js' } : null,
};

const folder = mkdtempSync(join(tmpdir(), 'primepool-bench-'));
try {
  await build({
    input: { program: resolve(file) },
    platform: 'node',
    // Its paths are for the type checker; here, the package is the built one.
    tsconfig: false,
    plugins: [withoutKernels, asIfInPlace],
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
    ['--enable-source-maps', join(folder, 'program.mjs'), ...args],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
