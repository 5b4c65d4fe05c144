// The licences of what is bundled travel with it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

const PACKAGE = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/][^\\/]+|[^\\/]+)/;

/** Writes a file with the licence of every package that a bundle has taken code from. */
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

function license(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, homepage = '' } = manifest;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  // Some packages say the licence in their manifest only.
  const text =
    file === undefined
      ? `https://spdx.org/licenses/${license}.html`
      : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}, ${license}\n${homepage}\n\n${text}\n`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
}
