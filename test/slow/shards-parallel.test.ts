// Shards on two hosts by GNU parallel, by examples/parallel: tasks are killed, and then parallel
// itself.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type TestContext, test } from 'vitest';
import { COMMAND, environment, run } from '../support/command.js';
import { reportOverhead } from '../support/engines/overhead.js';
import {
  areInstalled,
  processes,
  shardIn,
  startProgram,
  until,
} from '../support/engines/processes.js';
import { startHosts } from '../support/engines/sshd.js';
import { needs } from '../support/required.js';
import { temporaryFolder } from '../support/shards.js';

const SCRIPT = fileURLToPath(new URL('../../examples/parallel/count.sh', import.meta.url));
const RANGE = ['10^16', '10^16+6*10^9'] as const;
const SHARDS = 12;

test('a task killed and run again, and parallel killed and resumed', async (context) => {
  const folder = temporaryFolder();
  const out = join(folder, 'out');
  const env = await startHere(context, folder, RANGE, SHARDS);

  const first = startProgram('sh', [SCRIPT], env);
  await until('a task is running', () => shardIn(out));
  process.kill(shardIn(out)?.pid ?? 0, 'SIGKILL');
  await until('three tasks have ended', () => rowsOf(out).length >= 3);
  for (const { pid, words } of processes()) {
    if (words.includes('parallel\0--sshlogin') && words.includes(out)) process.kill(pid, 'SIGKILL');
  }
  await once(first, 'exit');
  // Tasks that parallel has started continue without it, or end with their connection.
  await until('no task is left', () => shardIn(out) === undefined);
  expect((await run(['merge', out])).status).toBe(3);

  const second = startProgram('sh', [SCRIPT], env);
  expect(await once(second, 'exit')).toEqual([0, null]);
  const whole = await run(['count', ...RANGE]);
  expect((await run(['merge', out])).stdout).toBe(whole.stdout);
  // Both hosts did work, and finished tasks were not run again.
  const rows = rowsOf(out);
  expect(new Set(rows.map(([, host]) => host)).size).toBe(2);
  const done = rows.filter((row) => row[6] === '0').map(([place]) => place);
  expect(done.length).toBe(new Set(done).size);
  expect(new Set(done).size).toBe(SHARDS);
});

test('what a shard costs', async (context) => {
  const folder = temporaryFolder();
  const shards = 32;
  const env = await startHere(context, folder, ['0', '1000'], shards);
  const start = performance.now();
  expect(await once(startProgram('sh', [SCRIPT], env), 'exit')).toEqual([0, null]);
  reportOverhead('GNU parallel by ssh', ((performance.now() - start) * 2) / shards);
  expect((await run(['merge', join(folder, 'out')])).stdout).toBe('168\n');
});

/** Starts two hosts. Out: the environment of the example. */
async function startHere(
  context: TestContext,
  folder: string,
  [from, to]: readonly [string, string],
  shards: number,
): Promise<NodeJS.ProcessEnv> {
  const isHere = areInstalled('parallel', 'ssh', 'ssh-keygen', '/usr/sbin/sshd');
  needs(context, isHere, 'GNU parallel or sshd', 'apt-get install parallel openssh-server');
  const hosts = await startHosts(join(folder, 'hosts'), 2);
  return environment({
    ...{ FROM: from, TO: to, SHARDS: String(shards), OUT: join(folder, 'out') },
    HOSTS: hosts.map((login) => `1/${login}`).join(','),
    PRIMEPOOL: `${process.execPath} ${COMMAND}`,
    PARALLEL_HOME: folder,
  });
}

/** The rows of the log, split into words. */
function rowsOf(out: string): string[][] {
  try {
    const [, ...rows] = readFileSync(join(out, 'joblog'), 'utf8').trim().split('\n');
    return rows.map((row) => row.split('\t'));
  } catch {
    return [];
  }
}
