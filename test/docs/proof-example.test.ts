// The example of proofs in doc/reference.md runs and gives the stated values.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const reference = readFileSync(new URL('doc/reference.md', ROOT), 'utf8');

test('proofs', () => {
  const [, code = ''] = /## Proofs\n\n```js\n([\s\S]*?)```/.exec(reference) ?? [];
  const checks = `
    import assert from 'node:assert/strict';
    assert.deepEqual([prime, method, verifyCertificate(certificate)], [true, 'ecpp', true]);
    assert.equal(prove(4n * 3n ** 1635n + 1n).method, 'n-1');
    assert.equal(prove(2n ** 67n - 1n).witness, 3n);
    assert.deepEqual(explain(91).reasons, [{ kind: 'small-factor', factor: 7n, cofactor: 13n }]);
    assert.equal(powMod(3, 2n ** 521n - 2n, 2n ** 521n - 1n), 1n);`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', code + checks],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
