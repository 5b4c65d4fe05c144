// The stand-alone checker.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCertificate, prove } from 'primepool';
import { afterAll, expect, test } from 'vitest';
import { SLOW, some } from '../support/extent.js';

const folder = mkdtempSync(join(tmpdir(), 'primepool-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'verify.mjs');
copyFileSync(new URL('../../dist/verify.mjs', import.meta.url), file);

function verify(input: string, words = ['-']): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, [file, ...words], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout };
}

test('proves and refuses without the package', () => {
  const n = 10n ** 40n + 121n;
  const { certificate } = prove(n);
  if (certificate === undefined) throw new Error('not proved');
  for (const format of some(['pari', 'mpu', 'json'] as const, 3)) {
    const text = formatCertificate(certificate, format);
    expect(verify(text)).toEqual({ status: 0, stdout: `${n} is prime\n` });
    const other = verify(text.replaceAll(String(n), String(n + 2n)));
    expect(other.stdout).not.toContain('is prime');
    expect(other.status).toBeGreaterThan(0);
  }
});

test('exits with code 2 for what it cannot read', () => {
  expect(verify('hello').status).toBe(2);
  if (!SLOW) return;
  expect(verify('', ['/nothing']).status).toBe(2);
  expect(verify('', []).status).toBe(2);
});
