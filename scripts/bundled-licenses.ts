// Writes the licences of bundled packages beside the bundles.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Changes to packages whose licence requires them to be stated. */
const CHANGES: Readonly<Record<string, string>> = {
  '@assemblyscript/loader':
    'Changed: bundled in part, minified, without its polyfill of Object.hasOwn.',
};

const PACKAGE = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/][^\\/]+|[^\\/]+)/;

/** Writes a file with the licence of every package whose code is in a bundle. */
export function bundledLicenses(fileName: string): Plugin {
  return {
    name: 'bundled-licenses',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const folder = PACKAGE.exec(id)?.[0];
          if (folder !== undefined) folders.add(folder);
        }
      }
      if (folders.size === 0) return;
      const source = [...folders].sort().map(license).join('\n\n');
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** Packages without a licence file, and the package of the same repository that has one. */
const TEXT_ELSEWHERE: Readonly<Record<string, string>> = {
  '@assemblyscript/loader': 'assemblyscript',
};

function license(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, homepage = '' } = manifest;
  const changes = CHANGES[name] === undefined ? '' : `${CHANGES[name]}\n`;
  const heading = `${name} ${version}, ${license}\n${homepage}\n${changes}`;
  return `${heading}\n${texts(folder, name).join('\n\n')}\n`;
}

/** The licence and, as the Apache licence requires, the notice beside it. */
function texts(folder: string, name: string): string[] {
  const other = TEXT_ELSEWHERE[name];
  const source = other === undefined ? folder : join(folder.slice(0, -name.length), other);
  const files = readdirSync(source);
  const text = files.find((entry) => /^licen[cs]e/i.test(entry));
  if (text === undefined) throw new Error(`${name} is bundled, but has no licence file`);
  const notice = files.find((entry) => /^notice/i.test(entry));
  return [text, notice]
    .filter((file) => file !== undefined)
    .map((file) => readFileSync(join(source, file), 'utf8').trim());
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
}
