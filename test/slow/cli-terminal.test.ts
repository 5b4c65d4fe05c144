// What a person at a terminal sees. The terminal is that of script(1) of util-linux.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { AnsweredBytes } from '../../src/cli/input/answered-bytes.js';
import { limitOf } from '../../src/cli/input/input-error.js';
import { LineParser, type Lines } from '../../src/cli/input/line-parser.js';
import { COMMAND, ended, environment } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'primepool-test-'));
const FILE = join(folder, 'numbers.txt');
// The second number takes trial division long.
writeFileSync(FILE, '97\n18446744073709551557\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(spawnSync('script', ['--version']).status !== 0)('on a terminal', () => {
  test('the bar shows what has been answered, not what has been read', async () => {
    const { stdout } = await onTerminal('check -m trial-division -w 2 < "$FILE" > /dev/null');
    expect(stdout).toContain(' 50 %, 1 number\u001b');
    expect(stdout).not.toContain('left');
    expect(stdout).toContain('checked     2\r\n');
  });

  test('there are colours, but no totals for arguments', async () => {
    const { stdout } = await onTerminal('check 97 89');
    const plain = stripVTControlCharacters(stdout);
    expect(plain).not.toBe(stdout);
    expect(plain).toMatch(
      /^P: prime .*\r\n {14}97 {2}P +\S+ [µm]?s\r\n {14}89 {2}P +\S+ [µm]?s\r\n$/,
    );
  });

  test.each([
    'check 97',
    'check --quiet 97 89',
    'check --primes-only 97 89',
    'check < "$FILE" | cat',
  ])('there is no legend without a visible table (%s)', async (line) => {
    expect((await onTerminal(line)).stdout).not.toContain('P: prime');
  });

  test('the lines of a file have the legend', async () => {
    const { stdout } = await onTerminal('check "$FILE"');
    expect(stripVTControlCharacters(stdout)).toMatch(
      /^P: prime .*blank: not prime\r\n {18}97 {2}P/,
    );
  });

  test.each([
    ['random 2500 --safe', 'searching for a safe prime, 1 s'],
    ['next 10^2500', 'searching, 1 s'],
    ['previous 10^2500 --count 3', 'searching, 1 s'],
    ['count 1e17', 'counting: █'],
    ['nth 10^16', 'searching: █'],
    ["factor '(10^31+33)*(10^32+49)'", 'factoring: █'],
    ['prove 10^500+961', 'proving: '],
    ['primes 0 2e9 > /dev/null', 'sieving: █'],
    ['primes 0 4e9 -t 2 > /dev/null', 'sieving: '],
    ['check 2^86243-1', 'checking, 1 s'],
    ['check 97 2^86243-1', 'checking, 1 s'],
  ])('%s says what takes longer than a second, and clears the message', async (line, words) => {
    const child = startOnTerminal(line);
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (seen.includes(words)) return;
      seen += chunk;
      // Ctrl-C.
      if (seen.includes(words)) child.stdin.write('\u0003');
    });
    const { stdout } = await ended(child);
    expect(stdout).toContain(words);
    // The line is cleared, and the cursor shown again.
    expect(stdout.slice(stdout.lastIndexOf(words))).toContain('\u001b[2K');
  });

  test.each(['next 10^1500', 'count 1e15'])('%s says nothing without a terminal', async (line) => {
    const { stdout } = await onTerminal(`${line} 2>&1 | cat`);
    expect(stdout).toMatch(/^\d+\r\n$/);
    expect((await onTerminal(line, { TERM: 'dumb' })).stdout).toMatch(/^\d+\r\n$/);
  });

  test.each(['check 97 89', 'check -m trial-division -w 2 < "$FILE" > /dev/null'])(
    'a dumb one gets neither colours nor a bar (%s)',
    async (line) => {
      const { stdout } = await onTerminal(line, { TERM: 'dumb' });
      expect(stdout).toMatch(/^(P: prime .*\r\n {14}97 {2}P|checked {5}2)/);
      expect(stdout).not.toContain('\u001b');
    },
  );
});

/** Runs the command in a shell on a terminal, which shows both outputs. */
function onTerminal(line: string, env: NodeJS.ProcessEnv = {}) {
  return ended(startOnTerminal(line, env));
}

function startOnTerminal(line: string, env: NodeJS.ProcessEnv = {}) {
  const shell = `"$NODE" "$COMMAND" ${line}`;
  return spawn('script', ['--quiet', '--return', '--command', shell, '/dev/null'], {
    env: {
      ...environment({ TERM: 'xterm', ...env }),
      SHELL: '/bin/sh',
      NODE: process.execPath,
      COMMAND,
      FILE,
    },
  });
}

test('the bytes of the first numbers reach to the ends of their lines', async () => {
  const parser = new LineParser(limitOf('bpsw'));
  const bytes = new AnsweredBytes();
  async function* source(): AsyncGenerator<Lines, void, undefined> {
    for (const chunk of ['\ufeff1\n22\n\n', '\n\n', '  4444\n55', '5\n6']) {
      yield* parser.push(Buffer.from(chunk));
    }
    yield* parser.end();
  }
  for await (const _lines of bytes.follow(source())) {
    // All of them are in progress when the first is answered.
  }
  const ends = [0, 1, 2, 3, 4, 5].map((count) => bytes.of(count));
  // The first two end at byte 9 with the blank line, together; the last has a newline added.
  expect(ends).toEqual([0, 4.5, 9, 18, 22, 24]);
});
