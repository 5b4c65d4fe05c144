// Completion in a real bash, and the man page: they name exactly what commander knows.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { read } from '../docs/pages.js';
import { run } from '../support/command.js';
import { temporaryFolder } from '../support/shards.js';

let script = '';
beforeAll(async () => {
  script = (await run(['completion', 'bash'])).stdout;
});

const { commands } = createProgram();
const NAMES = [...commands.map((command) => command.name()), 'help'];

describe.skipIf(spawnSync('bash', ['--version']).status !== 0)('bash completes', () => {
  test('the names of commands', () => {
    expect(completions('')).toEqual(NAMES.toSorted());
    expect(completions('help', '')).toEqual(NAMES.toSorted());
    expect(completions('pr')).toEqual(['previous', 'primes', 'prove']);
    expect(completions('frob')).toEqual([]);
  });

  test('the options of the program', () => {
    expect(completions('-')).toEqual(['--help', '--version', '-V', '-h']);
  });

  test.each(commands.map((command) => [command.name(), command] as const))(
    'the options of %s',
    (name, command) => {
      const flags = command.options.flatMap(({ short, long }) => [short, long]);
      const known = [...flags, '-h', '--help'].filter((flag) => flag !== undefined);
      expect(completions(name, '-')).toEqual(known.toSorted());
    },
  );

  test.each([
    [['check', '--method', '']],
    [['check', '-m', '']],
    [['check', '--method', '=', '']],
    [['check', '--method', '=']],
  ])('the values of an option: %j', (words) => {
    expect(completions(...words)).toEqual(['bpsw', 'trial-division']);
  });

  test('nothing where a number is expected, and no option after --', () => {
    expect(completions('check', '--workers', '')).toEqual([]);
    expect(completions('random', '')).toEqual([]);
    expect(completions('check', '--', '--')).toEqual([]);
  });

  test('shells, files and folders', () => {
    expect(completions('completion', '')).toEqual(['bash', 'fish', 'zsh']);
    const folder = temporaryFolder();
    const file = join(folder, 'a list*.txt');
    writeFileSync(file, '97\n');
    expect(completions('check', `${folder}/`)).toEqual([file]);
    expect(completions('count', '--out', folder)).toEqual([folder]);
    expect(completions('merge', `${folder}/a`)).toEqual([]);
  });
});

test('completion refuses any other shell', async () => {
  const { status, stdout, stderr } = await run(['completion', 'tcsh']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('Allowed choices are bash, zsh, fish');
});

test('the man page has every command, option, example and exit code', () => {
  const page = read('dist/primepool.1').replaceAll('\\-', '-').replaceAll('\\(ha', '^');
  for (const command of commands) {
    const [, section = ''] = page.split(`.SS "primepool ${command.name()}`);
    const [own = ''] = section.split(/^\.S[SH]/m);
    for (const { long = '' } of command.options) expect(own).toContain(`\\fB${long}\\fR`);
    const examples = /\.EX\n(.*)\.EE/s.exec(own)?.[1];
    expect(examples).toContain(`primepool ${command.name()}`);
  }
  for (const code of [0, 1, 2, 3, 130, 143]) expect(page).toContain(`\n.B ${code}\n`);
});

test('the package installs the man page', () => {
  const { man, files } = JSON.parse(read('package.json')) as { man: string[]; files: string[] };
  // npm 11 makes no link if `man` is a string.
  expect(man).toEqual(['./dist/primepool.1']);
  expect(files).toContain('dist');
});

/** What bash offers for the last of these words, sorted. */
function completions(...words: string[]): string[] {
  const line = ['primepool', ...words].map((word) => `'${word}'`).join(' ');
  const program = `${script}
    COMP_WORDS=(${line}) COMP_CWORD=${words.length}
    _primepool
    complete -p primepool >/dev/null || exit 1
    if ((\${#COMPREPLY[@]})); then printf '%s\\n' "\${COMPREPLY[@]}"; fi`;
  const bash = spawnSync('bash', ['--noprofile', '--norc', '-u', '-c', program], {
    encoding: 'utf8',
  });
  expect(bash).toMatchObject({ status: 0, stderr: '' });
  return bash.stdout
    .split('\n')
    .filter((word) => word !== '')
    .toSorted();
}
