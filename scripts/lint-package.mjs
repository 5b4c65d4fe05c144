// Looks for mistakes in the package as it is published, above all in how it is resolved.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ATTW = [
  // ES modules only, which `require` loads too: CommonJS of its own, and resolution as by Node 10,
  // are not meant.
  ...['--profile', 'esm-only'],
  // Files to be served or compiled, and not modules with types.
  ...['--exclude-entrypoints', './worker', './verify.mjs', './kernel.wasm'],
  ...['--no-emoji', '--format', 'ascii'],
];

/** @type {(command: string, ...args: string[]) => void} */
const run = (command, ...args) => void execFileSync(command, args, { stdio: 'inherit' });

const folder = mkdtempSync(join(tmpdir(), 'primepool-lint-'));
try {
  // Without scripts, because the build has been made.
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
