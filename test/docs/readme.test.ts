// What the pages show works as written.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readResults } from '../../bench/support/results.js';
import { rewriteTables } from '../../bench/support/table.js';
import { PUBLISHED, type RunRecord, rewriteWhereItRuns } from '../support/records.js';
import { anchorsOf, blocks, DOC, PAGES, proseOf, ROOT, read } from './pages.js';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The pages whose JavaScript is run, and how many values each states. */
const EXAMPLES = [
  { page: 'README.md', values: 6 },
  { page: 'doc/reference.md', values: 56 },
];

describe.each(EXAMPLES)('the JavaScript of $page', ({ page, values }) => {
  const programs = blocks(page, 'js').map(withExpectations);

  test.each(programs.map((code, i) => [i + 1, code] as const))('block %i', (_, code) => {
    const { status, stdout, stderr } = run(code);
    expect(stderr).toBe('');
    const [, printed] = /console\.log\(.*\); \/\/ (.*)/.exec(code) ?? [];
    expect(stdout).toBe(printed === undefined ? '' : `${printed}\n`);
    expect(status).toBe(0);
  });

  test('states the expected number of values', () => {
    expect(programs.join('').match(/^assert\./gm)?.length).toBe(values);
  });
});

test('no other page has JavaScript, and every block of the first is run', () => {
  const known = EXAMPLES.map(({ page }) => page);
  const others = ['README.md', ...DOC].filter((page) => blocks(page, 'js').length > 0);
  expect(others.sort()).toEqual(known.sort());
  expect(blocks('README.md', 'js')).toHaveLength(1);
  expect(read('doc/reference.md')).toContain('// 9 of 20 are prime\n');
});

test('a wrong value is detected', () => {
  const wrong = "import { isPrime } from 'primepool';\n\nisPrime(97); // false: it is\n";
  expect(run(withExpectations(wrong)).stderr).toContain('AssertionError');
});

function run(code: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

/** Turns `expression; // value: remark` into a check that the expression has this value. */
function withExpectations(code: string): string {
  const checked = code.replace(
    /^(?!import|const|for|console)(.*); \/\/ (.*?)(: (?![^[{]*[\]}]).*)?$/gm,
    (_, expression: string, value: string) => {
      const expected = value.replace(/^(\w+Array) \[(.*)\]$/, '$1.of($2)');
      return `assert.deepEqual(${expression}, ${expected});`;
    },
  );
  return `import assert from 'node:assert/strict';\n${checked}`;
}

test.each(PAGES)('the scripts that %s names exist', (page) => {
  const named = Array.from(read(page).matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the stated sizes of the kernels are right', () => {
  const kilobytes = (name: string): number =>
    Math.round(statSync(new URL(`dist/${name}`, ROOT)).size / 1000);
  const page = read('doc/algorithms.md').replaceAll('\n', ' ');
  expect(page).toContain(`${kilobytes('word.wasm')} KB of WebAssembly`);
  expect(page).toContain(`${kilobytes('multiword.wasm')} KB for integers from 2^64 on`);
});

test('the table of where it runs matches the stored records', () => {
  const records = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as RunRecord[];
  expect(records.length).toBeGreaterThan(0);
  const page = read('doc/hosts.md');
  expect(page).toBe(rewriteWhereItRuns(page, records));
});

test.each(['README.md', 'doc/benchmarks.md'])('the tables of %s match the results', (page) => {
  const text = read(page);
  expect(text).toContain('<!-- bench:');
  expect(text).toBe(rewriteTables(text, readResults()));
});

test.each(PAGES)('the links of %s have targets', (page) => {
  const links = Array.from(
    proseOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g),
    ([, path = '', anchor]) => ({ path, anchor }),
  );
  const folder = new URL(page, ROOT);
  const broken = links.filter(({ path, anchor }) => {
    const target = new URL(path === '' ? folder : path, folder);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(target.href.slice(ROOT.href.length)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test.each(PAGES)('the lines of %s are short, except for tables, images and markers', (page) => {
  const lines = read(page).split('\n');
  expect(lines.filter((line) => line.length > 100 && !/^(\||!\[|<!--)/.test(line))).toEqual([]);
});

test('README.md stays short', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(160);
});
