import { spawnSync } from 'node:child_process';
import type { Side } from '../support/question.js';

/**
 * PARI/GP's `primecert`, with new primes for each answer and its own clock; empty if `gp` is not
 * installed.
 */
export function primecert(batches: readonly bigint[][]): Side[] {
  const version = run('print(version()[1], ".", version()[2], ".", version()[3])').trim();
  if (version === '') return [];
  const left = batches.values();
  return [
    {
      ...{ name: 'PARI/GP primecert', version, kind: 'native' },
      answer() {
        const each = 't=getwalltime();c=primecert(p);s+=getwalltime()-t;k+=primecertisvalid(c)';
        const output = run(`s=k=0;foreach([${left.next().value}],p,${each});print(k);print(s)`);
        const [proven, elapsed] = output.split('\n');
        return { text: `${proven} proven`, elapsed: Number(elapsed) };
      },
    },
  ];
}

function run(program: string): string {
  // GP discards the rest of a line that sets its memory.
  const input = `default(parisizemax,10^9);\n${program};\nquit;\n`;
  return spawnSync('gp', ['-q', '-f'], { input, encoding: 'utf8' }).stdout ?? '';
}
