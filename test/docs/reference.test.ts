// doc/reference.md names everything that the package exports.

import * as primepool from 'primepool';
import { expect, test } from 'vitest';
import { read } from './pages.js';

const reference = read('doc/reference.md');
const { exports } = JSON.parse(read('package.json')) as { exports: object };

/** The names that an entry point exports, including types. */
function exportedBy(entry: string): string[] {
  const lists = read(`src/${entry}.ts`).matchAll(/^export (?:type )?\{([^}]*)\}/gm);
  return Array.from(lists).flatMap(([, list = '']) =>
    list
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== ''),
  );
}

const ENTRIES = Array.from(
  read('src/index.ts').matchAll(/'\.\/(\w+)\.js'/g),
  ([, name = '']) => name,
);

test('every entry point is read', () => {
  const names = new Set(ENTRIES.flatMap(exportedBy));
  expect(Object.keys(primepool).filter((name) => !names.has(name))).toEqual([]);
});

test.each(ENTRIES)('all names that primepool/%s exports', (entry) => {
  const names = exportedBy(entry);
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !new RegExp(`\`(new )?${name}\\b`).test(reference))).toEqual([]);
});

/** For use within the pool's classes. */
const PROTECTED = ['call', 'checkCall', 'loaded'];

test('all methods of the pool', () => {
  const own: string[] = [];
  for (
    let prototype: object = primepool.PrimePool.prototype;
    prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  ) {
    own.push(...Object.getOwnPropertyNames(prototype));
  }
  const names = own.filter((name) => name !== 'constructor' && !PROTECTED.includes(name));
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !reference.includes(`\`pool.${name}`))).toEqual([]);
});

test('all subpaths', () => {
  const subpaths = Object.keys(exports).map((path) => path.slice(1));
  const unnamed = subpaths.filter((path) => !reference.includes(`${path}\``));
  expect(unnamed).toEqual(['/package.json']);
});
