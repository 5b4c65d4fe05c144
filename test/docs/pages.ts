// The pages that people read, and the code in them.

import { readdirSync, readFileSync } from 'node:fs';

export const ROOT = new URL('../../', import.meta.url);

export const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');

/** The pages of `doc/`. */
export const DOC = readdirSync(new URL('doc/', ROOT)).map((name) => `doc/${name}`);

const EXAMPLES = readdirSync(new URL('examples/', ROOT)).map(
  (name) => `examples/${name}/README.md`,
);

/** Every page. */
export const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'bench/README.md',
  ...DOC,
  ...EXAMPLES,
];

/** The code blocks of a page in one language. */
export function blocks(page: string, language: string): string[] {
  const fenced = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g');
  return Array.from(read(page).matchAll(fenced), ([, code = '']) => code);
}

/** A page without its code blocks. */
export function proseOf(page: string): string {
  return read(page).replaceAll(/^```[\s\S]*?^```$/gm, '');
}

/** The anchors of a page: its headings in the form that links use. */
export function anchorsOf(page: string): string[] {
  return Array.from(proseOf(page).matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\d\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
