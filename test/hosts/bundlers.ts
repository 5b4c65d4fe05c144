// The bundlers that `test/hosts/fixtures/package.json` names, each with a project of a few lines in
// a folder there.

import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';

export interface Bundler {
  readonly name: string;
  /** Its package, and the folder of its project. */
  readonly project: string;
  /** What the page's address is in the project when it is built. */
  readonly page: string;
  /**
   * Whether it emits the worker's file. If not, the worker comes from within the bundle.
   */
  readonly emitsWorker: boolean;
}

/** How to get them. */
export const INSTALL_BUNDLERS = 'npm ci --prefix test/hosts/fixtures';

export const BUNDLERS: readonly Bundler[] = [
  { name: 'Vite', project: 'vite', page: 'dist/index.html', emitsWorker: true },
  { name: 'webpack', project: 'webpack', page: 'index.html', emitsWorker: true },
  { name: 'Rollup', project: 'rollup', page: 'index.html', emitsWorker: false },
  { name: 'Rolldown', project: 'rolldown', page: 'index.html', emitsWorker: false },
  { name: 'esbuild', project: 'esbuild', page: 'index.html', emitsWorker: false },
  { name: 'Parcel', project: 'parcel', page: 'dist/index.html', emitsWorker: true },
];

const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));
const MODULES = join(FIXTURES, 'node_modules');

export function isInstalled(project: string): boolean {
  return existsSync(join(MODULES, project));
}

export function versionOf(project: string): string {
  const file = readFileSync(join(MODULES, project, 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/** Finds the bundlers as npm does, without colours. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  NO_COLOR: '1',
  PATH: [join(MODULES, '.bin'), process.env.PATH].join(delimiter),
};

/** Makes the projects in a folder find the installed bundlers. */
export function linkBundlers(folder: string): void {
  symlinkSync(MODULES, join(folder, 'node_modules'));
}

/**
 * Copies a project, with the common page. The page's script is what the bundler makes, unless the
 * bundler also makes the page. A project may have a page of its own.
 */
export function copyProject(project: string, folder: string): void {
  for (const file of ['main.js', 'exercise.js']) cpSync(join(FIXTURES, file), join(folder, file));
  const isPageSource =
    BUNDLERS.find((bundler) => bundler.project === project)?.page !== 'index.html';
  const page = readFileSync(join(FIXTURES, 'index.html'), 'utf8');
  const script = isPageSource ? 'main.js' : 'dist/main.js';
  writeFileSync(join(folder, 'index.html'), page.replace('main.js', script));
  cpSync(join(FIXTURES, project), folder, { recursive: true });
}

/** Builds a project as its `package.json` says. @returns its output */
export async function build(folder: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)('npm', ['run', '--silent', 'build'], {
    cwd: folder,
    env: ENVIRONMENT,
  });
  return stdout + stderr;
}

/** A server that builds on request, until it is disposed of. */
export interface DevelopmentServer extends Disposable {
  readonly url: string;
  /** Its output so far. */
  output(): string;
}

/** Starts Vite's. */
export async function startVite(folder: string): Promise<DevelopmentServer> {
  // Not by npm, which would need a signal of its own to end it.
  const child = spawn(join(MODULES, '.bin/vite'), ['--host', '127.0.0.1', '--port', '0'], {
    cwd: folder,
    env: ENVIRONMENT,
  });
  let printed = '';
  const output = (): string => stripVTControlCharacters(printed);
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk;
      const address = /http:\S+/.exec(output());
      if (address !== null) resolve(address[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Vite has ended: ${output()}`)));
  });
  return { url, output, [Symbol.dispose]: () => void child.kill() };
}
