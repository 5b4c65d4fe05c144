// The package as published: packed, installed in an empty folder without a network, and used.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODULES } from '../../scripts/kernels.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'primepool-package-'));
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  // Without scripts: the build exists, and other tests are using it.
  const packed = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
    { cwd: ROOT, encoding: 'utf8' },
  );
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run('npm', 'install', '--offline', '--silent', `./${packed.trim()}`);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('import and the pool work', () => {
  const program = `
    import { PrimePool, SAMPLE } from 'primepool';
    const pool = new PrimePool({ workers: 2 });
    const { primes, results } = await pool.checkAll(SAMPLE, { method: 'trial-division' });
    console.log(primes, results.every(({ worker }) => worker > 0));
    await pool.close();`;
  expect(run('node', '--input-type=module', '--eval', program)).toBe('9 true\n');
});

test('require works if Node lets it load ESM', () => {
  expect(run('node', '--print', `require('primepool').isPrime(97)`)).toContain('true');
});

test('the command works', () => {
  const rows = run('npx', '--offline', 'primepool', 'check', '97', '91').trimEnd().split('\n');
  expect(rows.map((row) => row.includes('P'))).toEqual([true, false]);
});

test('the kernel is a file that imports nothing', () => {
  const program = `
    const file = require.resolve('primepool/kernel.wasm');
    const module = new WebAssembly.Module(require('node:fs').readFileSync(file));
    console.log(WebAssembly.Module.imports(module).length);`;
  expect(run('node', '--eval', program)).toBe('0\n');
});

describe('the files for pages and for workerd', () => {
  const installed = join(folder, 'node_modules/primepool/dist');
  const contents = (name: string): string => readFileSync(join(installed, name), 'utf8');
  const imports = (name: string): string[] =>
    parseAst(contents(name)).body.flatMap((statement) =>
      'source' in statement && statement.source ? [statement.source.value] : [],
    );

  const files = (folder: string): string[] =>
    readdirSync(join(installed, folder)).filter((name) => name.endsWith('.js'));

  test('import one another, and those for workerd the kernels', () => {
    expect(imports('web/worker.js')).toEqual([]);
    const foreign = (folder: string): string[] =>
      files(folder)
        .flatMap((name) => imports(`${folder}/${name}`))
        .filter((name) => !files(folder).includes(name.replace('./', '')));
    expect(foreign('web')).toEqual([]);
    expect(new Set(foreign('workerd'))).toEqual(
      new Set(MODULES.map(({ name }) => `../${name}.wasm`)),
    );
  });

  test('await nothing and change nothing global when they are loaded', () => {
    const program = `
      const globals = () => Reflect.ownKeys(globalThis).map(String).join();
      const before = globals();
      const { isPrime } = require('./node_modules/primepool/dist/web/index.js');
      console.log(isPrime(97), globals() === before);`;
    const flags = ['--frozen-intrinsics', '--no-warnings'];
    expect(run('node', ...flags, '--eval', program)).toBe('true true\n');
  });

  test('have the full licences of bundled code beside them', () => {
    for (const host of ['node', 'web', 'workerd']) {
      const names = readdirSync(join(installed, host)).filter((name) =>
        name.endsWith('.licenses.txt'),
      );
      const texts = names.map((name) => contents(`${host}/${name}`));
      expect(texts.join()).toContain('@assemblyscript/loader');
      for (const text of texts) {
        const loader = text.includes('@assemblyscript/loader');
        expect(text.includes('TERMS AND CONDITIONS FOR USE, REPRODUCTION')).toBe(loader);
        expect(text.includes('END OF TERMS AND CONDITIONS')).toBe(loader);
        expect(text).not.toContain('spdx.org');
      }
    }
  });

  test('keep the text by which bundlers recognise a worker', () => {
    const words = /new Worker\(new URL\('\.\/worker\.js', ?import\.meta\.url\)/;
    expect(files('web').filter((name) => words.test(contents(`web/${name}`)))).toHaveLength(1);
  });

  test('are chosen by conditions', () => {
    const resolve = (name: string, ...flags: string[]): string =>
      run(
        'node',
        ...flags,
        '--input-type=module',
        '--eval',
        `console.log(import.meta.resolve('${name}'))`,
      );
    expect(resolve('primepool')).toContain('/dist/node/index.js');
    expect(resolve('primepool/worker')).toContain('/dist/node/worker.js');
    expect(resolve('primepool', '--conditions=workerd')).toContain('/dist/workerd/index.js');
    expect(() => resolve('primepool/dist/web/index.js')).toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('the types', () => {
  const SOURCE = `
    import { type CheckReport, isPrime, type PoolInfo, PrimePool, SAMPLE } from 'primepool';
    const pool = new PrimePool({ workers: 2, workerUrl: new URL('file:///worker.js') });
    const report: CheckReport = await pool.checkAll(SAMPLE, { signal: AbortSignal.timeout(1000) });
    const { mode, source }: PoolInfo = pool.info;
    const prime: boolean = isPrime(97n);
    // @ts-expect-error: not an integer
    isPrime('97');
    export { mode, prime, report, source };`;
  const HOSTS = {
    'a page, without the types of Node': { lib: ['es2023', 'dom'], types: [] },
    'Node, without the types of a page': { lib: ['es2023'], types: ['node'] },
  };
  const RESOLUTIONS = {
    node16: { module: 'node16', moduleResolution: 'node16' },
    nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
    bundler: { module: 'esnext', moduleResolution: 'bundler' },
  };

  for (const [host, options] of Object.entries(HOSTS)) {
    test.each(Object.entries(RESOLUTIONS))(`are complete for ${host}, by %s`, (_, resolution) => {
      const project = join(folder, 'types');
      mkdirSync(project, { recursive: true });
      writeFileSync(join(project, 'index.mts'), SOURCE);
      const compilerOptions = {
        ...{ ...options, ...resolution, target: 'es2023', strict: true, noEmit: true },
        // The package's types are checked too.
        skipLibCheck: false,
        typeRoots: [join(ROOT, 'node_modules/@types')],
      };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      const output = tryRun(join(ROOT, 'node_modules/.bin/tsc'), '--project', project);
      expect(output).toBe('');
    });
  }
});

describe('what a page has to load', () => {
  /**
   * KiB by brotli, which every browser accepts and every large host sends. By gzip it is two
   * fifths more.
   */
  // By its subpath: from the main entry, some bundlers keep what the pool's parts share with it. In
  // the pool, 24 are the modules of isPrime. The worker runs all subjects, but contains no module.
  const BUDGET = { isPrime: 24, core: 25, pool: 24 + 40 };

  test.each([
    ['isPrime', 'isPrime', 'primepool/primality', []],
    ['core', 'arePrime, check, isPrime, kernelInfo', 'primepool/primality', []],
    ['pool', 'PrimePool', 'primepool', ['web/worker.js']],
  ] as const)('stays within the budget of the %s: %s', async (part, names, subpath, files) => {
    const sources = [
      await bundled(`export { ${names} } from '${subpath}';`),
      ...files.map((name) =>
        readFileSync(join(folder, 'node_modules/primepool/dist', name), 'utf8'),
      ),
    ];
    const total = (compress: (text: string) => Uint8Array): number =>
      sources.reduce((sum, text) => sum + compress(text).length / 1024, 0);
    const gzip = total((text) => gzipSync(text, { level: 9 }));
    const brotli = total((text) => brotliCompressSync(text));
    console.log(`${names}: ${gzip.toFixed(1)} KiB by gzip, ${brotli.toFixed(1)} KiB by brotli`);
    expect(brotli).toBeLessThan(BUDGET[part]);
  });

  test('includes the pool only if it is used', async () => {
    const core = await bundled(`export { arePrime, check, isPrime } from 'primepool';`);
    expect(core).not.toMatch(/Worker|MessageChannel|AbortSignal/);
  });
});

/**
 * A bundler's output for a program for a page, without what the program fetches only on demand.
 */
async function bundled(program: string): Promise<string> {
  const input = join(folder, 'page.js');
  writeFileSync(input, program);
  const build = await rolldown({ input, cwd: folder, platform: 'browser', logLevel: 'warn' });
  try {
    const { output } = await build.generate({ format: 'esm', minify: true });
    const chunks = output.filter((file) => file.type === 'chunk');
    const initial = new Set(
      chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName),
    );
    for (const fileName of initial) {
      const chunk = chunks.find((candidate) => candidate.fileName === fileName);
      for (const imported of chunk?.imports ?? []) initial.add(imported);
    }
    return chunks
      .filter(({ fileName }) => initial.has(fileName))
      .map(({ code }) => code)
      .join('\n');
  } finally {
    await build.close();
  }
}

/** The output of a command, even if it fails. */
function tryRun(command: string, ...args: string[]): string {
  try {
    return run(command, ...args);
  } catch (error) {
    return String((error as { stdout?: string }).stdout) || String(error);
  }
}
