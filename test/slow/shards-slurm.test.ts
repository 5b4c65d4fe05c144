// Shards in Slurm arrays on two nodes, by examples/slurm: a task is killed, a node is lost.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type TestContext, test } from 'vitest';
import { COMMAND, run } from '../support/command.js';
import { reportOverhead } from '../support/engines/overhead.js';
import { areInstalled, type Process, shardIn, until } from '../support/engines/processes.js';
import { type Slurm, startSlurm } from '../support/engines/slurm.js';
import { needs } from '../support/required.js';
import { temporaryFolder } from '../support/shards.js';

const SCRIPT = fileURLToPath(new URL('../../examples/slurm/count.sbatch', import.meta.url));
const RANGE = ['10^16', '10^16+6*10^9'] as const;
const SHARDS = 8;

test('a task killed and resubmitted, a node lost and its task queued again', async (context) => {
  const folder = temporaryFolder();
  const slurm = await startHere(context, folder, RANGE, SHARDS);
  const whole = await run(['count', ...RANGE]);

  const first = join(folder, 'first');
  submit(slurm, first, `1-${SHARDS}`);
  const killed = await killTask(first);
  await until('no task is left', () => slurm.run('squeue', '-h') === '');
  const missing = await run(['merge', first, '--missing']);
  expect(missing.status).toBe(3);
  expect(missing.stdout).toBe(`${killed}\n`);
  submit(slurm, first, missing.stdout.trim());
  await until('no task is left', () => slurm.run('squeue', '-h') === '');
  expect((await run(['merge', first])).stdout).toBe(whole.stdout);

  const second = join(folder, 'second');
  submit(slurm, second, `1-${SHARDS}`);
  let lost: Process | undefined;
  await until('a task runs on n2', () => {
    lost = shardIn(second, 'SLURMD_NODENAME=n2\0');
    return lost;
  });
  slurm.lose('n2');
  slurm.run('scontrol', 'update', 'nodename=n2', 'state=down', 'reason=test');
  slurm.start('n2');
  await until('no task is left', () => slurm.run('squeue', '-h') === '');
  expect(slurm.run('scontrol', 'show', 'job', variableOf(lost, 'SLURM_JOB_ID'))).toContain(
    'Restarts=1',
  );
  expect(await run(['merge', second])).toEqual(whole);
});

test('what a shard costs', async (context) => {
  const folder = temporaryFolder();
  const shards = 16;
  const slurm = await startHere(context, folder, ['0', '1000'], shards);
  const out = join(folder, 'out');
  const start = performance.now();
  submit(slurm, out, `1-${shards}`);
  await until('no task is left', () => slurm.run('squeue', '-h') === '');
  reportOverhead('Slurm', ((performance.now() - start) * 2) / shards);
  expect((await run(['merge', out])).stdout).toBe('168\n');
});

function startHere(
  context: TestContext,
  folder: string,
  [from, to]: readonly [string, string],
  shards: number,
): Promise<Slurm> {
  const isHere = areInstalled('slurmctld', 'slurmd', 'munged', 'sbatch');
  needs(context, isHere, 'Slurm', 'apt-get install slurmctld slurmd slurm-client munge');
  return startSlurm(join(folder, 'slurm'), {
    PRIMEPOOL: `${process.execPath} ${COMMAND}`,
    ...{ FROM: from, TO: to, SHARDS: String(shards) },
  });
}

/** Kills a running task. @returns its index in the array */
async function killTask(folder: string): Promise<string> {
  let task: Process | undefined;
  await until('a task is running', () => {
    task = shardIn(folder);
    return task;
  });
  if (task !== undefined) process.kill(task.pid, 'SIGKILL');
  return variableOf(task, 'SLURM_ARRAY_TASK_ID');
}

function variableOf(task: Process | undefined, name: string): string {
  return new RegExp(`(?:^|\0)${name}=([^\0]*)`).exec(task?.variables ?? '')?.[1] ?? '';
}

function submit(slurm: Slurm, out: string, array: string): void {
  mkdirSync(out, { recursive: true });
  const options = [`--array=${array}`, '--cpus-per-task=1', `--chdir=${out}`];
  // With --export, Slurm would reload the user's environment for each task.
  slurm.run('env', `OUT=${out}`, 'sbatch', ...options, SCRIPT);
}
