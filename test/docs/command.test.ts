// doc/command.md names every command and option, and its examples are valid.

import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { blocks, read } from './pages.js';

const page = read('doc/command.md');
const { commands } = createProgram();

test.each(commands.map((command) => [command.name(), command] as const))(
  'the command %s and its options',
  (name, command) => {
    expect(page).toMatch(new RegExp(`(\`|primepool )${name}\\b`));
    const options = command.options.map(({ long }) => long ?? '');
    expect(options.filter((option) => !page.includes(`\`${option}`))).toEqual([]);
  },
);

test.each(['README.md', 'doc/command.md'])(
  'the examples of %s use existing commands and options',
  (name) => {
    const lines = blocks(name, 'sh').flatMap((block) => block.split('\n'));
    const calls = lines.flatMap((line) => Array.from(line.matchAll(/npx primepool ([^|<>&#]*)/g)));
    expect(calls.length).toBeGreaterThan(3);
    for (const [call, words = ''] of calls) {
      const [verb, ...rest] = words.trim().split(/\s+/);
      const command = commands.find((known) => known.name() === verb);
      expect(command, call).toBeDefined();
      for (const option of rest.filter((word) => word.startsWith('--'))) {
        expect(
          command?.options.map(({ long }) => long),
          call,
        ).toContain(option);
      }
    }
  },
);
