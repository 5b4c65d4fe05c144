// Results in a folder that machines share. A file with its final name is complete and never
// changes.

import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type SealedShard, ShardError, verifyShard } from 'primepool';

/** Parts of a temporary name: the shard, the host and the process. */
const TEMPORARY = /^\.(.+-of-\d+)[^@]*@(.+)\.(\d+)\.[0-9a-f]+\.tmp$/;

/** The host's name as part of a file name. */
const HOST = hostname().replaceAll(/[^\w.-]/g, '_');

/**
 * A unique name for a temporary file: consecutive containers may share a host name and a process
 * id.
 */
export function temporaryName(name: string): string {
  return `.${name}@${HOST}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

/**
 * The sealed result in a file.
 *
 * @throws ShardError that names the file, if it is damaged or misnamed
 */
export function readShard(folder: string, file: string): SealedShard {
  const text = readFileSync(join(folder, file), 'utf8');
  try {
    const shard = verifyShard(text);
    if (`${shard.name}.json` === file) return shard;
    throw new ShardError(`it is ${shard.name}: rename it to that, or delete it`);
  } catch (error) {
    if (error instanceof ShardError) {
      throw new ShardError(`${join(folder, file)}: ${error.message}`);
    }
    throw error;
  }
}

/** Whether a shard has been published. @throws as {@link readShard} does */
export function publishedShard(folder: string, name: string): SealedShard | undefined {
  return existsSync(join(folder, `${name}.json`)) ? readShard(folder, `${name}.json`) : undefined;
}

/**
 * Reads the answers of a shard from its folder, and checks their SHA-256.
 *
 * @param take receives the bytes
 * @throws ShardError if they are missing or differ
 */
export async function readAnswers(
  folder: string,
  { name, hashes }: SealedShard,
  take: (bytes: Buffer) => void = () => {},
): Promise<void> {
  if (hashes.answers === undefined) return;
  const path = join(folder, `${name}.txt`);
  const advice = `delete it and ${name}.json, and run the shard again`;
  if (!existsSync(path))
    throw new ShardError(`${path} is missing: delete ${name}.json, and run the shard again`);
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(bytes);
    take(bytes);
  }
  if (hash.digest('hex') !== hashes.answers) {
    throw new ShardError(`${path} differs from what the shard wrote: ${advice}`);
  }
}

/**
 * Gives a complete file its final name, unless the name is taken.
 *
 * @returns whether it succeeded; if not, another process was first
 */
export function publish(folder: string, temporary: string, name: string): boolean {
  try {
    linkSync(join(folder, temporary), join(folder, name));
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new Error(`cannot store results in ${folder}, where hard links fail: ${message}`);
  } finally {
    rmSync(join(folder, temporary), { force: true });
    syncFolder(folder);
  }
}

/** Writes a file and flushes it to the disk. */
export function writeWhole(folder: string, temporary: string, text: string): void {
  const path = join(folder, temporary);
  writeFileSync(path, text, { flush: true });
}

export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Deletes temporary files of a shard left by killed processes of this host. */
export function clearTemporaries(folder: string, name: string): void {
  for (const file of readdirSync(folder)) {
    const [, of, host, process] = TEMPORARY.exec(file) ?? [];
    if (of === name && host === HOST && !isRunning(Number(process))) {
      rmSync(join(folder, file), { force: true });
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
