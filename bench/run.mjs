/**
 * Lists the benchmarks, or builds the package and runs one: `npm run bench -- NAME [ARGUMENT…]`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('./', import.meta.url);
const RUN_TYPESCRIPT = fileURLToPath(new URL('./support/run-typescript.mjs', import.meta.url));

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''))
  .sort();
const [name, ...args] = process.argv.slice(2);

if (name === undefined) {
  console.log('npm run bench -- NAME [ARGUMENT…], where NAME is one of\n');
  const width = Math.max(...names.map(({ length }) => length));
  for (const name of names) console.log(`  ${name.padEnd(width)}  ${questionOf(name)}`);
} else if (names.includes(name)) {
  const root = fileURLToPath(new URL('../', FOLDER));
  process.exitCode =
    run('npm', ['run', '--silent', 'build'], root) ||
    run(process.execPath, [RUN_TYPESCRIPT, fileURLToPath(new URL(`${name}.ts`, FOLDER)), ...args]);
} else {
  console.error(`Unknown benchmark "${name}"; choose from ${names.join(', ')}.`);
  process.exitCode = 2;
}

/**
 * The first line of the comment at the head of a program.
 *
 * @param {string} name
 */
function questionOf(name) {
  const text = readFileSync(new URL(`${name}.ts`, FOLDER), 'utf8');
  return /^\/\*\*\n \* (.+)\n/.exec(text)?.[1] ?? '(no question given)';
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns its exit code
 */
function run(command, args, cwd) {
  // npm is a script on Windows.
  const shell = command === 'npm' && process.platform === 'win32';
  return spawnSync(command, args, { stdio: 'inherit', cwd, shell }).status ?? 1;
}
