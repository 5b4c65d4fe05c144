// Bundles test support into one JavaScript file, for engines without TypeScript.

import { pathToFileURL } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';

/** What `primepool` resolves to: the built package, which is not bundled. */
const PACKAGE = new URL('../../dist/node/index.js', import.meta.url).href;

/** Resolves files from the place of the source, not of the bundle. */
const asIfInPlace: Plugin = {
  name: 'as-if-in-place',
  resolveId: (source) => (source === 'primepool' ? { id: PACKAGE, external: true } : null),
  transform(code, id) {
    const url = JSON.stringify(pathToFileURL(id).href);
    return { code: code.replaceAll('import.meta.url', url), map: null };
  },
};

/** A page has the package beside it, but no files of the kernel's builds. */
const asInPage: Plugin = {
  name: 'as-in-page',
  resolveId: (source) =>
    source === 'primepool' ? { id: './package/index.js', external: 'relative' } : null,
  load: (id) =>
    id.endsWith('/support/word-kernels.ts')
      ? 'export function loadKernel() { throw new Error("a page has no builds of the kernel"); }'
      : null,
};

/** @returns an ES module for Node 20 and later, and for browsers if it uses nothing of Node */
export function bundle(entry: URL): Promise<string> {
  return bundleAs(asIfInPlace, entry);
}

/** @returns an ES module for a page, which finds the package's files for pages in `package/` */
export function bundleForPage(entry: URL): Promise<string> {
  return bundleAs(asInPage, entry);
}

async function bundleAs(plugin: Plugin, entry: URL): Promise<string> {
  const bundled = await rolldown({
    input: entry.pathname,
    platform: 'node',
    // Its paths are for the type checker.
    tsconfig: false,
    transform: { target: 'node20.19' },
    plugins: [plugin],
    logLevel: 'warn',
  });
  try {
    const { output } = await bundled.generate({ format: 'esm' });
    return output[0].code;
  } finally {
    await bundled.close();
  }
}
