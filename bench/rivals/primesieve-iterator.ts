import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timedByItself, versionOfNative } from '../support/native-time.js';
import type { Side } from '../support/question.js';

const SOURCE = fileURLToPath(new URL('./primesieve-iterator.c', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'primepool-primesieve-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const program = join(folder, 'primesieve-iterator');
const { status } = spawnSync('cc', ['-O3', SOURCE, '-o', program, '-lprimesieve']);
const version = status === 0 ? (versionOfNative('primesieve') ?? '') : undefined;

/** primesieve's iterator, which lists the primes up to a number; nobody without its library. */
export function primesieveIterator(to: number): Side[] {
  if (version === undefined) return [];
  return [
    {
      ...{ name: 'primesieve_next_prime', version, kind: 'native', note: 'into an array' },
      answer: () => timedByItself(program, [String(to)]),
    },
  ];
}
