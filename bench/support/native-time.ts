// Native programs that time themselves, without the start of their processes.

import { spawnSync } from 'node:child_process';
import type { Answer } from './question.js';

/** @returns its version; undefined, with a message, if the program is not installed */
export function versionOfNative(program: string): string | undefined {
  const { stdout, status } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (status === 0) return /\d+\.\d+/.exec(stdout)?.[0] ?? '';
  console.log(`${program} is not installed: apt-get install ${program}-bin`);
  return undefined;
}

/** The count and the seconds that primesieve or primecount prints. */
export function timedByItself(program: string, words: readonly string[]): Answer {
  const { stdout } = spawnSync(program, words, { encoding: 'utf8' });
  const [, seconds = 'NaN'] = /Seconds: ([\d.]+)/.exec(stdout) ?? [];
  const [, text = stdout] = /^(?:Primes: )?(\d+)$/m.exec(stdout) ?? [];
  return { text, elapsed: 1000 * Number(seconds) };
}
