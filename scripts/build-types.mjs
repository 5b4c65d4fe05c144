// Writes the types of the entry points only: the compiler strips what is marked as internal, and
// this script deletes the declarations that no entry point imports.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = 'dist/types';

process.stderr.write('Writing the types …\n');
rmSync(FOLDER, { recursive: true, force: true });
execFileSync('tsc', ['--project', 'tsconfig.build.json'], { stdio: 'inherit' });

const wanted = new Set();
for (const name of readdirSync(FOLDER)) {
  if (name.endsWith('.d.ts')) visit(join(FOLDER, name));
}
for (const entry of readdirSync(FOLDER, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !wanted.has(file)) rmSync(file);
}

/** @param {string} file */
function visit(file) {
  if (wanted.has(file)) return;
  wanted.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:from |import\()['"](\..+?)\.js['"]/g,
  )) {
    visit(join(dirname(file), `${path}.d.ts`));
  }
}
