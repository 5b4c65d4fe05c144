// Every mutant still fits the sources. The slow tests show that each is caught: loading the
// compiler alone takes seconds.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SOURCE_MUTANTS } from './all-source-mutants.js';
import { COUNT_MUTANTS } from './count-mutants.js';
import { FACTOR_MUTANTS } from './factor-mutants.js';
import { MULTIWORD_MUTANTS } from './multiword-mutants.js';
import { type Mutant, mutate } from './mutants.js';
import { SIEVE_MUTANTS } from './sieve-mutants.js';
import { MUTANTS } from './word-mutants.js';

const KERNELS: Readonly<Record<string, readonly Mutant[]>> = {
  word: MUTANTS,
  multiword: MULTIWORD_MUTANTS,
  sieve: SIEVE_MUTANTS,
  count: COUNT_MUTANTS,
  factor: FACTOR_MUTANTS,
};

describe.each(Object.entries(KERNELS))('%s', (_, mutants) => {
  test.each(mutants)('$name', (mutant) => {
    expect(mutate(mutant).get(`assembly/${mutant.file}`)).toContain(mutant.replace);
  });
});

test.each([...SOURCE_MUTANTS])('%s', (_, { file, find }) => {
  const url = new URL(`../../src/${file}`, import.meta.url);
  expect(readFileSync(url, 'utf8').split(find).length).toBe(2);
});
