// Checks the package as it is published for mistakes, above all in module resolution.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ATTW = [
  // ES modules only, which `require` loads too: a CommonJS build and the resolution of Node 10 are
  // not intended.
  ...['--profile', 'esm-only'],
  // Files to serve or compile, not modules with types.
  ...['--exclude-entrypoints', './worker', './verify.mjs', './kernel.wasm'],
  ...['--no-emoji', '--format', 'ascii'],
];

/** @type {(command: string, ...args: string[]) => void} */
const run = (command, ...args) => void execFileSync(command, args, { stdio: 'inherit' });

const folder = mkdtempSync(join(tmpdir(), 'primepool-lint-'));
try {
  // Without scripts, because the package is already built.
  const name = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
    { encoding: 'utf8' },
  );
  const tarball = join(folder, name.trim());
  run('publint', 'run', tarball, '--strict');
  run('attw', tarball, ...ATTW);
} finally {
  rmSync(folder, { recursive: true });
}
