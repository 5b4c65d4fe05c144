// The tests can fail: a kernel of each kind with one line broken, which the cases must catch. All of
// them, and the kernels as they are, are in test/slow. One file, as the compiler takes seconds to
// load.

import { afterAll, expect, test } from 'vitest';
import { count } from '../../src/wasm/count.js';
import { COUNT_MUTANTS, countMistakeOf } from './count-mutants.js';
import { FACTOR_MUTANTS, factorEvidence, factorMistakeOf } from './factor-mutants.js';
import { compileMutant, type Mutant, mistakeOf } from './mutants.js';
import { mistakeOfSieve, SIEVE_MUTANTS } from './sieve-mutants.js';
import { evidence, MUTANTS } from './word-mutants.js';

// Other tests run on the same thread.
afterAll(() => count.use(count.module()));

type Judge = (module: WebAssembly.Module) => string | undefined | Promise<string | undefined>;

const KERNELS: readonly (readonly [kernel: string, mutants: readonly Mutant[], judge: Judge])[] = [
  ['word', MUTANTS, (module) => mistakeOf(module, evidence())],
  ['sieve', SIEVE_MUTANTS, (module) => mistakeOfSieve(module)],
  ['count', COUNT_MUTANTS, countMistakeOf],
  ['factor', FACTOR_MUTANTS.slice(8), (module) => factorMistakeOf(module, factorEvidence())],
];

test.each(KERNELS)('a broken kernel is caught: %s', async (kernel, [mutant], judge) => {
  expect(mutant).toBeDefined();
  expect(await judge(await compileMutant(mutant, kernel))).toBeDefined();
});
