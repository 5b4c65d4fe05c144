// The help of every command, on terminals of several widths.

import { describe, expect, test, vi } from 'vitest';
import { EXAMPLES } from '../../src/cli/commands/examples.js';
import { createProgram } from '../../src/cli/program.js';
import { run } from '../support/command.js';

const { commands } = createProgram();
const NAMES = ['primepool', ...commands.map((command) => command.name())];

describe.each([50, 80, 120])('in %i columns', (width) => {
  test.each(NAMES)('no line of the help of %s is longer', (name) => {
    vi.stubEnv('COLUMNS', `${width}`);
    const program = createProgram();
    let text = '';
    [program, ...program.commands]
      .find((command) => command.name() === name)
      ?.configureOutput({ writeOut: (part) => (text += part) })
      .outputHelp();
    vi.unstubAllEnvs();
    expect(text).toMatch(/^Usage: primepool.*\nExamples:\n {2}/s);
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
  });
});

test('descriptions go below their terms on a narrow terminal', async () => {
  const narrow = await run(['check', '--help'], '', { COLUMNS: '50' });
  expect(narrow.stdout).toMatch(/^ {2}-w, --workers <N>\n {6}\S/m);
  const wide = await run(['check', '--help'], '', { COLUMNS: '80' });
  expect(wide.stdout).toMatch(/^ {2}-w, --workers <N> {2,}\S/m);
});

test.each(['', '0', 'x'])('COLUMNS=%j is not taken as a width', async (COLUMNS) => {
  const { stdout } = await run(['check', '--help'], '', { COLUMNS });
  expect(stdout).toBe((await run(['check', '--help'], '', { COLUMNS: '80' })).stdout);
});

test.each(NAMES)('the examples of %s are in its help, and use existing options', (name) => {
  const examples = EXAMPLES[name] ?? [];
  expect(examples).not.toEqual([]);
  for (const example of examples) {
    const [, verb, rest = ''] = /primepool ([a-z]+)([^|<>&)]*)/.exec(example) ?? [];
    const command = commands.find((known) => known.name() === verb);
    const options = command?.options.map(({ long }) => long);
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(options).toContain(option);
    if (name !== 'primepool') expect(verb).toBe(name);
  }
});
