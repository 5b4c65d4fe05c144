// The state of an unfinished shard, from which a killed run resumes.

import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../shard/digest.js';
import { note } from '../output/terminal.js';
import { temporaryName, writeWhole } from './store.js';
import type { Piece, Work } from './work.js';

const FORMAT = 'primepool-part-1';

/** The stored state. Answers are in a temporary file that only grows. */
interface Stored {
  readonly format: typeof FORMAT;
  readonly name: string;
  readonly version: string;
  readonly from: string;
  readonly to: string;
  readonly next: string;
  readonly sums: Readonly<Record<string, string>>;
  readonly read: string;
  readonly answers: { readonly file: string; readonly bytes: number; readonly hash: string } | null;
  readonly digest: string;
}

/** The shard in progress. */
export interface UnderWay {
  readonly name: string;
  readonly version: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Bytes copied at a time. */
const CHUNK = 1 << 20;

/** A shard that grows piece by piece. */
export class Part {
  next: bigint;
  /** SHA-256 of the input so far. */
  read = createHash('sha256').digest('hex');
  readonly sums: Record<string, bigint>;
  readonly #folder: string;
  readonly #shard: UnderWay;
  readonly #answers: Answers | undefined;

  /** Resumes from the stored state if it is complete and of the same shard, or starts again. */
  constructor(folder: string, shard: UnderWay, work: Work) {
    this.#folder = folder;
    this.#shard = shard;
    this.next = shard.from;
    this.sums = Object.fromEntries(work.sums.map((name) => [name, 0n]));
    this.#answers = work.answers ? new Answers(folder, `${shard.name}.txt`) : undefined;
    const stored = this.#stored();
    if (stored === undefined) return;
    if (stored.answers !== null && !this.#answers?.restore(stored.answers)) {
      note(`primepool: ${stored.answers.file} is incomplete: the shard starts over`);
      return;
    }
    this.next = BigInt(stored.next);
    this.read = stored.read;
    for (const [name, sum] of Object.entries(stored.sums)) this.sums[name] = BigInt(sum);
  }

  /** The digest of the answers so far. */
  get answers(): string | undefined {
    return this.#answers?.digest;
  }

  add({ next, sums, answers, read }: Piece): void {
    if (answers !== undefined) this.#answers?.write(answers);
    for (const [name, sum] of Object.entries(sums)) this.sums[name] = (this.sums[name] ?? 0n) + sum;
    this.next = next;
    this.read = read ?? this.read;
  }

  /** Replaces the stored state. */
  save(): void {
    const { name, version, from, to } = this.#shard;
    const answers = this.#answers?.sync() ?? null;
    const content = {
      ...{ format: FORMAT, name, version, from: String(from), to: String(to) },
      ...{ next: String(this.next), read: this.read, answers },
      sums: Object.fromEntries(Object.entries(this.sums).map(([key, sum]) => [key, String(sum)])),
    } as const;
    const before = this.#stored()?.answers?.file;
    const digest = digestOf(content, 'the part');
    const temporary = temporaryName(`${name}.part`);
    writeWhole(this.#folder, temporary, `${JSON.stringify({ ...content, digest })}\n`);
    renameSync(join(this.#folder, temporary), this.#path);
    if (before !== undefined && before !== answers?.file)
      rmSync(join(this.#folder, before), { force: true });
  }

  /** The temporary file with all answers, synchronised to the disk. */
  finish(): string | undefined {
    return this.#answers?.finish();
  }

  /** Deletes all results of a shard that failed. */
  discard(): void {
    const file = this.#answers?.finish();
    if (file !== undefined) rmSync(join(this.#folder, file), { force: true });
    this.clear();
  }

  /** Deletes the stored state of a published shard. */
  clear(): void {
    const file = this.#stored()?.answers?.file;
    if (file !== undefined) rmSync(join(this.#folder, file), { force: true });
    rmSync(this.#path, { force: true });
  }

  get #path(): string {
    return join(this.#folder, `${this.#shard.name}.part.json`);
  }

  #stored(): Stored | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch {
      return undefined;
    }
    const stored = parsed(text);
    const { name, version, from, to } = this.#shard;
    const isSame =
      stored?.name === name &&
      stored.version === version &&
      stored.from === String(from) &&
      stored.to === String(to);
    return isSame ? stored : undefined;
  }
}

/** The stored state, if it is intact. */
function parsed(text: string): Stored | undefined {
  try {
    const { digest, ...content } = JSON.parse(text) as Stored;
    const isWhole = content.format === FORMAT && digest === digestOf({ ...content }, 'the part');
    return isWhole ? { ...content, digest } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes answers to a temporary file. */
class Answers {
  readonly #folder: string;
  readonly #file: string;
  readonly #descriptor: number;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#file = temporaryName(name);
    this.#descriptor = openSync(join(folder, this.#file), 'wx');
  }

  get digest(): string {
    return this.#hash.copy().digest('hex');
  }

  /**
   * Copies the beginning of another file.
   *
   * @returns false, with nothing copied, if it has changed
   */
  restore({ file, bytes, hash }: NonNullable<Stored['answers']>): boolean {
    let source: number;
    try {
      source = openSync(join(this.#folder, file), 'r');
    } catch {
      return false;
    }
    try {
      const found = createHash('sha256');
      const chunk = Buffer.alloc(CHUNK);
      const read = (at: number): Buffer =>
        chunk.subarray(0, readSync(source, chunk, 0, Math.min(CHUNK, bytes - at), at));
      for (let at = 0; at < bytes; ) {
        const some = read(at);
        if (some.length === 0) return false;
        found.update(some);
        at += some.length;
      }
      if (found.digest('hex') !== hash) return false;
      while (this.#bytes < bytes) this.write(read(this.#bytes));
      return true;
    } finally {
      closeSync(source);
    }
  }

  write(answers: Uint8Array | string): void {
    const bytes = typeof answers === 'string' ? Buffer.from(answers) : answers;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  sync(): Stored['answers'] {
    fsyncSync(this.#descriptor);
    return { file: this.#file, bytes: this.#bytes, hash: this.digest };
  }

  finish(): string {
    fsyncSync(this.#descriptor);
    closeSync(this.#descriptor);
    return this.#file;
  }
}
