// The structure that CONTRIBUTING.md describes. The order of the layers is checked by the linter
// (biome.json).

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IN_BOTH_MODES } from '../support/modes.js';

interface Folder {
  readonly path: string;
  readonly files: readonly string[];
}

function foldersIn(path: string): Folder[] {
  const entries = readdirSync(path, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const folders = entries.filter((entry) => entry.isDirectory());
  return [{ path, files }, ...folders.flatMap(({ name }) => foldersIn(join(path, name)))];
}

const FOLDERS = ['src', 'assembly'].flatMap(foldersIn);

test('a file directly in src/ is an entry point and only exports', () => {
  const [source] = FOLDERS;
  for (const name of source?.files ?? []) {
    if (name.endsWith('.d.ts')) continue;
    const text = readFileSync(join('src', name), 'utf8').replaceAll(/^\/\/.*$/gm, '');
    const rest = text.replaceAll(/export (type )?(\*|\{[^}]*\}) from '[^']+';/g, '');
    expect(rest.trim(), name).toBe('');
  }
});

test('every entry point has its subpath', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: object };
  const [source] = FOLDERS;
  const entries = source?.files.filter((name) => !name.endsWith('.d.ts')) ?? [];
  const subpaths = entries.map((name) => (name === 'index.ts' ? '.' : `./${name.slice(0, -3)}`));
  expect(Object.keys(exports)).toEqual(expect.arrayContaining(subpaths));
});

test('no file has more than 350 lines, and no folder more than 15 files', () => {
  for (const { path, files } of FOLDERS) {
    expect(files.length, path).toBeLessThanOrEqual(15);
    for (const name of files) {
      const lines = readFileSync(join(path, name), 'utf8').split('\n').length - 1;
      expect(lines, join(path, name)).toBeLessThanOrEqual(350);
    }
  }
});

test('cases that a fast test leaves out run in the same file as a slow test', () => {
  const files = foldersIn('test').flatMap(({ path, files }) =>
    files.map((name) => join(path, name)),
  );
  const partial = files.filter(
    (file) =>
      /^test.(?!slow).*\.test\.ts$/.test(file) &&
      /from '\.\.\/support\/(extent|command)\.js'/.test(readFileSync(file, 'utf8')),
  );
  expect(partial.length).toBeGreaterThan(0);
  const folders = new Set(partial.map((file) => file.split(/[\\/]/).at(-2)));
  expect(IN_BOTH_MODES).toEqual(expect.arrayContaining([...folders]));
});
