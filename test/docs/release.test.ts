// What doc/releasing.md says about the project's own files.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT, read } from './pages.js';

const WITH_PLACEHOLDERS = ['package.json', 'CITATION.cff', '.github/ISSUE_TEMPLATE/config.yml'];

test('npm publish refuses placeholders, naming each file that has one', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(scripts.prepublishOnly).toBe('node scripts/refuse-placeholders.mjs');
  const left = WITH_PLACEHOLDERS.filter((name) => read(name).includes('example.invalid'));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/refuse-placeholders.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(status).toBe(left.length === 0 ? 0 : 1);
  for (const name of left) expect(stderr).toContain(name);
});

test('the version is the same everywhere', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const lock = JSON.parse(read('package-lock.json')) as { version: string };
  expect(lock.version).toBe(version);
  expect(read('CITATION.cff')).toContain(`\nversion: ${version}\n`);
  expect(read('CHANGELOG.md')).toContain(`\n## ${version} `);
});

test('hosted CI runs .ci/run', () => {
  expect(read('.github/workflows/ci.yml')).toContain('run: .ci/run\n');
});
