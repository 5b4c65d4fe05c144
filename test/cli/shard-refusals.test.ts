// Every refusal of shards and of their merge has a message that says what to do.

import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SealedShard, sealShard } from 'primepool';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { grantedWorkers, placeOf } from '../../src/cli/shard/place.js';
import { run } from '../support/command.js';
import { fileOf, runShards } from '../support/shard-lists.js';
import { command, temporaryFolder } from '../support/shards.js';

const COUNT = ['count', '0', '1000'];
const OUT = ['--out', 'nowhere'];

afterEach(() => void vi.unstubAllEnvs());

describe('which shard', () => {
  test.each([
    ['SLURM_ARRAY_TASK_ID', '3'],
    ['PBS_ARRAY_INDEX', '3'],
    ['SGE_TASK_ID', '3'],
    ['LSB_JOBINDEX', '3'],
    ['PARALLEL_SEQ', '3'],
    ['JOB_COMPLETION_INDEX', '2'],
    ['AWS_BATCH_JOB_ARRAY_INDEX', '2'],
    ['CLOUD_RUN_TASK_INDEX', '2'],
    ['NOMAD_ALLOC_INDEX', '2'],
  ])('%s=%s is the third', (name, value) => {
    expect(placeOf('auto/7', { [name]: value })).toEqual({ shard: 3, shards: 7 });
  });

  test('ignores empty variables, and those of SGE for a task in no array', () => {
    const environment = { PBS_ARRAY_INDEX: '', SGE_TASK_ID: 'undefined', PARALLEL_SEQ: '1' };
    expect(placeOf('auto/1', environment)).toEqual({ shard: 1, shards: 1 });
  });

  test.each<[string, Record<string, string>, string]>([
    ['3', {}, '--shard "3": pass K/N, such as 3/64, or auto/N; N is from 1 to 1000000'],
    ['1/0', {}, 'N is from 1'],
    ['1/1000001', {}, 'N is from 1'],
    ['-1/4', {}, 'pass K/N'],
    ['0/4', {}, '--shard says shard 0 of 4: shards are from 1 to 4'],
    ['5/4', {}, '--shard says shard 5 of 4'],
    ['auto/4', {}, 'none of SLURM_ARRAY_TASK_ID, PBS_ARRAY_INDEX,'],
    ['auto/4', { SLURM_ARRAY_TASK_ID: '5' }, 'SLURM_ARRAY_TASK_ID says shard 5 of 4'],
    ['auto/4', { JOB_COMPLETION_INDEX: '4' }, 'JOB_COMPLETION_INDEX says shard 5 of 4'],
    ['auto/4', { LSB_JOBINDEX: '0' }, 'LSB_JOBINDEX says shard 0 of 4'],
    ['auto/4', { SGE_TASK_ID: '1x' }, 'SGE_TASK_ID is "1x", which is not an index: pass K/N'],
    [
      'auto/4',
      { SLURM_ARRAY_TASK_ID: '1', PARALLEL_SEQ: '1' },
      'SLURM_ARRAY_TASK_ID and PARALLEL_SEQ: pass K/N',
    ],
  ])('%s in %j', (word, environment, message) => {
    expect(() => placeOf(word, environment)).toThrow(message);
  });

  test('takes the granted workers, but no more than there are cores', () => {
    const all = grantedWorkers({});
    expect(grantedWorkers({ SLURM_CPUS_PER_TASK: '1', NSLOTS: '64' })).toBe(1);
    expect(grantedWorkers({ SLURM_CPUS_ON_NODE: '1' })).toBe(1);
    expect(grantedWorkers({ NSLOTS: '1' })).toBe(1);
    expect(grantedWorkers({ NSLOTS: '4096' })).toBe(all);
    expect(grantedWorkers({ NSLOTS: 'many' })).toBe(all);
  });
});

describe('options that do not go together', () => {
  const list = (): string => fileOf('7\n');
  test.each<[() => readonly string[], string]>([
    [() => [...COUNT, '--shard', '1/2'], '--shard: pass the folder for results with --out DIR'],
    [() => [...COUNT, ...OUT], '--out needs --shard K/N'],
    [() => [...COUNT, '--checkpoint', '5'], '--checkpoint needs --shard K/N'],
    [() => ['check', '--input', 'list'], 'to read the whole file, write < list'],
    [() => ['check', '--shard', '1/2', ...OUT], '--shard: pass the list with --input FILE'],
    [() => ['factor', '6', '--shard', '1/2', ...OUT], 'pass the integers in a file with --input'],
    [() => ['check', '--shard', '1/2', '--input', 'none', ...OUT], '--input none cannot be read'],
    [() => ['check', '--shard', '1/2', '--input', '.', ...OUT], '--input . is not a regular file'],
    ...['--prove', '--unordered', '--summary', '--primes-only', '--test', '--skip-invalid'].map(
      (option): [() => string[], string] => [
        () => ['check', option, '--shard', '1/2', '--input', list(), ...OUT],
        `${option} cannot be used with --shard`,
      ],
    ),
    [
      () => ['factor', '--time-limit', '1', '--shard', '1/2', '--input', list(), ...OUT],
      '--time-limit cannot be used with --shard',
    ],
  ])('%#', async (args, message) => {
    await expect(command(...args())).rejects.toThrow(message);
  });

  test('exit with code 2', async () => {
    const { status, stderr } = await run([...COUNT, '--shard', 'auto/2', ...OUT]);
    expect(status).toBe(2);
    expect(stderr).toContain('primepool: --shard auto: the environment has none of');
  });
});

describe('lines that are not integers', () => {
  test.each([
    ['check', '1\n2\n3\nfour\n5\n', 'line 4: "four" is not an integer'],
    ['check', '1\r\n2\r\n3\r\n0x', 'line 4: "0x" is not an integer; write it in decimal digits'],
    ['check', `1\n2\n3\n${'7'.repeat(40_000)}\n`, 'line 4: "7777'],
    ['check', `1\n2\n3\n${' '.repeat(600_000)}4\n`, 'line 4 is too long'],
    ['factor', '1\n2\n3\n-4\n5\n', 'line 4 is 0 or negative: pass positive integers'],
    ['factor', '1\n2\n3\n0', 'line 4 is 0 or negative'],
    ['factor', `1\n2\n3\n-${'4'.repeat(30)}\n5\n`, 'line 4 is 0 or negative'],
  ])('%s %#', async (kind, text, message) => {
    const input = fileOf(text);
    const folder = temporaryFolder();
    const messages: unknown[] = [];
    for (const place of ['1/3', '2/3', '3/3']) {
      const run = command(kind, '--input', input, '--shard', place, '--out', folder);
      await run.catch((error: Error) => messages.push(error.message));
    }
    expect(messages).toEqual([expect.stringContaining(message)]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(2);
    const merged = await command('merge', folder);
    expect(merged.exitCode).toBe(3);
  });

  test('a byte order mark after the start of the file', async () => {
    const args = [
      'check',
      '--input',
      fileOf('1\n\ufeff2\n'),
      '--out',
      temporaryFolder(),
      '--shard',
    ];
    await expect(command(...args, '3/7')).rejects.toThrow('line 2: a byte order mark is not');
    await expect(command(...args, '1/1')).rejects.toThrow('line 2:');
  });
});

describe('merge', () => {
  test('says which are missing, with exit code 3', async () => {
    const folder = temporaryFolder();
    for (const place of [1, 2, 4, 5, 6, 8, 11, 16]) {
      await command(...COUNT, '--shard', `${place}/16`, '--out', folder);
    }
    const note = 'primepool: 8 of 16 shards are present; missing: 3,7,9-10,12-15\n';
    expect(await command('merge', folder)).toEqual({ exitCode: 3, stdout: '', stderr: note });
    const missing = await command('merge', folder, '--missing');
    expect(missing).toEqual({ exitCode: 3, stdout: '3,7,9-10,12-15\n', stderr: note });
    const json = await command('merge', folder, '--json');
    expect(JSON.parse(json.stdout)).toEqual({
      ...{ complete: false, shards: 16, missing: '3,7,9-10,12-15' },
      job: { kind: 'count', from: '0', to: '1000' },
    });
    const ended = await run(['merge', folder, '--missing']);
    expect(ended).toEqual({ status: 3, stdout: missing.stdout, stderr: note });
  });

  test('gives the total as JSON, and nothing for --missing, if all are present', async () => {
    const folder = await runShards(COUNT, 3);
    const { stdout } = await command('merge', folder, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, shards: 3, count: '168' });
    expect(await command('merge', folder, '--missing')).toEqual({
      ...{ exitCode: undefined, stdout: '', stderr: 'primepool: all 3 shards are present\n' },
    });
  });

  test('recomputes shards', async () => {
    const folder = await runShards(COUNT, 3);
    const good = await command('merge', folder, '--recheck', '5');
    expect(good.stdout).toBe('168\n');
    expect(good.stderr.match(/has the same result when recomputed/g)).toHaveLength(3);
    edit(folder, 2, ({ sums, ...shard }) => ({
      ...shard,
      sums: { count: `${Number(sums.count) + 1}` },
    }));
    expect((await command('merge', folder)).stdout).toBe('169\n');
    await expect(command('merge', folder, '--recheck', '3')).rejects.toThrow(
      /shard 2 of 3, computed by \S+, has a different result here/,
    );
  });

  test('compares the lists that were read', async () => {
    const input = fileOf('7\n8\n9\n');
    const folder = await runShards(['check', '--input', input], 2);
    const merge = ['merge', folder, '--recheck', '2'];
    await expect(command(...merge)).rejects.toThrow('pass the list of the shards');
    expect((await command(...merge, '--input', input)).stdout).toBe(
      'complete: lines 3, primes 1\n',
    );
    await expect(command(...merge, '--input', fileOf('7\n8\n5\n'))).rejects.toThrow(
      'is not the list of these shards',
    );
    edit(folder, 2, (shard) => ({ ...shard, hashes: { ...shard.hashes, input: 'x' } }));
    await expect(command('merge', folder, '--input', input)).rejects.toThrow(
      'the input that shard 2 read differs from',
    );
  });

  test.each<[string, (folder: string) => void, string]>([
    ['damaged', (folder) => write(folder, 2, '{'), 'it is damaged (it is not JSON): delete it'],
    ['under another name', (folder) => move(folder, 2, 3), 'rename it to that, or delete it'],
    [
      'by another version',
      (folder) => edit(folder, 2, (shard) => ({ ...shard, version: '9' })),
      'by version 0.1.0, shard 2 by version 9: run the shards of one version again',
    ],
    [
      'without its answers',
      (folder) => rmSync(path(folder, 2).replace('.json', '.txt')),
      'is missing: delete primes-',
    ],
    [
      'with other answers',
      (folder) => writeFileSync(path(folder, 2).replace('.json', '.txt'), '4\n'),
      'differs from what the shard wrote: delete it and primes-',
    ],
  ])('refuses a shard %s', async (_, change, message) => {
    const folder = await runShards(['primes', '0', '100'], 2);
    change(folder);
    await expect(command('merge', folder)).rejects.toThrow(message);
    await expect(command('merge', folder, '--output', join(folder, 'all'))).rejects.toThrow(
      message,
    );
    expect(readdirSync(folder).filter((name) => /all/.test(name))).toEqual([]);
  });

  test('refuses two jobs, two divisions, no shards, no folder, lines of a count', async () => {
    const folder = await runShards(COUNT, 2);
    await expect(command('merge', folder, '--output', join(folder, 'x'))).rejects.toThrow(
      'a count has none',
    );
    await command(...COUNT, '--shard', '1/3', '--out', folder);
    await expect(command('merge', folder)).rejects.toThrow('divided both into');
    await command('count', '0', '5', '--shard', '1/2', '--out', folder);
    await expect(command('merge', folder)).rejects.toThrow('keep each job in its own folder');
    await expect(command('merge', temporaryFolder())).rejects.toThrow(
      'has no shards: run some with',
    );
    await expect(command('merge', 'no-such-folder')).rejects.toThrow(
      '"no-such-folder": no such folder; pass the folder of the shards',
    );
  });
});

function path(folder: string, place: number): string {
  const name = readdirSync(folder).find(
    (file) => file.includes(`.${place}-of-`) && file.endsWith('.json'),
  );
  return join(folder, name ?? '');
}

function write(folder: string, place: number, text: string): void {
  writeFileSync(path(folder, place), text);
}

function move(folder: string, place: number, to: number): void {
  renameSync(path(folder, place), path(folder, place).replace(`.${place}-of-`, `.${to}-of-`));
}

/** Changes a shard and reseals it, as a faulty computer would. */
function edit(folder: string, place: number, change: (shard: SealedShard) => SealedShard): void {
  const shard = JSON.parse(readFileSync(path(folder, place), 'utf8')) as SealedShard;
  const { format, name, digest, from, to, sums, ...rest } = change(shard);
  const integers = Object.entries(sums).map(([key, sum]) => [key, BigInt(sum)]);
  const result = {
    ...rest,
    from: BigInt(from),
    to: BigInt(to),
    sums: Object.fromEntries(integers),
  };
  write(folder, place, JSON.stringify(sealShard(result)));
}
