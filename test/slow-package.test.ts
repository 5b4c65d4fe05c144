// The package as it is published: packed, installed in an empty folder without a network, and used.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'primepool-package-'));
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  // Without scripts: the build has been made, and other tests are using it.
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

test('require works where Node lets it load ESM', () => {
  expect(run('node', '--print', `require('primepool').isPrime(97)`)).toContain('true');
});

test('the command works', () => {
  const rows = run('npx', '--offline', 'primepool', 'check', '97', '91').trimEnd().split('\n');
  expect(rows.map((row) => row.includes('P'))).toEqual([true, false]);
});

test('the kernel is there as a file, which imports nothing', () => {
  const program = `
    const file = require.resolve('primepool/kernel.wasm');
    const module = new WebAssembly.Module(require('node:fs').readFileSync(file));
    console.log(WebAssembly.Module.imports(module).length);`;
  expect(run('node', '--eval', program)).toBe('0\n');
});
