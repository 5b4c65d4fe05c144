// Programs that run during a test, in folders of their own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** Starts a program, which is killed when the test is over. */
export function startProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  }
  child.on('error', (error) => output.push(error.message));
  onTestFinished(async ({ task }) => {
    // Its output shows why the test failed.
    if (task.result?.state === 'fail') console.log(`${command}: ${output.join('').slice(-2000)}`);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  });
  return child;
}

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its arguments and its environment, each with a NUL after every entry. */
  readonly words: string;
  readonly variables: string;
}

/** All processes of this machine. */
export function* processes(): Generator<Process> {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const [words = '', variables = '', status = ''] = ['cmdline', 'environ', 'status'].map(
        (file) => readFileSync(`/proc/${name}/${file}`, 'utf8'),
      );
      const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
      yield { pid: Number(name), parent, words, variables };
    } catch {
      // The process has ended meanwhile.
    }
  }
}

/** The process of the command that works on a shard in this folder. */
export function shardIn(folder: string, environment = ''): Process | undefined {
  const all = [...processes()];
  return all.find(
    ({ words, variables }) =>
      words.includes('cli.js\0') &&
      words.includes('\0--shard\0') &&
      words.includes(`\0${folder}\0`) &&
      variables.includes(environment),
  );
}

/** Waits until a condition holds. @throws Error after five minutes */
export async function until(what: string, isSo: () => unknown): Promise<void> {
  const end = performance.now() + 300_000;
  while (!(await isSo())) {
    if (performance.now() > end)
      throw new Error(`timed out after five minutes, waiting until ${what}`);
    await setTimeout(100);
  }
}

/** The output of a program. @throws Error with all of its output if it fails */
export function outputOf(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(`${command} ${args.join(' ')}: ${stderr}${stdout}`);
}

/** Whether all of these programs are installed. */
export function areInstalled(...programs: readonly string[]): boolean {
  return programs.every((name) => spawnSync('which', [name]).status === 0);
}

/** Free ports. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
