import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type OutputOptions, type Plugin, type RolldownOptions } from 'rolldown';
import { bundledLicenses } from './scripts/bundled-licenses.js';
import { type KernelHost, kernelSources } from './scripts/kernel-sources.js';

/** The folders of `dist/`, and where each gets its Wasm modules. */
const HOSTS = {
  node: 'embedded',
  web: 'embedded',
  workerd: 'imported',
} as const satisfies Record<string, KernelHost>;

type Host = keyof typeof HOSTS;

/** The entry points of the package: the files directly in `src/`. */
const ENTRIES = Object.fromEntries(
  readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts'))
    .map(({ name }) => [name.replace(/\.ts$/, ''), `src/${name}`]),
);

/**
 * Node takes about a millisecond to find and open a file, so each program loads few. The kernel of
 * words and the code that all subjects share come first: ranges need no more. Bundlers use the
 * files for pages instead, and drop unused code.
 */
const TOGETHER = [
  {
    name: 'words',
    test: /\/src\/(wasm\/word|sieve\/options|(input|bigint|steps)\/[^/]+)\.ts$/,
    priority: 4,
  },
  { name: 'decision', test: /\/src\/(primality|(?!sieve)[^/]+\/options)\.ts$/, priority: 3 },
  { name: 'pool', test: /\/src\/pool\.ts$/, priority: 2 },
  { name: 'ranges', test: /\/src\/sieve\.ts$/, priority: 1 },
];

/** Files for a host. Code that several of them use goes into shared files. */
function files(
  host: Host,
  input: Record<string, string>,
  kernels: KernelHost,
  codeSplitting: OutputOptions['codeSplitting'] = true,
): RolldownOptions {
  return {
    input,
    platform: host === 'node' ? 'node' : 'browser',
    // Otherwise it warns about the time of our plugins when the machine is busy.
    checks: { pluginTimings: false },
    // Its paths are for the type checker.
    tsconfig: false,
    resolve: { alias: { '#platform': source(`pool/hosts/main/${host}.ts`) } },
    plugins: [
      withoutPolyfill,
      kernelSources(kernels),
      bundledLicenses(`${Object.keys(input)[0]}.licenses.txt`),
      embeddedWorker,
      plainWorkerUrl,
    ],
    output: {
      dir: `dist/${host}`,
      format: 'esm',
      minify: host !== 'node',
      // V8 reads a file faster if each character is one byte and there are no comments.
      charset: 'ascii',
      comments: { jsdoc: false },
      // In the same folder, where the pool looks for its worker.
      chunkFileNames: 'shared-[name].js',
      codeSplitting,
    },
  };
}

const library = (host: Host): RolldownOptions =>
  files(host, ENTRIES, HOSTS[host], host === 'node' ? { groups: TOGETHER } : true);

/** A worker is self-contained. It receives compiled modules and needs no copy of them. */
const worker = (host: Host): RolldownOptions =>
  files(host, { worker: `src/pool/hosts/worker/${host}.ts` }, 'received');

function source(path: string): string {
  return fileURLToPath(new URL(`src/${path}`, import.meta.url));
}

/** Some bundlers miss the worker's file if the minifier turns its name into a template literal. */
const plainWorkerUrl: Plugin = {
  name: 'plain-worker-url',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace('`./worker.js`', "'./worker.js'");
    }
  },
};

/** The web worker's file as text; it is built first. */
const embeddedWorker: Plugin = {
  name: 'embedded-worker',
  resolveId: (id) => (id === 'embedded:worker' ? id : null),
  load: (id) =>
    id === 'embedded:worker'
      ? { code: readFileSync('dist/web/worker.js', 'utf8'), moduleType: 'text' }
      : null,
};

/**
 * The loader's polyfill assigns to a global object, which may be frozen. All engines with SIMD have
 * the method.
 */
const withoutPolyfill: Plugin = {
  name: 'without-polyfill',
  transform(code, id) {
    if (!id.includes('@assemblyscript/loader')) return null;
    const changed = code.replace(/^Object\.hasOwn = .*?^}/ms, '');
    if (changed === code) throw new Error(`no polyfill found in ${id}`);
    return { code: changed, map: null };
  },
};

export default defineConfig([
  worker('node'),
  library('node'),
  worker('web'),
  library('web'),
  library('workerd'),
  // The command uses the package as any program does.
  { ...files('node', { cli: 'src/cli/main.ts' }, 'received'), external: ['primepool'] },
  // The man page from the command's definitions, for scripts/build-manual.mjs.
  {
    input: 'src/cli/manual/built.ts',
    platform: 'node',
    tsconfig: false,
    external: ['primepool'],
    plugins: [kernelSources('received')],
    output: { file: 'build/manual/built.mjs', format: 'esm' },
  },
  // The checker of certificates is self-contained.
  {
    input: 'src/cli/verify-file.ts',
    platform: 'node',
    tsconfig: false,
    output: { file: 'dist/verify.mjs', format: 'esm' },
  },
]);
