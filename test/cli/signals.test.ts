// Signals at any moment, and readers that have gone or take nothing.

import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ended, start } from '../support/command.js';

/** Writes until nobody takes it any more, which is when the reader of the answers has stalled. */
async function feedUntilStalled(stdin: NodeJS.WritableStream): Promise<void> {
  stdin.on('error', () => {});
  const chunk = `${Array.from({ length: 5000 }, (_, i) => i + 2 ** 40).join('\n')}\n`;
  for (;;) {
    if (stdin.write(chunk)) continue;
    const drained = once(stdin, 'drain').then(() => true);
    if (!(await Promise.race([drained, setTimeout(1500, false)]))) return;
  }
}

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, status) => {
  test('ends a check that waits for input', async () => {
    const child = start(['check', '--quiet']);
    const result = ended(child);
    child.stdin.write('97\n');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await result).toMatchObject({ status, stderr: '' });
  });

  test.each([
    [['check']],
    [['check', '--unordered', '--json']],
    [['check', '--method', 'trial-division']],
  ])('ends %j whose reader has stalled, at the first time', async (args) => {
    const child = start(args);
    const exit = once(child, 'exit');
    child.stderr.resume();
    await feedUntilStalled(child.stdin);
    child.kill(signal);
    expect(await exit).toEqual([status, null]);
    child.stdout.destroy();
  });

  test.each([
    [['primes', '0', '10^12']],
    [['primes', '0', '10^12', '--json']],
    [['primes', '0', '10^12', '-t', '2']],
  ])('ends %j whose reader has stalled, at the first time', async (args) => {
    const child = start(args);
    const exit = once(child, 'exit');
    await once(child.stdout, 'readable');
    await setTimeout(500);
    child.kill(signal);
    expect(await exit).toEqual([status, null]);
    child.stdout.destroy();
  });
});

describe('where nobody reads standard error', () => {
  test.each([
    [['check', 'x'], 2],
    [['check', '--wrong'], 2],
    [['frobnicate'], 2],
    [['check'], 2],
    [['previous', '2'], 1],
    [['check', '97'], 0],
  ])('%j exits %i', async (args, status) => {
    const child = start(args);
    child.stderr.destroy();
    child.stdin.on('error', () => {});
    child.stdin.end('x\n');
    child.stdout.resume();
    expect(await once(child, 'close')).toEqual([status, null]);
  });
});
