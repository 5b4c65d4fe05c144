import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';
import { bundledLicenses } from './scripts/bundled-licenses.js';
import { packedModules } from './scripts/packed-modules.js';

/** The folders of `dist/`, and what each has in the place of the names that begin with `#`. */
const HOSTS = {
  node: { platform: 'node', kernels: 'embedded' },
  web: { platform: 'web', kernels: 'embedded' },
  workerd: { platform: 'workerd', kernels: 'workerd' },
} as const;

/** A file for a host that stands alone. */
const file = (host: keyof typeof HOSTS, name: string, input: string): RolldownOptions => {
  const { platform, kernels } = HOSTS[host];
  return {
    input: { [name]: input },
    platform: platform === 'node' ? 'node' : 'browser',
    // Its paths are for the type checker.
    tsconfig: false,
    resolve: {
      alias: {
        '#platform': source(`pool/hosts/platform-${platform}.ts`),
        '#kernel-sources': source(`kernel/sources-${kernels}.ts`),
      },
    },
    // A module that a host imports is beside the folders.
    external: ['../../kernel.wasm', '../../big-kernel.wasm'],
    plugins: [
      withoutPolyfill,
      packedModules({
        kernel: ['baseline', 'fused', 'wide'],
        big: ['big-baseline', 'big-fused'],
      }),
      bundledLicenses(`${name}.licenses.txt`),
      embeddedWorker,
      plainWorkerUrl,
    ],
    output: { dir: `dist/${host}`, format: 'esm', minify: host !== 'node' },
  };
};

/** A worker is sent the compiled kernel and needs no copy of its own. */
const worker = (host: keyof typeof HOSTS, input: string): RolldownOptions => {
  const options = file(host, 'worker', input);
  return { ...options, plugins: [withoutKernel, options.plugins] };
};

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/** Not every bundler knows the worker's file when the minifier has put its name into a template. */
const plainWorkerUrl: Plugin = {
  name: 'plain-worker-url',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace('`./worker.js`', "'./worker.js'");
    }
  },
};

const CHOOSERS: ReadonlyMap<string, string> = new Map([
  [source('kernel/variant.ts'), 'chooseKernel'],
  [source('big/big-variant.ts'), 'chooseBigKernel'],
]);

/** The web worker's own file, which has been built before, as text. */
const embeddedWorker: Plugin = {
  name: 'embedded-worker',
  resolveId: (id) => (id === 'embedded:worker' ? id : null),
  load: (id) =>
    id === 'embedded:worker'
      ? { code: readFileSync('dist/web/worker.js', 'utf8'), moduleType: 'text' }
      : null,
};

/** The loader's polyfill assigns to a global object, which may be frozen. All engines with SIMD have it. */
const withoutPolyfill: Plugin = {
  name: 'without-polyfill',
  transform(code, id) {
    if (!id.includes('@assemblyscript/loader')) return null;
    const changed = code.replace(/^Object\.hasOwn = .*?^}/ms, '');
    if (changed === code) throw new Error(`there is no polyfill in ${id} any more`);
    return { code: changed, map: null };
  },
};

const withoutKernel: Plugin = {
  name: 'without-kernel',
  load: (id) =>
    CHOOSERS.has(id)
      ? `export function ${CHOOSERS.get(id)}() { throw new Error('the worker was sent no kernel'); }`
      : null,
};

export default defineConfig([
  worker('node', 'src/pool/hosts/worker-node.ts'),
  file('node', 'index', 'src/index.ts'),
  worker('web', 'src/pool/hosts/worker-web.ts'),
  file('web', 'index', 'src/index.ts'),
  file('workerd', 'index', 'src/index.ts'),
  // The command uses the package as any other program does.
  { ...file('node', 'cli', 'src/cli/main.ts'), external: ['primepool'] },
]);
