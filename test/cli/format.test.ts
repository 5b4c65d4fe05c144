// How the command writes times.

import { expect, test } from 'vitest';
import { duration } from '../../src/cli/output/format.js';

test.each([
  [0, '0 s'],
  [0.000_04, '0.0400 µs'],
  [0.8444, '844 µs'],
  [0.9996, '1.00 ms'],
  [19.68, '19.7 ms'],
  [999.6, '1.00 s'],
  [1020, '1.02 s'],
  [999_499, '999 s'],
  [1_234_567, '1235 s'],
])('%s ms', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
