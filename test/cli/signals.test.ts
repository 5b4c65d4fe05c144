// Signals at any moment, and readers that are gone or stalled.

import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ended, start } from '../support/command.js';
import { SLOW, some } from '../support/extent.js';

/**
 * Writes until the command stops reading, which is when the reader of its answers has stalled.
 * Before the first answer, the command may still be starting.
 */
async function feedUntilStalled({ stdin, stdout }: ReturnType<typeof start>): Promise<void> {
  let isAnswering = false;
  stdout.once('readable', () => {
    isAnswering = true;
  });
  stdin.on('error', () => {});
  const chunk = `${Array.from({ length: 5000 }, (_, i) => i + 2 ** 40).join('\n')}\n`;
  for (;;) {
    if (stdin.write(chunk)) continue;
    const drained = once(stdin, 'drain').then(() => true);
    while (!(await Promise.race([drained, setTimeout(1500, false)]))) if (isAnswering) return;
  }
}

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

describe.each(SIGNALS)('%s', (signal, status) => {
  test('ends a check that waits for input', async () => {
    const child = start(['check', '--quiet']);
    const result = ended(child);
    child.stdin.write('97\n');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await result).toMatchObject({ status, stderr: '' });
  });

  const CHECKS = [
    [['check']],
    [['check', '--unordered', '--json']],
    [['check', '--method', 'trial-division']],
  ];
  test.each(SLOW ? CHECKS : [])(
    'ends %j whose reader has stalled, at the first signal',
    async (args) => {
      const child = start(args);
      const exit = once(child, 'exit');
      child.stderr.resume();
      await feedUntilStalled(child);
      child.kill(signal);
      expect(await exit).toEqual([status, null]);
      child.stdout.destroy();
    },
  );

  const LISTS = [
    [['primes', '0', '10^12']],
    [['primes', '0', '10^12', '--json']],
    [['primes', '0', '10^12', '-t', '2']],
  ];
  test.each(SLOW ? LISTS : [])(
    'ends %j whose reader has stalled, at the first signal',
    async (args) => {
      const child = start(args);
      const exit = once(child, 'exit');
      await once(child.stdout, 'readable');
      await setTimeout(500);
      child.kill(signal);
      expect(await exit).toEqual([status, null]);
      child.stdout.destroy();
    },
  );

  const LONG = [
    [['count', '1e17']],
    [['factor', '(10^34+193)*(10^35+69)']],
    [['prove', '10^500+961']],
    [['explain', '2^86243-1']],
    [['nth', '10^16']],
    [['check', '2^86243-1']],
    [['next', '10^2500']],
    [['random', '2500', '--safe']],
  ];
  test.each(SLOW || signal === 'SIGINT' ? some(LONG, 8) : [])(
    'ends %j, which takes minutes',
    async (args) => {
      const child = start(args);
      const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
      await setTimeout(700);
      child.kill(signal);
      // Work that gives the event loop no turn leaves signals to the system.
      const [code, by] = await exit;
      expect([status, signal]).toContain(code ?? by);
    },
  );
});

describe('when nobody reads standard error', () => {
  const CASES = [
    [['check', 'x'], 2],
    [['check', '--wrong'], 2],
    [['frobnicate'], 2],
    [['check'], 2],
    [['previous', '2'], 1],
    [['check', '97'], 0],
  ] as const;
  test.each(some(CASES, 5))('%j exits %i', async (args, status) => {
    const child = start(args);
    child.stderr.destroy();
    child.stdin.on('error', () => {});
    child.stdin.end('x\n');
    child.stdout.resume();
    expect(await once(child, 'close')).toEqual([status, null]);
  });
});
