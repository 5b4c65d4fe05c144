// What README.md and CONTRIBUTING.md say can be done as it stands there.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PUBLISHED, type RunRecord, rewriteWhereItRuns } from '../support/records.js';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The code blocks of a language. */
function blocks(language: string): string[] {
  const fenced = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g');
  return Array.from(readme.matchAll(fenced), ([, code = '']) => code);
}

describe('the JavaScript of README.md', () => {
  test.each(blocks('js').map((code) => [code.split('\n')[0], code]))('%s', (_, code) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', withExpectations(code ?? '')],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('9 of 20 are prime\n');
    expect(status).toBe(0);
  });

  test('there is some', () => expect(blocks('js').length).toBeGreaterThan(0));
});

/** Turns `expression; // value` into a check that the value is the one that is said. */
function withExpectations(code: string): string {
  const checked = code.replace(
    /^(?!import|const|await|console)(.*); \/\/ (true|false|\d+n|Uint8Array \[.*?\])(:.*)?$/gm,
    (_, expression: string, value: string) => {
      const expected = value.startsWith('Uint8Array')
        ? `Uint8Array.of(${value.slice(12, -1)})`
        : value;
      return `assert.deepEqual(${expression}, ${expected});`;
    },
  );
  expect(checked.match(/assert/g)?.length).toBe(6);
  return `import assert from 'node:assert/strict';\n${checked}`;
}

test.each(['README.md', 'CONTRIBUTING.md'])('the scripts that %s names exist', (file) => {
  const named = Array.from(read(file).matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the kernels are as large as it says', () => {
  const kilobytes = (name: string): number =>
    Math.round(statSync(new URL(`dist/${name}`, ROOT)).size / 1000);
  expect(readme).toContain(`${kilobytes('word.wasm')} KB of WebAssembly`);
  expect(readme).toContain(`${kilobytes('multiword.wasm')} KB for integers from 2^64 on`);
});

test('the table of where it runs is what the filed records give', () => {
  const records = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as RunRecord[];
  expect(records.length).toBeGreaterThan(0);
  expect(readme).toBe(rewriteWhereItRuns(readme, records));
});

test.each(['README.md', 'CONTRIBUTING.md', 'bench/README.md'])(
  'the links of %s lead somewhere',
  (file) => {
    const links = Array.from(
      read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g),
      ([, link = '']) => link,
    );
    const folder = new URL(file, ROOT);
    expect(links.filter((link) => !existsSync(new URL(link, folder)))).toEqual([]);
  },
);
