// The package works in a page of every bundler and of none: with workers, without bundler settings
// and without warnings. The pages run in Chromium.

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PoolInfo } from 'primepool';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { CHROMIUM, needsBrowser, openPage } from '../hosts/browsers.js';
import {
  BUNDLERS,
  type Bundler,
  build,
  copyProject,
  INSTALL_BUNDLERS,
  isInstalled,
  linkBundlers,
  startVite,
  versionOf,
} from '../hosts/bundlers.js';
import { filesIn, serve } from '../hosts/site.js';
import { EXERCISED } from '../support/exercised.js';
import { installPackage } from '../support/packed.js';
import { record } from '../support/records.js';
import { needs } from '../support/required.js';

/** A text that occurs only in the worker. */
const WORKER = /a message to the worker could not be read/;

/** The greatest ratio of the bundle's size to that of the package's part in it. */
const RATIO_LIMIT = 1.1;

const root = mkdtempSync(join(tmpdir(), 'primepool-bundlers-'));
/** A folder with the package installed. */
const installed = join(root, 'installed');
const published = join(installed, 'node_modules/primepool');

beforeAll(() => {
  mkdirSync(installed);
  installPackage(installed);
  linkBundlers(root);
});
afterAll(() => rmSync(root, { recursive: true }));

for (const bundler of BUNDLERS) {
  test(bundler.name, async (context) => {
    needsBundler(context, bundler.project);
    const folder = newProject(bundler.project, bundler.project);
    const output = await build(folder);
    expect(output).not.toMatch(/warn|deprecat|error/i);

    await using site = await serve(filesIn(dirname(join(folder, bundler.page))));
    await expectExercised(site.url, bundler.emitsWorker ? 'file' : 'blob');
    expectSmall(bundler, folder);
    record({
      kind: 'bundler',
      name: bundler.name,
      version: versionOf(bundler.project),
      source: bundler.emitsWorker ? 'their file' : 'the copy in the bundle',
    });
  });
}

test("Vite's development server", async (context) => {
  needsBundler(context, 'vite');
  using server = await startVite(newProject('vite', 'vite-dev'));
  await expectExercised(server.url);
  expect(server.output()).not.toMatch(/warn|deprecat|error/i);
  record({
    kind: 'bundler',
    name: 'Vite dev server',
    version: versionOf('vite'),
    source: 'their file',
  });
});

test('no bundler', async (context) => {
  needsBrowser(context, CHROMIUM);
  const folder = newProject('plain', 'plain');
  await using site = await serve(filesIn(folder));
  await expectExercised(site.url);
  record({ kind: 'bundler', name: 'no bundler', version: '', source: 'their file' });
});

function needsBundler(context: TestContext, project: string): void {
  needsBrowser(context, CHROMIUM);
  needs(context, isInstalled(project), project, INSTALL_BUNDLERS);
}

function newProject(project: string, name: string): string {
  const folder = join(root, name);
  cpSync(installed, folder, { recursive: true });
  copyProject(project, folder);
  return folder;
}

/** Opens the page of a project. */
async function expectExercised(url: string, source: PoolInfo['source'] = 'file'): Promise<void> {
  await using open = await openPage(CHROMIUM, url);
  expect(await open.evaluate('exercised')).toEqual({ ...EXERCISED, variant: 'fused', source });
  expect(await open.errors()).toEqual([]);
  expect(open.complaints).toEqual([]);
}

/**
 * Compares a bundler's output, which includes the fixture's own few lines, with the package's files
 * in it: all but `worker.js`, and also that if the bundler emits it. Both are minified. Files are
 * compressed one by one, as they are sent.
 */
function expectSmall({ emitsWorker, name }: Bundler, folder: string): void {
  const written = [...filesIn(join(folder, 'dist'))]
    .filter(([path]) => /\.(js|wasm)$/.test(path))
    .map(([, contents]) => contents);
  const own = [...filesIn(join(published, 'dist/web'))]
    .filter(([file]) => file.endsWith('.js') && (emitsWorker || file !== 'worker.js'))
    .map(([, contents]) => contents);
  expect(written.length).toBeLessThanOrEqual(own.length);
  // The worker's file, and its copy for when that is unavailable.
  const copies = written.filter((contents) => WORKER.test(new TextDecoder().decode(contents)));
  expect(copies).toHaveLength(emitsWorker ? 2 : 1);
  const raw = bytes(written) / bytes(own);
  const compressed = bytes(written.map(gzip)) / bytes(own.map(gzip));
  console.log(`${name}: ${raw.toFixed(3)} of the package's size, ${compressed.toFixed(3)} by gzip`);
  expect(raw).toBeLessThan(RATIO_LIMIT);
  expect(compressed).toBeLessThan(RATIO_LIMIT);
}

const gzip = (contents: Uint8Array): Uint8Array => gzipSync(contents, { level: 9 });

function bytes(files: readonly Uint8Array[]): number {
  return files.reduce((sum, { length }) => sum + length, 0);
}
