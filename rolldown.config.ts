import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type OutputOptions, type Plugin, type RolldownOptions } from 'rolldown';
import { bundledLicenses } from './scripts/bundled-licenses.js';
import { type KernelHost, kernelSources } from './scripts/kernel-sources.js';

/** The folders of `dist/`, and where each has its Wasm modules from. */
const HOSTS = {
  node: 'embedded',
  web: 'embedded',
  workerd: 'imported',
} as const satisfies Record<string, KernelHost>;

type Host = keyof typeof HOSTS;

/** The entry points of the package: the files that lie directly in `src/`. */
const ENTRIES = Object.fromEntries(
  readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts'))
    .map(({ name }) => [name.replace(/\.ts$/, ''), `src/${name}`]),
);

/**
 * What each program loads is in few files: to find and open one more takes Node about a
 * millisecond. The kernel of words and what all subjects are made of come first: ranges need no
 * more. Bundlers, which take the files for pages, leave out what they do not need of each.
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

/** Files for a host. What several of them use is in files of its own. */
function files(
  host: Host,
  input: Record<string, string>,
  kernels: KernelHost,
  codeSplitting: OutputOptions['codeSplitting'] = true,
): RolldownOptions {
  return {
    input,
    platform: host === 'node' ? 'node' : 'browser',
    // On a busy machine it would warn of our plugins' time.
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
      // V8 reads a file faster if each character is a byte, and has less to read without comments.
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

/** A worker stands alone. It is sent compiled modules and needs no copy of its own. */
const worker = (host: Host): RolldownOptions =>
  files(host, { worker: `src/pool/hosts/worker/${host}.ts` }, 'received');

function source(path: string): string {
  return fileURLToPath(new URL(`src/${path}`, import.meta.url));
}

/** Not every bundler knows the worker's file when the minifier has put its name into a template. */
const plainWorkerUrl: Plugin = {
  name: 'plain-worker-url',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace('`./worker.js`', "'./worker.js'");
    }
  },
};

/** The web worker's own file, which has been built before, as text. */
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
 * it.
 */
const withoutPolyfill: Plugin = {
  name: 'without-polyfill',
  transform(code, id) {
    if (!id.includes('@assemblyscript/loader')) return null;
    const changed = code.replace(/^Object\.hasOwn = .*?^}/ms, '');
    if (changed === code) throw new Error(`there is no polyfill in ${id} any more`);
    return { code: changed, map: null };
  },
};

export default defineConfig([
  worker('node'),
  library('node'),
  worker('web'),
  library('web'),
  library('workerd'),
  // The command uses the package as any other program does.
  { ...files('node', { cli: 'src/cli/main.ts' }, 'received'), external: ['primepool'] },
  // What the build makes of the command's definitions, for scripts/build-manual.mjs.
  {
    input: 'src/cli/manual/built.ts',
    platform: 'node',
    tsconfig: false,
    external: ['primepool'],
    plugins: [kernelSources('received')],
    output: { file: 'build/manual/built.mjs', format: 'esm' },
  },
  // The checker of certificates stands alone.
  {
    input: 'src/cli/verify-file.ts',
    platform: 'node',
    tsconfig: false,
    output: { file: 'dist/verify.mjs', format: 'esm' },
  },
]);
