// The demonstration's table, and what it says about the pool's gain.

import { describe, expect, test } from 'vitest';
import { type PoolRun, whyNotFaster } from '../../src/cli/commands/gain.js';
import { SampleTable, SUM, TOTAL } from '../../src/cli/output/sample-table.js';

describe.each([
  ['of one digit', [2n, 3n]],
  ['as wide as the label', [10n ** 13n, 10n ** 14n]],
  ['of the sample', [2n, 10n ** 16n - 1n]],
  ['of many digits', [7n, 2n ** 127n - 1n]],
])('a table of numbers %s', (_, numbers) => {
  test('has its times in one column', () => {
    const table = new SampleTable(numbers);
    const lines = [
      ...numbers.map((n, i) => table.row({ n, prime: i === 1, elapsed: 10 ** (i - 3) })),
      table.total(TOTAL, 1234),
      table.total(SUM, 12.3),
    ];
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    for (const line of lines) expect(line).toMatch(/ {2,}\d[\d.]* (µs|ms|s)$/);
    expect(lines.at(-1)).toMatch(new RegExp(`^${SUM} {2,}12.3 ms$`));
  });
});

describe('a pool that is not faster', () => {
  const busy: PoolRun = { speedUp: 0.9, workers: 2, cores: 2, coreShare: 0.5 };

  test('is explained by what it lacked', () => {
    expect(whyNotFaster(busy)).toContain(
      'the machine is busy: its workers could use 2 cores and got 1.0',
    );
    expect(whyNotFaster({ ...busy, cores: 1, coreShare: 1 })).toContain('there is one core');
    expect(whyNotFaster({ ...busy, workers: 1 })).toContain('one worker');
    expect(whyNotFaster({ ...busy, coreShare: 1 })).toContain('its cores were free');
  });

  test('had all that it could use if it has fewer workers than there are cores', () => {
    const run: PoolRun = { speedUp: 1, workers: 2, cores: 8, coreShare: 0.24 };
    expect(whyNotFaster(run)).toContain('its cores were free');
    expect(whyNotFaster({ ...run, coreShare: 0.1 })).toContain('could use 2 cores and got 0.8');
  });

  test('is not mentioned if the pool is faster', () => {
    expect(whyNotFaster({ ...busy, speedUp: 1.6 })).toBeUndefined();
  });
});
