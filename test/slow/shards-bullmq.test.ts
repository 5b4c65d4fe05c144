// Shards in a queue of BullMQ, by examples/bullmq: a worker is killed, a worker is stopped for
// longer than its lock, and Redis is lost.

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, type TestContext, test } from 'vitest';
import { environment, run } from '../support/command.js';
import { reportOverhead } from '../support/engines/overhead.js';
import { areInstalled, freePorts, startProgram, until } from '../support/engines/processes.js';
import { needs } from '../support/required.js';
import { temporaryFolder } from '../support/shards.js';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const MODULES = path('test/hosts/engines/node_modules');
const FROM = 10n ** 15n;
const TO = FROM + 10n ** 10n;
const SHARDS = 24;

let folder = '';
let port = 0;
let env: NodeJS.ProcessEnv = {};

beforeEach(async (context: TestContext) => {
  needs(context, areInstalled('redis-server'), 'Redis', 'apt-get install redis-server');
  needs(context, existsSync(MODULES), 'BullMQ', 'npm ci --prefix test/hosts/engines');
  folder = temporaryFolder();
  [port = 0] = await freePorts(1);
  env = environment({ REDIS_URL: `redis://127.0.0.1:${port}`, LOCK_MS: '2000' });
  // The example as users have it, with the packages beside it.
  cpSync(path('examples/bullmq'), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(path('.'), join(folder, 'node_modules/primepool'));
  for (const name of ['bullmq', 'ioredis']) {
    symlinkSync(join(MODULES, name), join(folder, 'node_modules', name));
  }
});

interface Example {
  readonly child: ChildProcess;
  /** Its output so far. */
  readonly lines: string[];
}

function startExample(name: string, ...args: string[]): Example {
  const child = startProgram(process.execPath, [join(folder, name), ...args], env);
  const lines: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')));
  return { child, lines };
}

/** Redis with its data on disk, which survives a restart. */
function startRedis(): ChildProcess {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  return startProgram('redis-server', [
    ...options,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
  ]);
}

/** Counts with two workers. A mishap befalls the first during its work. */
async function countDespite(
  mishap: (first: Example, redis: ChildProcess) => Promise<void>,
): Promise<{ first: string[]; second: string[] }> {
  const redis = startRedis();
  const [first, second] = [startExample('worker.mjs'), startExample('worker.mjs')];
  const counting = startExample('count.mjs', String(FROM), String(TO), String(SHARDS));
  const exit = once(counting.child, 'exit');
  await until('the first worker has begun its second shard', () => first.lines.length > 1);
  await mishap(first, redis);
  expect(await exit).toEqual([0, null]);
  const whole = await run(['count', String(FROM), String(TO)]);
  expect(`${counting.lines.join('\n')}\n`).toBe(whole.stdout);
  return { first: first.lines, second: second.lines };
}

test('a worker is killed', async () => {
  const { first, second } = await countDespite(async ({ child }) => {
    child.kill('SIGKILL');
  });
  expect(second).toContain(first.at(-1));
});

test('a worker is stopped for longer than its lock', async () => {
  let stopped = '';
  const { second } = await countDespite(async ({ child, lines }) => {
    child.kill('SIGSTOP');
    stopped = lines.at(-1) ?? '';
    await new Promise((resolve) => setTimeout(resolve, 7000));
    child.kill('SIGCONT');
  });
  expect(second).toContain(stopped);
});

test('Redis is lost', async () => {
  await countDespite(async (_, redis) => {
    redis.kill('SIGKILL');
    await once(redis, 'exit');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    startRedis();
  });
});

test('what a shard costs', async () => {
  startRedis();
  const worker = startExample('worker.mjs');
  const times: number[] = [];
  worker.child.stdout?.on('data', (chunk: Buffer) => {
    for (const _ of chunk.toString().trim().split('\n')) times.push(performance.now());
  });
  const counting = startExample('count.mjs', '0', '100000', '500');
  expect(await once(counting.child, 'exit')).toEqual([0, null]);
  expect(counting.lines).toEqual(['9592']);
  const [first = 0] = times;
  reportOverhead('BullMQ', ((times.at(-1) ?? 0) - first) / (times.length - 1));
});

test('what a shard costs with the command alone', async () => {
  const out = join(folder, 'out');
  const shards = 8;
  const start = performance.now();
  for (let shard = 1; shard <= shards; shard++) {
    await run(['count', '0', '1000', '--shard', `${shard}/${shards}`, '--out', out]);
  }
  reportOverhead(
    'the command, which the others but BullMQ start',
    (performance.now() - start) / shards,
  );
  expect((await run(['merge', out])).stdout).toBe('168\n');
});
