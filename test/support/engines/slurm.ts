// Slurm with two nodes on this machine, without any system path.

import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { environment } from '../command.js';
import { freePorts, outputOf, processes, startProgram, until } from './processes.js';

export interface Slurm {
  /** Runs one of its commands. */
  run(command: string, ...args: readonly string[]): string;
  /** Ends a node as if its power was cut. */
  lose(node: string): void;
  start(node: string): void;
}

const NODES = ['n1', 'n2'];

/** @param folder an empty one, for everything that it writes */
export async function startSlurm(folder: string, changes: NodeJS.ProcessEnv): Promise<Slurm> {
  mkdirSync(folder);
  const [control = 0, ...ports] = await freePorts(1 + NODES.length);
  const [host = ''] = hostname().split('.');
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('munge.key'), randomBytes(128), { mode: 0o600 });
  for (const name of ['state', ...NODES]) mkdirSync(path(name));
  const nodes = NODES.map(
    (name, i) => `NodeName=${name} NodeAddr=127.0.0.1 NodeHostname=${host} Port=${ports[i]} CPUs=1`,
  );
  const lines = [
    ...[`ClusterName=test`, `SlurmctldHost=${host}(127.0.0.1)`, 'SlurmUser=root'],
    ...[`SlurmctldPort=${control}`, `StateSaveLocation=${path('state')}`],
    ...[`SlurmdSpoolDir=${path('%n')}`, `SlurmctldPidFile=${path('slurmctld.pid')}`],
    ...[`SlurmdPidFile=${path('%n.pid')}`, `AuthInfo=socket=${path('munge.socket')},cred_expire=5`],
    ...['ProctrackType=proctrack/linuxproc', 'TaskPlugin=task/none', 'MpiDefault=none'],
    ...['JobAcctGatherType=jobacct_gather/none', 'SelectType=select/cons_tres'],
    ...['SelectTypeParameters=CR_Core', 'SlurmdTimeout=5', 'ReturnToService=2', 'KillWait=2'],
    ...[...nodes, 'PartitionName=all Nodes=ALL Default=YES State=UP', ''],
  ];
  writeFileSync(path('slurm.conf'), lines.join('\n'));
  const env = { ...environment({ ...changes, SLURM_CONF: path('slurm.conf') }) };

  const files = ['key', 'socket', 'pid', 'log', 'seed'].map((kind) => {
    return kind === 'socket'
      ? `--socket=${path('munge.socket')}`
      : `--${kind}-file=${path(`munge.${kind}`)}`;
  });
  startProgram('munged', ['--foreground', '--force', ...files], env);
  await until('munge answers', () =>
    attempt(() => outputOf('munge', ['-n', `--socket=${path('munge.socket')}`], env)),
  );
  startProgram('slurmctld', ['-D', '-L', path('slurmctld.log')], env);
  const start = (node: string): void => {
    startProgram('slurmd', ['-D', '-N', node, '-L', path(`${node}.log`)], env);
  };
  NODES.forEach(start);
  const run: Slurm['run'] = (command, ...args) => outputOf(command, args, env);
  await until('both nodes are idle', () =>
    attempt(() => run('sinfo', '-h', '-N', '-o', '%t') === NODES.map(() => 'idle').join('\n')),
  );
  return {
    run,
    start,
    lose(node) {
      // The daemon, the tasks' parents and their children: every process with this node's name.
      for (const pid of processesOf(node, folder)) process.kill(pid, 'SIGKILL');
    },
  };
}

/** The processes of a node: its daemon, the tasks, and their parents. */
function processesOf(node: string, folder: string): Set<number> {
  const found = new Set<number>();
  for (const { pid, parent, words, variables } of processes()) {
    const isTask = variables.includes(folder) && variables.includes(`SLURMD_NODENAME=${node}\0`);
    const isDaemon = words.startsWith(`slurmd\0-D\0-N\0${node}\0`) && words.includes(folder);
    if (isTask) found.add(parent);
    if (isTask || isDaemon) found.add(pid);
  }
  return found;
}

/** The result of a call, or undefined if it fails. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
