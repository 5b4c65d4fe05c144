// Completion in zsh and fish, and the man page in two formatters.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { run } from '../support/command.js';
import { needs } from '../support/required.js';
import { temporaryFolder } from '../support/shards.js';

const PAGE = 'dist/primepool.1';
const { commands } = createProgram();
const NAMES = [...commands.map((command) => command.name()), 'help'].toSorted();
const present = (name: string): boolean => spawnSync('which', [name]).status === 0;
const check = commands.find((command) => command.name() === 'check');
const OPTIONS = [...(check?.options ?? []).map(({ long = '' }) => long), '--help'].toSorted();

test('fish completes commands, options and values', async (context) => {
  needs(context, present('fish'), 'fish', 'apt-get install fish');
  const script = await scriptFor('fish');
  const offered = (line: string): string[] => {
    const { status, stdout, stderr } = spawnSync(
      'fish',
      ['--no-config', '-c', `source ${script}; complete -C '${line}'`],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const words = stdout.split('\n').map((row) => row.split('\t')[0] ?? '');
    return words.filter((word) => word !== '').toSorted();
  };
  expect(offered('primepool ')).toEqual(NAMES);
  expect(offered('primepool check --')).toEqual(OPTIONS);
  expect(offered('primepool check --method ')).toEqual(['bpsw', 'trial-division']);
  expect(offered('primepool completion ')).toEqual(['bash', 'fish', 'zsh']);
  expect(offered('primepool random ')).toEqual([]);
  expect(offered('primepool help ')).toEqual(NAMES);
  expect(offered('primepool help check ')).toEqual([]);
  expect(offered('primepool help check --')).toEqual([]);
});

/** Types a line and two tabs into an interactive zsh, and prints its output up to a pattern. */
const TYPIST = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT= LISTMAX=9999; stty columns 200 rows 1000 -echo"
zpty -w shell "autoload -U compinit; compinit -D -u; source $1; print -n begin; print now"
zpty -r shell shown '*beginnow*'
zpty -n -w shell "$2"$'\\t\\t'
zpty -r shell shown "*$3*"
print -r -- "$shown"
zpty -d shell
`;

test.each([
  ['primepool check --', OPTIONS],
  ['primepool ', NAMES],
  ['primepool check --method ', ['bpsw', 'trial-division']],
])('zsh completes %j', async (line, expected) => {
  if (!present('zsh')) {
    if (process.env.CI) throw new Error('zsh is not installed');
    console.warn('skipped: zsh is not installed: apt-get install zsh');
    return;
  }
  const script = await scriptFor('zsh');
  // The last word of the list ends the output.
  const args = ['-f', '-c', TYPIST, 'typist', script, line, expected.at(-1) ?? ''];
  const { stdout } = spawnSync('zsh', args, { encoding: 'utf8', timeout: 30_000 });
  // zsh clears the screen below the line and lists words, each with a description or several a row.
  const list = stripVTControlCharacters(stdout.split('\u001b[J').at(-1) ?? '');
  const offered = list
    .split('\n')
    .flatMap((row) => row.split(/ +-- /)[0]?.trim().split(/\s+/) ?? []);
  expect(offered.filter((word) => word !== '').toSorted()).toEqual(expected);
});

test('man renders the page, and its linters report nothing', async (context) => {
  needs(context, present('mandoc'), 'mandoc', 'apt-get install mandoc');
  needs(context, present('groff'), 'groff', 'apt-get install groff');
  const { stdout } = spawnSync('mandoc', ['-T', 'lint', PAGE], { encoding: 'utf8' });
  // With a date, the same sources would not give the same page.
  expect(stdout.replace(/.*: WARNING: missing date, using "": TH\n/, '')).toBe('');
  const { stderr } = spawnSync('groff', ['-man', '-ww', '-z', PAGE], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const shown = spawnSync('mandoc', ['-T', 'html', PAGE], { encoding: 'utf8' }).stdout;
  expect(shown).toMatch(/--workers<\/b>\s+<i>N<\/i>/);
});

async function scriptFor(shell: string): Promise<string> {
  const path = join(temporaryFolder(), `completion.${shell}`);
  const { stdout } = await run(['completion', shell]);
  writeFileSync(path, stdout);
  expect(spawnSync(shell, ['-n', path]).status).toBe(0);
  return path;
}
