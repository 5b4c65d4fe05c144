// The licences beside the bundles carry their full text, as the Apache licence requires.

import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { bundledLicenses } from '../../scripts/bundled-licenses.js';

/** The licence file of a bundle that takes code from the packages. */
async function licensesOf(source: string): Promise<string> {
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? `${process.cwd()}/entry.js` : null),
    load: (id: string) => (id.endsWith('/entry.js') ? source : null),
  };
  const bundle = await rolldown({ input: 'entry', plugins: [entry, bundledLicenses('texts.txt')] });
  const { output } = await bundle.generate({});
  const file = output.find(({ fileName }) => fileName === 'texts.txt');
  return file?.type === 'asset' ? String(file.source) : '';
}

test('the loader, whose package has no licence file, has full text and notice', async () => {
  const text = await licensesOf("export { instantiate } from '@assemblyscript/loader';");
  expect(text).toMatch(/^@assemblyscript\/loader \d+\.\d+\.\d+, Apache-2\.0\n/);
  expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  expect(text).toContain('END OF TERMS AND CONDITIONS');
  expect(text).toContain('The following authors have all licensed their contributions');
});

test('a package with a licence file has the text of that file', async () => {
  const text = await licensesOf("export { sha256 } from '@noble/hashes/sha2.js';");
  expect(text).toContain('THE SOFTWARE IS PROVIDED');
});
