// The judge of the slow tests, which runs in other runtimes and in browsers, finds wrong answers.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { families, SMALL_SIZE, union } from '../oracle/families.js';
import { bundle } from '../support/bundle.js';
import { decodeCases, encodeCases } from '../support/cases.js';
import { judgeVariants } from '../support/judge.js';
import { KERNEL_FILES } from '../support/word-kernels.js';

const cases = union('', families(SMALL_SIZE));
const baseline = Uint8Array.from(readFileSync(KERNEL_FILES.baseline));

test('cases survive the conversion to bytes and back', () => {
  const { numbers, prime } = cases;
  expect(decodeCases(encodeCases(cases))).toEqual({ numbers, prime });
});

test('the baseline is right', () => {
  const [judgement] = judgeVariants(new Map([['baseline', baseline]]), cases);
  expect(judgement).toMatchObject({ variant: 'baseline', valid: true, wrong: [] });
  expect(judgement?.answers).toBeGreaterThan(3 * cases.numbers.length);
});

test('an answer that differs from the known verdict is found in every kind of call', () => {
  const lie = { numbers: [97n], prime: [false] };
  const [judgement] = judgeVariants(new Map([['baseline', baseline]]), lie);
  expect(judgement?.wrong).toEqual(
    [
      'isPrime',
      'isPrimeDouble',
      'arePrime',
      'arePrime of doubles',
      'arePrime of 32-bit integers',
    ].map((call) => `${call}: 97 (at 0): true instead of false`),
  );
});

test('a variant that the engine does not support is not judged', () => {
  const variants = new Map([
    ['baseline', baseline],
    ['future', Uint8Array.of(0, 97, 115, 109, 2, 0, 0, 0)],
  ]);
  const unknown = { variant: 'future', valid: false, answers: 0, wrong: [] };
  expect(judgeVariants(variants, cases)).toContainEqual(unknown);
});

test('a bundle for a page depends on no particular runtime', async () => {
  const code = await bundle(new URL('judge-in-page.ts', import.meta.url));
  expect(code).not.toMatch(/\b(?:node:|process\.|require\()/);
});
